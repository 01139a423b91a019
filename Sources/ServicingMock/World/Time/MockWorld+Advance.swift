extension MockWorld {
    /// Moves the clock forward, and has what falls due on the way happen in its order. Where the clock follows the
    /// system's time, what fell due since the last time happens as well.
    ///
    /// Only this makes things fall due: setting the clock is a jump.
    ///
    /// - Precondition: the duration is not negative.
    /// - Returns: what happened, the earliest first.
    @discardableResult
    public func advance(by duration: Duration) -> [DueEvent] {
        precondition(duration >= .zero, "time is moved forward; the clock can be set back")
        return change { state in
            let (after, through) = clock.settle(advancingBy: duration)
            var events: [DueEvent] = []
            for place in state.providers.indices {
                let happened = state.providers[place].advance(after: after, through: through)
                if !happened.isEmpty { state.basis?.untouched.remove(type(of: state.providers[place]).id) }
                events += happened
            }
            // Providers know nothing of each other; at one moment theirs come in the world's order of providers.
            let order = events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            return order.map(\.element)
        }
    }

    /// Moves the clock forward to a time, as ``advance(by:)`` does; one that is past already is no move.
    ///
    /// - Returns: what happened, the earliest first.
    @discardableResult
    public func advance(to time: MockInstant) -> [DueEvent] {
        advance(by: max(.zero, time.duration(since: clock.now)))
    }
}
