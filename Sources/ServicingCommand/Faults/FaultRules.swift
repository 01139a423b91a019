import Servicing
import ServicingMock

/// What has to come of a call that a fault hits, from three things alone: whether the operation may be repeated, on
/// which side of the state change the fault is, and how much of an answer the client gets to see.
///
/// Written from what is promised and not from what the pipeline does, so that the two can differ.
struct FaultRules {
    let contract: Servicing.OperationContract
    /// What the provider makes of the operation when nothing goes wrong: the first time, the second, and so on.
    let performances: [Performance]
    /// How many requests a call makes at most.
    let tries: Int

    /// One undisturbed call.
    struct Performance: Hashable, Sendable {
        let report: FaultReport
        let changesState: Bool
    }

    /// How one request ends.
    private struct Ending {
        let report: FaultReport
        let mayBeRepeated: Bool

        init(_ report: FaultReport, mayBeRepeated: Bool = false) {
            self.report = report
            self.mayBeRepeated = mayBeRepeated
        }
    }

    /// Plays a call.
    func ending(_ sample: Fault.Sample, _ placement: Fault.Placement, _ hits: FaultHits) -> FaultEnding {
        var ending = FaultEnding(report: nil, attempts: 0, requests: 0, changes: 0)
        var done = 0
        var isUnclear = false
        var latest = Ending(.error(.transport, .notSent))
        for number in 1...tries {
            let isHit = hits == .always || number == 1
            if isHit, sample.sight == .noConnection {
                // Nothing left, so it may be tried again whatever it is.
                latest = Ending(.error(.transport, .notSent), mayBeRepeated: true)
                continue
            }
            ending.requests += 1
            ending.attempts += 1
            let own = performances[min(done, performances.count - 1)]
            let acts = !isHit || placement == .afterCommit
            if acts, case .outcome = own.report {
                done += 1
                if own.changesState { ending.changes += 1 }
            }
            latest = isHit ? self.ending(of: sample.sight, own.report) : Ending(own.report)
            if number == tries || !latest.mayBeRepeated { break }
            if case .error(_, .mayHaveApplied) = latest.report { isUnclear = true }
        }
        ending.report = isUnclear ? Self.after(unclear: latest.report) : latest.report
        return ending
    }

    /// What the last answer comes to where an earlier request of the call may have been applied.
    private static func after(unclear report: FaultReport) -> FaultReport {
        switch report {
        case .outcome: report
        // It is so already, and nobody else can have done it.
        case .error(.conflict, .refused): .outcome(.alreadyApplied)
        // A no to the second does not undo the first.
        case .error(let kind, _): .error(kind, .mayHaveApplied)
        }
    }

    private func ending(of sight: Fault.Sight, _ own: FaultReport) -> Ending {
        let isSuccess = if case .outcome = own { true } else { false }
        return switch sight {
        case .answer: Ending(own)
        case .status(let status): Ending(report(status), mayBeRepeated: isRepeated(after: status))
        case .postponed(let status): Ending(report(status))
        // Of a refusal the status says enough.
        case .unreadable: Ending(isSuccess ? unclear(.malformedResponse) : own)
        case .sayingNo: Ending(isSuccess ? .error(.ruleViolation, .refused) : own)
        case .broken, .silence: Ending(unclear(.outcomeUnknown), mayBeRepeated: contract.repeatability.isRepeatable)
        case .noHTTP: Ending(unclear(.malformedResponse))
        case .noConnection: Ending(.error(.transport, .notSent), mayBeRepeated: true)
        }
    }

    /// A write may have been done; a read has changed nothing.
    private func unclear(_ kind: ServicingError.Kind) -> FaultReport {
        .error(kind, contract.isWrite ? .mayHaveApplied : .refused)
    }

    private func report(_ status: Int) -> FaultReport {
        switch status {
        case 401: .error(.unauthenticated, .refused)
        case 403: .error(.forbidden, .refused)
        case 404: .error(.notFound, .refused)
        case 408: unclear(.outcomeUnknown)
        case 409: .error(.conflict, .refused)
        case 422: .error(.ruleViolation, .refused)
        case 429: .error(.rateLimited, .refused)
        case 400...499: .error(.invalidRequest, .refused)
        case 500...599: unclear(.providerFailure)
        default: unclear(.malformedResponse)
        }
    }

    /// What moves money is not staked on a 429; anything else follows one that its document names.
    private func isRepeated(after status: Int) -> Bool {
        switch status {
        case 429:
            contract.repeatability.isRepeatable || (contract.documentedErrors.contains(429) && !contract.movesMoney)
        case 408, 500, 502, 503, 504: contract.repeatability.isRepeatable
        default: false
        }
    }

    // MARK: What must not be, whatever the rules above have

    /// What is told that is not so.
    static func broken(_ cell: FaultCell, _ report: FaultReport, _ seen: FaultEnding) -> [String] {
        let contract = cell.operation.contract
        var problems: [String] = []
        if contract.movesMoney, seen.changes > 1 { problems.append("money was moved \(seen.changes) times") }
        if contract.movesMoney, seen.requests > 1 { problems.append("it was sent \(seen.requests) times") }
        if !contract.isWrite, seen.changes > 0 { problems.append("a read has changed something") }
        switch report {
        case .error(_, .notSent) where seen.requests > 0: problems.append("it is told as not sent, and arrived")
        case .error(_, .refused) where seen.changes > 0 && contradiction(cell, seen) == nil:
            problems.append("it is told as refused, and was done")
        case .outcome where contract.isWrite && seen.changes == 0: problems.append("it is told as done, and was not")
        default: break
        }
        return problems
    }

    /// Where the provider itself says no to what it has done: its word is all that there is.
    static func contradiction(_ cell: FaultCell, _ seen: FaultEnding) -> String? {
        guard seen.changes > 0, cell.placement == .afterCommit else { return nil }
        let saysNo =
            switch cell.sample.sight {
            case .status(let status), .postponed(let status): (400...499).contains(status) && status != 408
            case .sayingNo: true
            default: false
            }
        return saysNo ? "the provider says no to what it did" : nil
    }
}
