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
        /// How connections are to be taken on, until the loop has seen it.
        var acceptance: Acceptance?
        /// Whether answers that are held back may be due, until the loop has seen it.
        var hasOpened = false
        /// Replies that handlers took their time for, by their connections, until the loop has seen them.
        var replies: [(UInt64, Reply)] = []
        /// Nil when the loop has served its last: its poller is then closed, or about to be.
        var waker: Poller.Waker?
        var hasEnded = false
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

    /// Tells the loop how to take on connections.
    func set(_ acceptance: Acceptance) {
        state.withLock { state in
            state.acceptance = acceptance
            state.waker?.wake()
        }
    }

    /// What it was told of that since it last asked.
    func takeAcceptance() -> Acceptance? {
        state.withLock { state in
            defer { state.acceptance = nil }
            return state.acceptance
        }
    }

    /// Tells the loop that answers which it holds back may be due.
    func noteOpened() {
        state.withLock { state in
            state.hasOpened = true
            state.waker?.wake()
        }
    }

    /// Gives the loop the reply that a connection waits for.
    func give(_ reply: Reply, to connection: UInt64) {
        state.withLock { state in
            state.replies.append((connection, reply))
            state.waker?.wake()
        }
    }

    /// Whether it was told so since it last asked.
    func takeOpened() -> Bool {
        state.withLock { state in
            defer { state.hasOpened = false }
            return state.hasOpened
        }
    }

    /// The replies that were given since it last asked.
    func takeReplies() -> [(UInt64, Reply)] {
        state.withLock { state in
            defer { state.replies = [] }
            return state.replies
        }
    }

    /// Waits until the loop has ended.
    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.waiting.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }

    /// Sees to it that nobody wakes the loop any more. Called before its poller is closed.
    func retireWaker() {
        state.withLock { $0.waker = nil }
    }

    /// Notes that the loop has ended and all that it held is closed.
    func noteEnd() {
        let waiting = state.withLock { state in
            state.hasEnded = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
