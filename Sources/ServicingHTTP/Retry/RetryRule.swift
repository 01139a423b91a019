import Servicing

/// What may be sent again after what: a pure function of the try's ending and the operation's contract.
enum RetryRule {
    typealias Ending = Result<HTTPResponse, TransportError>

    /// Whether the same request may be sent again, time, attempts and quota aside.
    static func allows(after ending: Ending, _ contract: OperationContract, _ policy: RetryPolicy) -> Bool {
        switch ending {
        case .failure(let failure) where failure.delivery == .notSent:
            return mayPass(failure.kind)
        case .failure(let failure):
            return mayPass(failure.kind) && policy.repeats(contract.repeatability)
        case .success(let response):
            switch response.status {
            case 429:
                // A 429 is a refusal to look at the request where the document says what it means. A pay-off is not
                // staked on that.
                return policy.repeats(contract.repeatability)
                    || (contract.documentedErrors.contains(429) && !contract.movesMoney)
            case 408, 500, 502, 503, 504: return policy.repeats(contract.repeatability)
            default: return false
            }
        }
    }

    /// Whether the provider may have done what a write asked for, as far as this try is concerned.
    static func mayHaveApplied(_ ending: Ending, _ contract: OperationContract) -> Bool {
        guard contract.isWrite else { return false }
        switch ending {
        case .failure(let failure): return failure.delivery == .mayHaveArrived
        case .success(let response) where (200...299).contains(response.status): return true
        case .success(let response):
            return StatusMeaning.classify(response.status, isWrite: true).effect == .mayHaveApplied
        }
    }

    /// What a repetition takes from the quota.
    static func cost(after ending: Ending) -> Int {
        if case .failure(let failure) = ending, failure.kind == .timedOut { 10 } else { 5 }
    }

    /// Whether the same may go better a moment later. A certificate, an answer that is no HTTP or too large, and a
    /// transport that was shut down stay what they are.
    private static func mayPass(_ kind: TransportError.Kind) -> Bool {
        switch kind {
        case .cannotResolve, .cannotConnect, .proxyFailed, .timedOut, .connectionLost: true
        case .refusedRequest, .tlsFailed, .cancelled, .answerTooLarge, .malformedAnswer, .shutDown, .other: false
        }
    }
}
