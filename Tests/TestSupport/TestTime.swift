public import ServicingHTTP

/// A clock that never waits: whoever sleeps moves it on at once to when they wanted to wake. Remembers the pauses.
public final class TestTime: Sendable {
    private struct State {
        var now = ContinuousClock.now
        var pauses: [Duration] = []
    }

    private let state = Lock(State())
    private let chance: Double

    /// - Parameter chance: what every draw of chance gives.
    public init(chance: Double = 0.5) {
        self.chance = chance
    }

    /// How long was slept, in order.
    public var pauses: [Duration] { state.withLock { $0.pauses } }
    /// The present.
    public var now: ContinuousClock.Instant { state.withLock { $0.now } }
    /// Moves the clock on.
    public func advance(by duration: Duration) { state.withLock { $0.now += duration } }

    /// The clock as the pipeline takes it. The calendar's time is 2001-09-09T01:46:40Z, always.
    public var time: CallTime {
        CallTime(
            now: { self.now },
            sleep: { wake in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.pauses.append(state.now.duration(to: wake))
                    state.now = max(state.now, wake)
                }
            },
            random: { self.chance }, secondsSinceEpoch: { 1_000_000_000 })
    }
}
