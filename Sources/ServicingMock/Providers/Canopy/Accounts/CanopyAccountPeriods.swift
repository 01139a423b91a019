/// When an account's billing cycles, and what is counted in them, begin and end.
///
/// No document says how the dates come about (*inferred*): the first cycle runs for the first cycle's interval from
/// when the account becomes effective, each later one for the cycle's interval, both counted by the clocks of the
/// product's time zone.
struct CanopyAccountPeriods {
    /// When the account becomes effective.
    let begin: MockInstant
    let zone: CanopyTimeZone
    let firstCycle: CanopyInterval
    let cycle: CanopyInterval

    /// The end of that many cycles; nil where it lies beyond the calendar's end.
    func end(ofCycles count: Int) -> MockInstant? {
        guard count > 0 else { return begin }
        // More days than the calendar has; a cycle is a day at least, or no number of them ever ends.
        let days = firstCycle.leastDays + (min(count, 4_000_000) - 1) * cycle.leastDays
        guard days < 4_000_000, count < 4_000_000 else { return nil }
        let first = zone.advance(begin, by: firstCycle)
        let end = zone.advance(first, by: cycle.times(count - 1))
        return end.date().year <= 9999 ? end : nil
    }

    /// When the first cycle's payment is due: that long after the cycle's begin, or before its end where the interval
    /// is negative (canopy.core-api-1.8.44.txt, lines 741 to 743).
    func due(_ interval: CanopyInterval) -> MockInstant? {
        guard interval.mostDays < 4_000_000 else { return nil }
        return end(ofCycles: interval.isNegative ? 1 : 0).map { zone.advance($0, by: interval) }
    }
}
