/// A product's time zone: what its clocks show, which days and months are counted by.
///
/// The zones of the IANA time zone database, by the rules that it has for the time from now on; those of earlier years,
/// such as the United States' before 2007, are not kept. The rules are written here, not read from the machine's
/// database, so that a world answers the same wherever it runs and whatever is installed there.
struct CanopyTimeZone: Hashable, Sendable {
    /// Seconds east of Greenwich where daylight is not saved.
    let standardOffset: Int
    private let saving: CanopyDaylightSaving?

    /// The zone of that Olson name; UTC for one that is not known here.
    init(_ name: String) {
        let rule = Self.rules[Substring(name)].flatMap { CanopyDaylightSaving.zone(posix: $0) }
        (standardOffset, saving) = rule ?? (0, nil)
    }

    /// The point in time that the interval leads to by the zone's clocks: the same time of day on another day, and the
    /// month's last day where the month has no such day. Nil where the calendar does not reach there.
    func advance(_ instant: MockInstant, by interval: CanopyInterval) -> MockInstant? {
        let date = date(at: instant)
        let secondOfDay = Int(instant.seconds) + offset(at: instant) - date.daysSinceEpoch * 86_400
        guard let day = date.advanced(by: interval) else { return nil }
        return self.instant(day, secondOfDay: secondOfDay, nanosecond: instant.nanosecond)
    }

    /// The day that the zone's clocks show.
    func date(at instant: MockInstant) -> CivilDate {
        instant.date(offsetSeconds: offset(at: instant))
    }

    /// When the zone's clocks show a time of a day: the first time where they show it twice. What they skip is as much
    /// later.
    func instant(_ day: CivilDate, secondOfDay: Int, nanosecond: Int = 0) -> MockInstant {
        let shown = Int64(day.daysSinceEpoch * 86_400 + secondOfDay)
        let offsets = [standardOffset, saving?.offset ?? standardOffset].sorted(by: >)
        for offset in offsets {
            let instant = MockInstant(seconds: shown - Int64(offset), nanosecond: nanosecond)
            if self.offset(at: instant) == offset { return instant }
        }
        return MockInstant(seconds: shown - Int64(offsets[1]), nanosecond: nanosecond)
    }

    /// Seconds east of Greenwich at that point in time.
    func offset(at instant: MockInstant) -> Int {
        guard let saving, saving.isInForce(at: instant, standardOffset: standardOffset) else { return standardOffset }
        return saving.offset
    }

    /// The POSIX text of each zone's rule.
    private static let rules: [Substring: Substring] = {
        var rules: [Substring: Substring] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            for name in words.dropFirst() { rules[name] = words[0] }
        }
        return rules
    }()
}

extension CivilDate {
    /// The day that the interval leads to; nil where the calendar does not reach there.
    fileprivate func advanced(by interval: CanopyInterval) -> CivilDate? {
        // More days than the calendar has.
        guard interval.leastDays < 4_000_000 else { return nil }
        switch interval.unit {
        case .days:
            let date = CivilDate(daysSinceEpoch: daysSinceEpoch + interval.count)
            return (0...9999).contains(date.year) ? date : nil
        case .months:
            let index = year * 12 + month - 1 + interval.count
            guard (0...9999 * 12 + 11).contains(index) else { return nil }
            // The same day, or the month's last one.
            return (0..<4).lazy.compactMap {
                CivilDate(year: index / 12, month: index % 12 + 1, day: day - $0)
            }.first
        }
    }
}
