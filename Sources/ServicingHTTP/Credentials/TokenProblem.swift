public import Servicing

/// Why a token source has no token to give. Its words are shown with the call's error, so they hold no credential.
public struct TokenProblem: Error, Sendable, CustomStringConvertible {
    /// What happened: `unauthenticated` where the credentials that the token was to be had for are not good, otherwise
    /// what kept it from being had.
    public let kind: ServicingError.Kind
    /// A sentence for a person.
    public let message: String
    /// What the authorization server said, where it answered.
    public let complaint: ProviderComplaint?
    /// How long it asks to wait, where it said so.
    public let retryAfter: Duration?

    /// A problem.
    public init(
        _ kind: ServicingError.Kind, _ message: String, complaint: ProviderComplaint? = nil,
        retryAfter: Duration? = nil
    ) {
        self.kind = kind
        self.message = message
        self.complaint = complaint
        self.retryAfter = retryAfter
    }

    /// What a failed call to an authorization server means for the calls that wait for its token.
    ///
    /// Credentials that are not good are only what it says of them: a 401, or one of OAuth's codes for it. Any other 403
    /// is passed on as it is. Whatever else it refused is no answer of an authorization server's that is understood here:
    /// a 404 or 405 is what a base URL answers that leads to another place.
    public init(_ error: ServicingError) {
        // OAuth has its code as the text of `error`, which is read as a message where there is no other.
        let said = [error.complaint?.code, error.complaint?.message].compactMap { $0 }
        let isKnownRefusal = !Self.refusalsOfClient.isDisjoint(with: said)
        let kind: ServicingError.Kind =
            switch error.kind {
            case .rateLimited, .providerFailure, .transport: error.kind
            case .outcomeUnknown: .transport
            case .unauthenticated: .unauthenticated
            case .invalidRequest, .forbidden, .notFound, .conflict, .ruleViolation, .malformedResponse, .unsupported:
                isKnownRefusal ? .unauthenticated : error.kind == .forbidden ? .forbidden : .malformedResponse
            }
        self.init(kind, error.message, complaint: error.complaint, retryAfter: error.retryAfter)
    }

    /// OAuth's codes for a client, or a grant of one, that is not good (RFC 6749 §5.2; `access_denied` is what some
    /// authorization servers say instead).
    private static let refusalsOfClient: Set<String> = [
        "access_denied", "invalid_client", "invalid_grant", "unauthorized_client",
    ]

    /// The message.
    public var description: String { message }

    /// The error of a call that was not sent for want of a token.
    func error(provider: ProviderID, operation: OperationName) -> ServicingError {
        let hint =
            switch kind {
            case .unauthenticated, .forbidden:
                "nothing was sent; check the credentials that the token is had for, and the environment"
            case .malformedResponse: "nothing was sent; check the base URL and where tokens are had"
            default: "nothing was sent; it can be sent again"
            }
        return ServicingError(
            kind, .notSent, "no access token could be had: \(message)", hint: hint, provider: provider,
            operation: operation, complaint: complaint, retryAfter: retryAfter)
    }
}
