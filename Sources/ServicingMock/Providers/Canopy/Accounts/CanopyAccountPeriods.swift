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
        // More than the calendar has days; a factor of that size overflows nothing.
        guard count < 4_000_000, let first = zone.advance(begin, by: firstCycle) else { return nil }
        return zone.advance(first, by: cycle.times(count - 1))
    }

    /// When the first cycle's payment is due: that long after the cycle's begin, or before its end where the interval
    /// is negative (canopy.core-api-1.8.44.txt, lines 741 to 743).
    func due(_ interval: CanopyInterval) -> MockInstant? {
        end(ofCycles: interval.isNegative ? 1 : 0).flatMap { zone.advance($0, by: interval) }
    }
}
