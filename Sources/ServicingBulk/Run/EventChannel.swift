/// Hands events from many tasks to one reader. A sender waits while the reader is behind, so that memory stays bounded.
actor EventChannel<Event: Sendable> {
    private let capacity: Int
    private var events: [Event] = []
    private var reader: CheckedContinuation<Void, Never>?
    private var senders: [CheckedContinuation<Void, Never>] = []
    private var end: Result<Void, any Error>?
    /// Whether nobody reads any more; what is sent is dropped then.
    private var isAbandoned = false

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Hands an event over.
    func send(_ event: Event) async {
        while events.count >= capacity, !isAbandoned {
            await withCheckedContinuation { senders.append($0) }
        }
        guard !isAbandoned else { return }
        events.append(event)
        wakeReader()
    }

    /// Nothing follows.
    func finish(_ end: Result<Void, any Error>) {
        self.end = end
        wakeReader()
    }

    /// Nobody reads any more.
    func abandon() {
        isAbandoned = true
        events = []
        wakeSenders()
        wakeReader()
    }

    /// The next events, at least one; none at the end.
    func next() async throws -> [Event] {
        while events.isEmpty {
            if isAbandoned { return [] }
            if let end {
                try end.get()
                return []
            }
            await withCheckedContinuation { reader = $0 }
        }
        let next = events
        events = []
        wakeSenders()
        return next
    }

    private func wakeReader() {
        reader?.resume()
        reader = nil
    }

    private func wakeSenders() {
        for sender in senders { sender.resume() }
        senders = []
    }
}
