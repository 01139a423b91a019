/// A product's time zone: what its clocks show, which days and months are counted by.
///
/// The zones of the United States, by their present rules, which are the same for all: daylight saving time from the
/// second Sunday of March to the first of November, 02:00 to 02:00 by the clocks. The rules of years before 2007 were
/// others and are not kept. A zone's rules are written here, not read from the machine's database, so that a world
/// answers the same wherever it runs.
struct CanopyTimeZone: Hashable, Sendable {
    private let standardOffset: Int
    private let savesDaylight: Bool

    /// The zone of that Olson name; UTC for one that is not known here.
    init(_ name: String) {
        let (hours, savesDaylight) = Self.zones[name] ?? (0, false)
        standardOffset = hours * 3600
        self.savesDaylight = savesDaylight
    }

    /// The point in time that the interval leads to by the zone's clocks: the same time of day on another day, and the
    /// month's last day where the month has no such day. Nil where the calendar does not reach there.
    func advance(_ instant: MockInstant, by interval: CanopyInterval) -> MockInstant? {
        let date = instant.date(offsetSeconds: offset(at: instant))
        let secondOfDay = Int(instant.seconds) + offset(at: instant) - date.daysSinceEpoch * 86_400
        guard let day = date.advanced(by: interval)?.daysSinceEpoch else { return nil }
        let asStandard = Int64(day * 86_400 + secondOfDay - standardOffset)
        // Clocks that show it in daylight saving time show it an hour earlier. What no clock shows is an hour later.
        let early = MockInstant(seconds: asStandard - 3600, nanosecond: instant.nanosecond)
        return isDaylightSaved(at: early) ? early : MockInstant(seconds: asStandard, nanosecond: instant.nanosecond)
    }

    /// Seconds east of Greenwich at that point in time.
    func offset(at instant: MockInstant) -> Int {
        standardOffset + (isDaylightSaved(at: instant) ? 3600 : 0)
    }

    private func isDaylightSaved(at instant: MockInstant) -> Bool {
        guard savesDaylight else { return false }
        let standard = instant.advanced(by: .seconds(standardOffset))
        let year = standard.date().year
        let begin = Self.sunday(2, of: 3, year) * 86_400 + 2 * 3600
        // 02:00 by clocks that are an hour ahead.
        let end = Self.sunday(1, of: 11, year) * 86_400 + 3600
        return (Int64(begin)..<Int64(end)).contains(standard.seconds)
    }

    /// The day of a month's first, second, … Sunday, counted from 1970-01-01, which was a Thursday.
    private static func sunday(_ ordinal: Int, of month: Int, _ year: Int) -> Int {
        guard let first = CivilDate(year: year, month: month, day: 1)?.daysSinceEpoch else { return 0 }
        let weekday = ((first + 4) % 7 + 7) % 7
        return first + (7 - weekday) % 7 + (ordinal - 1) * 7
    }

    private static let zones: [String: (hours: Int, savesDaylight: Bool)] = [
        "America/New_York": (-5, true), "America/Detroit": (-5, true), "America/Indiana/Indianapolis": (-5, true),
        "America/Kentucky/Louisville": (-5, true), "US/Eastern": (-5, true), "America/Chicago": (-6, true),
        "US/Central": (-6, true), "America/Denver": (-7, true), "America/Boise": (-7, true), "US/Mountain": (-7, true),
        "America/Phoenix": (-7, false), "US/Arizona": (-7, false), "America/Los_Angeles": (-8, true),
        "US/Pacific": (-8, true), "America/Anchorage": (-9, true), "America/Juneau": (-9, true),
        "US/Alaska": (-9, true),
        "America/Adak": (-10, true), "Pacific/Honolulu": (-10, false), "US/Hawaii": (-10, false),
        "America/Puerto_Rico": (-4, false), "America/St_Thomas": (-4, false), "Pacific/Guam": (10, false),
        "Pacific/Pago_Pago": (-11, false),
    ]
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
