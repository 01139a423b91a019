import Servicing

/// What to do next, for every kind of error and every way that an exchange can fail.
enum Hints {
    /// What follows from kind and effect. Never nil but for `unsupported`, whose errors name what there is instead.
    static func hint(_ kind: ServicingError.Kind, _ effect: ServicingError.Effect) -> String? {
        if effect == .mayHaveApplied { return "the provider may have done it: find out there before sending it again" }
        switch kind {
        case .invalidRequest where effect == .notSent: return "nothing was sent; mend what is named and send it again"
        case .invalidRequest: return "see what the provider calls wrong, and mend it; nothing was changed"
        case .unauthenticated: return "check the credentials; nothing was changed"
        case .forbidden: return "these credentials may not do this; nothing was changed"
        case .notFound: return "check the ids and the environment (sandbox or production); nothing was changed"
        case .conflict: return "see at the provider what state it is in, and decide anew; nothing was changed"
        case .ruleViolation: return "see which of the provider's rules forbids it; nothing was changed"
        case .rateLimited: return "wait, then send it again; nothing was changed"
        case .transport where effect == .refused:
            return "an earlier request was refused and the last was not sent; nothing was changed"
        case .transport: return "nothing was sent; it can be sent again"
        case .providerFailure: return "the provider failed; nothing was changed, and it can be sent again"
        case .outcomeUnknown: return "no answer came; nothing was changed, as a read changes nothing"
        case .malformedResponse:
            return "check that the base URL is the provider's and no proxy's or portal's; nothing was changed"
        case .unsupported: return nil
        }
    }

    /// What follows from a failed exchange: the hint that its kind and effect have, and what to look at.
    static func hint(_ failure: TransportError, _ general: String?, _ effect: ServicingError.Effect) -> String {
        let look = look(failure)
        // Of a request that did not leave, or a read, the cause alone is worth telling.
        guard effect == .mayHaveApplied, let general else {
            return (effect == .notSent ? "nothing was sent; " : "nothing was changed; ") + look
        }
        return general + "; " + look
    }

    private static func look(_ failure: TransportError) -> String {
        switch failure.kind {
        case .refusedRequest: "use https, or a request that this transport sends"
        case .cannotResolve: "check the base URL's host and this machine's name server"
        case .cannotConnect: "check the base URL, the network and whether the provider is up"
        case .tlsFailed: "check the CA certificates, the client's certificate, pinned keys and this machine's clock"
        case .proxyFailed: "check the proxy's address, its credentials and whether it may connect there"
        case .timedOut:
            failure.phase == .waitingForSlot
                ? "too many requests were on their way: raise the timeout or limit the calls in flight"
                : "raise the timeout if the provider is known to be slow"
        case .cancelled: "the task was cancelled"
        case .connectionLost: "the connection broke, as it does in passing"
        case .answerTooLarge: "raise the cap on an answer's size if the provider is known to send so much"
        case .malformedAnswer: "check that the base URL is the provider's and no proxy's or portal's"
        case .shutDown: "the transport was shut down: make another"
        case .other: "see the message for libcurl's own words"
        }
    }
}
