/// A request that is answered before, or instead of, any operation's own rules. The provider gives it its shape.
public struct Refusal: Error, Hashable, Sendable {
    /// Why.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The path or query can't be percent-decoded.
        case malformedTarget
        /// The path is documented, the method is not.
        case methodNotAllowed
        /// A credential that must be there is not.
        case missingCredential
        /// A credential is not one that the world accepts.
        case wrongCredential
        /// The token was accepted once.
        case expiredToken
        /// The caller's role does not allow it.
        case forbidden
        /// The provider's rate limit is used up.
        case rateLimited
        /// The body is not said to be JSON.
        case unsupportedMediaType
        /// The body is not JSON.
        case malformedBody
        /// A fault says so.
        case injected
    }

    /// Why.
    public let kind: Kind
    /// The status that HTTP has for it. A provider whose document says otherwise answers another.
    public let status: Int
    /// A sentence for a person. Holds nothing of what was sent.
    public let message: String
    /// The seconds that `Retry-After` asks for where the answer is 429.
    public let retryAfter: Int

    /// A refusal with the status that HTTP has for its kind.
    public init(_ kind: Kind, _ message: String, retryAfter: Int = 1) {
        self.kind = kind
        self.message = message
        self.retryAfter = retryAfter
        status =
            switch kind {
            case .malformedTarget, .malformedBody: 400
            case .missingCredential, .wrongCredential, .expiredToken: 401
            case .forbidden: 403
            case .methodNotAllowed: 405
            case .unsupportedMediaType: 415
            case .rateLimited: 429
            case .injected: 500
            }
    }

    /// A fault's status.
    public init(injected status: Int) {
        kind = .injected
        self.status = status
        message = Self.reason(of: status)
        retryAfter = 1
    }

    /// The reason phrase of a status (RFC 9110 §15).
    public static func reason(of status: Int) -> String {
        switch status {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 415: "Unsupported Media Type"
        case 422: "Unprocessable Entity"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        default: "Status \(status)"
        }
    }
}
