import Servicing

/// The tries of one call: how many there were, which of them may have been applied, and which one tells how it ended.
struct Tries {
    typealias Ending = Result<HTTPResponse, TransportError>

    let contract: OperationContract
    /// How many requests were handed to the transport.
    private(set) var count = 0
    /// How often one was handed to a connection.
    private(set) var deliveries = 0
    /// What the last repetition took from the quota.
    var cost: Int? {
        didSet { unspent = cost ?? 0 }
    }
    /// The part of it whose request has not been sent yet.
    private(set) var unspent = 0
    /// Why the request was not sent again although it might have been.
    var stopped: String?
    /// The latest ending.
    private(set) var last: Ending?
    /// Those before the latest, once there is one behind them.
    private var history: [AttemptRecord] = []
    /// When the latest ended, where another is to follow.
    private var lastElapsed: Duration?
    /// The latest try before the last that may have been applied.
    private var unknown: Ending?

    init(_ contract: OperationContract) {
        self.contract = contract
    }

    /// Takes the ending of a try.
    mutating func add(_ ending: Ending) {
        count += 1
        unspent = 0
        if let last, let lastElapsed {
            history.append(AttemptRecord(last, elapsed: lastElapsed))
            if RetryRule.mayHaveApplied(last, contract) { unknown = last }
        }
        lastElapsed = nil
        last = ending
        switch ending {
        case .success(let response): deliveries += response.metrics.deliveries
        case .failure(let failure) where failure.delivery == .notSent: break
        case .failure(let failure): deliveries += max(1, failure.metrics.deliveries)
        }
    }

    /// Another try is to follow; nothing is wrong where none does.
    mutating func goOn(elapsed: Duration) {
        lastElapsed = elapsed
    }

    /// The ending that is told. A try that never left this machine says nothing of the one before it that may have been
    /// applied, so then that one is told.
    ///
    /// - Returns: the ending, and whether a try before it may have been applied.
    func verdict(for last: Ending) -> (ending: Ending, earlierMayHaveApplied: Bool) {
        if case .failure(let failure) = last, failure.delivery == .notSent, let unknown { return (unknown, false) }
        return (last, unknown != nil)
    }

    /// Every try, the last among them; empty where there was one only.
    func wholeHistory(elapsed: Duration) -> [AttemptRecord] {
        guard !history.isEmpty, let last else { return [] }
        return history + [AttemptRecord(last, elapsed: elapsed)]
    }
}

extension AttemptRecord {
    fileprivate init(_ ending: Tries.Ending, elapsed: Duration) {
        switch ending {
        case .success(let response):
            self.init(statusCode: response.status, failure: nil, mayHaveArrived: true, elapsed: elapsed)
        case .failure(let failure):
            self.init(
                statusCode: failure.partialAnswer?.status, failure: failure.message,
                mayHaveArrived: failure.delivery == .mayHaveArrived, elapsed: elapsed)
        }
    }
}
