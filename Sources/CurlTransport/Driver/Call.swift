internal import ServicingHTTP

/// One call of `send`, on its way from the caller's task to the driver and back.
final class Call: @unchecked Sendable {
    // Sendable: the constants are values. `stage` and `continuation` are read and written under the mailbox's lock
    // until the call is submitted; from then on `continuation` and `isFinished` belong to the driver's thread alone,
    // which got the call through that lock.
    typealias Outcome = Result<HTTPResponse, TransportError>

    enum Stage {
        case new
        case submitted
        case cancelled
    }

    let request: HTTPRequest
    let deadline: ContinuousClock.Instant
    let start = ContinuousClock.now
    var stage = Stage.new
    var continuation: CheckedContinuation<Outcome, Never>?
    /// Set when the driver has decided how the call ends.
    var isFinished = false
    /// Where the call is being worked on, while it is.
    var slot: TransferSlot?

    init(_ request: HTTPRequest, deadline: ContinuousClock.Instant) {
        self.request = request
        self.deadline = deadline
    }

    /// Hands the outcome to the waiting task. The driver's thread alone calls this, once.
    func resume(_ outcome: Outcome) {
        continuation?.resume(returning: outcome)
        continuation = nil
    }

    /// An error of a call that no handle has been given to.
    func failureBeforeStart(_ kind: TransportError.Kind, _ message: String) -> TransportError {
        TransportError(
            kind, delivery: .notSent, phase: .waitingForSlot, message: message,
            metrics: ExchangeMetrics(total: start.duration(to: .now), deliveries: 0))
    }
}
