import Servicing

/// Stands before a provider: lets so many rows through at a time, no faster than its rate, waits where it asks for that,
/// and lets none through once the run drains or the provider has been given up on.
///
/// The journal is not waited for at the provider's cost: a row that may be repeated is written down while others are still
/// under way, and a row that has its answer makes room before that is written down.
actor BulkGate {
    /// How many rows may be under way at the provider.
    private let limit: Int
    /// How long after a row the next may go; nil for at once.
    private let interval: Duration?
    private let control: BulkControl
    private var health: Health
    private var pace: BulkPace
    /// Why nothing can be written down any more.
    private var failure: BulkError?

    /// How many rows were begun and are not through yet.
    private var before = 0
    /// How many rows are at the provider.
    private var through = 0
    /// How many rows were begun and are not done with.
    private var begun = 0
    private var waiting = FIFO<CheckedContinuation<Bool, Never>>()
    private var feeder: CheckedContinuation<Void, Never>?
    /// The next row's turn, as its provider's rate has it.
    private var turn = ContinuousClock.now
    /// Until when the provider has asked to be left alone.
    private var rest = ContinuousClock.now
    private var timer: Task<Void, Never>?
    private var hasTurnedAway = false

    init(_ settings: BulkSettings, at provider: ProviderID, _ control: BulkControl) {
        let limit = settings.concurrency(at: provider)
        let interval = settings.interval(at: provider)
        self.limit = limit
        self.interval = interval
        pace = settings.pace
        health = Health(limit: settings.failuresBeforeStopping)
        self.control = control
    }

    /// How long before its turn a row may be begun: what bringing it to the disk takes.
    private static let longestAhead: Duration = .milliseconds(50)
    /// How much later than asked a timer may wake.
    private static let timerLoss: Duration = .milliseconds(20)
    /// How soon a drain is seen where nothing else happens.
    private static let longestSleep: Duration = .milliseconds(100)

    private var isClosed: Bool { control.isDraining || failure != nil || health.stop != nil }

    /// Why nothing more was sent to the provider, where it was given up on; and whether rows that were begun were turned
    /// away, for that or for a drain.
    ///
    /// - Throws: why nothing could be written down any more.
    func end() throws(BulkError) -> (stop: String?, hasTurnedAway: Bool) {
        if let failure { throw failure }
        return (health.stop, hasTurnedAway)
    }

    // MARK: The way of a row

    /// Whether there is room for one more row.
    enum Room: Sendable {
        /// None may be begun any more.
        case none
        /// It is to be written down when its turn has come.
        case atItsTurn
        /// It may be written down before, as its turn comes soon.
        case ahead
    }

    /// Waits until one more row may be begun.
    func waitForRoom() async -> Room {
        while !isClosed, before >= max(1, ahead) || begun >= 4 * limit {
            await withCheckedContinuation { feeder = $0 }
        }
        guard !isClosed else { return .none }
        before += 1
        begun += 1
        return ahead > 0 ? .ahead : .atItsTurn
    }

    /// How many rows may be begun before their turn: as many as have it soon, and at most as many again as may be under
    /// way.
    private var ahead: Int { min(limit, pace.rows(in: Self.longestAhead)) }

    /// Waits for a row's turn.
    ///
    /// - Returns: false where it is not to be sent any more.
    func enter() async -> Bool {
        await withCheckedContinuation {
            waiting.append($0)
            letThrough()
        }
    }

    /// A row is through, and what its end says of the provider; nil where it came to none.
    func leave(_ end: BulkLane.RowEnd?) {
        through -= 1
        pace.noteRow(at: .now)
        if let wait = end.flatMap({ health.note($0) }) { rest = max(rest, .now + wait) }
        letThrough()
    }

    /// A row's end is written down.
    func finish() {
        begun -= 1
        wakeFeeder()
    }

    /// Nothing can be written down any more, so nothing may be sent any more.
    func fail(_ error: BulkError) {
        failure = failure ?? error
        control.drain()
        letThrough()
    }

    // MARK: Turns

    private func letThrough() {
        while !waiting.isEmpty {
            let isClosed = isClosed
            if !isClosed {
                guard through < limit else { return }
                let now = ContinuousClock.now
                // What a timer lost is made up; what was lost waiting for an answer is not, in a burst.
                if interval != nil { turn = max(turn, now - Self.timerLoss) }
                let start = interval == nil ? rest : max(turn, rest)
                guard start <= now else { return wake(after: start - now) }
                if let interval { turn += interval }
                through += 1
            } else {
                hasTurnedAway = true
            }
            before -= 1
            waiting.removeFirst().resume(returning: !isClosed)
            wakeFeeder()
        }
    }

    private func wake(after wait: Duration) {
        guard timer == nil else { return }
        timer = Task {
            try? await Task.sleep(for: min(wait, Self.longestSleep))
            timer = nil
            letThrough()
        }
    }

    private func wakeFeeder() {
        feeder?.resume()
        feeder = nil
    }
}

extension BulkGate {
    /// Whether a provider is worth sending more to.
    struct Health {
        /// After how many failures in a row nothing more is begun.
        let limit: Int
        private var failures = 0
        /// Why nothing more is begun.
        private(set) var stop: String?

        init(limit: Int) {
            self.limit = limit
        }

        /// - Returns: how long to wait before the next row, where the provider asks for that.
        mutating func note(_ end: BulkLane.RowEnd) -> Duration? {
            switch end {
            case .answered: failures = 0
            case .unauthenticated:
                stop = stop ?? "the credentials are not accepted; the rest was not sent"
            case .rateLimited(let wait): return min(max(wait ?? .seconds(1), .zero), .seconds(600))
            case .failed(let message):
                failures += 1
                if failures >= max(1, limit) {
                    stop =
                        stop ?? "\(failures) rows in a row got no answer, the last: \(message); the rest was not sent"
                }
            }
            return nil
        }
    }
}

/// A queue whose first element goes at a constant cost.
private struct FIFO<Element> {
    private var elements: [Element] = []
    private var first = 0

    var isEmpty: Bool { first == elements.count }

    mutating func append(_ element: Element) {
        elements.append(element)
    }

    mutating func removeFirst() -> Element {
        let element = elements[first]
        first += 1
        if first > 64, first * 2 > elements.count {
            elements.removeFirst(first)
            first = 0
        }
        return element
    }
}
