public import Servicing

/// Why a token source has no token to give. Its words are shown with the call's error, so they hold no credential.
public struct TokenProblem: Error, Sendable, CustomStringConvertible {
    /// What happened: `unauthenticated` where the credentials that the token was to be had for were refused, otherwise
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

    /// What a failed call to an authorization server means for the calls that wait for its token. Whatever it refused
    /// counts as credentials that are not good; that nothing or nothing readable came does not.
    public init(_ error: ServicingError) {
        let kind: ServicingError.Kind =
            switch error.kind {
            case .rateLimited, .providerFailure, .malformedResponse, .transport: error.kind
            case .outcomeUnknown: .transport
            default: .unauthenticated
            }
        self.init(kind, error.message, complaint: error.complaint, retryAfter: error.retryAfter)
    }

    /// The message.
    public var description: String { message }

    /// The error of a call that was not sent for want of a token.
    func error(provider: ProviderID, operation: OperationName) -> ServicingError {
        let hint =
            kind == .unauthenticated
            ? "nothing was sent; check the credentials that the token is had for, and the environment"
            : "nothing was sent; it can be sent again"
        return ServicingError(
            kind, .notSent, "no access token could be had: \(message)", hint: hint, provider: provider,
            operation: operation, complaint: complaint, retryAfter: retryAfter)
    }
}
