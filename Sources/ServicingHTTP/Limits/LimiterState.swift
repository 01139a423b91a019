/// Who may go and who waits, as a value: it reads no clock and wakes nobody.
///
/// Strictly first come, first served: while somebody waits, nobody overtakes. A place is taken by going and free again
/// by ``leave()``; a token is taken by going and comes back with time alone, so one who waits and gives up costs nothing.
struct LimiterState {
    typealias Instant = ContinuousClock.Instant

    /// What becomes of one who waited.
    enum Verdict: Equatable {
        case go
        case tooLate
    }

    let rate: RateLimit?
    let places: Int?
    private(set) var inFlight = 0
    private var deadlines: [Int: Instant] = [:]
    private var next = 0
    private var head = 0
    /// Not before the earliest deadline of those who wait; often earlier, as one who gives up does not move it.
    private var earliest: Instant?
    /// When the bucket will be full again: the virtual scheduling form of a token bucket.
    private var full: Instant?

    init(rate: RateLimit?, places: Int?) {
        self.rate = rate
        self.places = places.map { max(1, $0) }
    }

    /// How many wait.
    var waiting: Int { deadlines.count }

    /// Goes at once, if nobody waits and nothing is in the way.
    mutating func enter(now: Instant) -> Bool {
        guard deadlines.isEmpty, hasPlace, tokenTime(now) <= now else { return false }
        take(now)
        return true
    }

    /// Waits behind all others.
    mutating func wait(until deadline: Instant) -> Int {
        next += 1
        deadlines[next] = deadline
        earliest = min(earliest ?? deadline, deadline)
        return next
    }

    /// Waits no longer; false where it does not wait any more.
    mutating func giveUp(_ id: Int) -> Bool {
        deadlines.removeValue(forKey: id) != nil
    }

    /// Frees a place.
    mutating func leave() {
        inFlight -= 1
    }

    /// Lets go whose turn it is and sends away whose deadline has passed.
    mutating func turn(now: Instant) -> [(id: Int, verdict: Verdict)] {
        var verdicts: [(id: Int, verdict: Verdict)] = []
        if let earliest, earliest <= now {
            for (id, deadline) in deadlines where deadline <= now { verdicts.append((id, .tooLate)) }
            for (id, _) in verdicts { deadlines[id] = nil }
            self.earliest = deadlines.values.min()
        }
        while !deadlines.isEmpty, hasPlace, tokenTime(now) <= now {
            head += 1
            guard deadlines.removeValue(forKey: head) != nil else { continue }
            take(now)
            verdicts.append((head, .go))
        }
        if deadlines.isEmpty { earliest = nil }
        return verdicts
    }

    /// When ``turn(now:)`` has something to do that nobody else will call it for; nil where nobody waits.
    func wake(now: Instant) -> Instant? {
        guard !deadlines.isEmpty else { return nil }
        guard hasPlace else { return earliest }
        return min(tokenTime(now), earliest ?? tokenTime(now))
    }

    private var hasPlace: Bool { places.map { inFlight < $0 } ?? true }

    /// When there is a token.
    private func tokenTime(_ now: Instant) -> Instant {
        guard let rate, let full else { return now }
        return full - rate.interval * (rate.burst - 1)
    }

    private mutating func take(_ now: Instant) {
        inFlight += 1
        if let rate { full = max(full ?? now, now) + rate.interval }
    }
}
