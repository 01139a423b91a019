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

    static func hint(_ kind: ServicingError.Kind, _ effect: ServicingError.Effect) -> String? {
        switch (kind, effect) {
        case (_, .mayHaveApplied):
            "the provider may have done it: find out there before sending it again"
        case (.transport, .refused): "an earlier request was refused and the last was not sent; nothing was changed"
        case (.unauthenticated, _): "check the credentials; nothing was changed"
        case (.forbidden, _): "these credentials may not do this; nothing was changed"
        case (.notFound, _): "check the ids and the environment (sandbox or production); nothing was changed"
        case (.rateLimited, _): "wait, then send it again; nothing was changed"
        case (.transport, _): "nothing was sent; it can be sent again"
        default: nil
        }
    }
}
