import ServicingHTTP

/// What other threads tell the event loop, and what it tells them.
final class ServerControl: Sendable {
    /// What the loop is to do.
    enum Order {
        case serve
        /// End requests in flight, then stop.
        case stop
        /// Drop everything.
        case stopAtOnce
    }

    private struct State {
        var order = Order.serve
        /// Nil when the loop has ended: its poller is then closed, or about to be.
        var waker: Poller.Waker?
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Lock<State>

    init(waker: Poller.Waker) {
        state = Lock(State(waker: waker))
    }

    /// What the loop is to do now.
    var order: Order { state.withLock { $0.order } }

    /// Tells the loop to stop. An order to drop everything stands above one to end what is in flight.
    func stop(atOnce: Bool) {
        state.withLock { state in
            state.order = atOnce || state.order == .stopAtOnce ? .stopAtOnce : .stop
            state.waker?.wake()
        }
    }

    /// Waits until the loop has ended.
    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                guard state.waker != nil else { return true }
                state.waiting.append(continuation)
                return false
            }
            if hasEnded { continuation.resume() }
        }
    }

    /// Notes that the loop has ended: nobody may wake it any more. Called before its poller is closed.
    func noteEnd() {
        let waiting = state.withLock { state in
            state.waker = nil
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
