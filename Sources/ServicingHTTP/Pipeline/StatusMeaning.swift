import Servicing

/// What a status means for an instruction: its kind and its effect.
///
/// From the issue of ambiguity, not of politeness: after a write, any 5xx and a 408 may have been applied; a 4xx is a
/// refusal. A redirect, which is never followed, and any other status that no document names can't be understood.
enum StatusMeaning {
    static func classify(_ status: Int, isWrite: Bool) -> (kind: ServicingError.Kind, effect: ServicingError.Effect) {
        let unclear: ServicingError.Effect = isWrite ? .mayHaveApplied : .refused
        return switch status {
        case 401: (.unauthenticated, .refused)
        case 403: (.forbidden, .refused)
        case 404, 410: (.notFound, .refused)
        case 408: (.outcomeUnknown, unclear)
        case 409, 412: (.conflict, .refused)
        case 422: (.ruleViolation, .refused)
        case 429: (.rateLimited, .refused)
        case 400...499: (.invalidRequest, .refused)
        case 500...599: (.providerFailure, unclear)
        default: (.malformedResponse, unclear)
        }
    }
}
