/// When a zone's clocks are set forward and back, the same in each year.
struct CanopyDaylightSaving: Hashable, Sendable {
    /// A day by its weekday, such as the second Sunday of March, and a time of it.
    private struct Change: Hashable, Sendable {
        let month: Int
        /// 1 to 5, which is the last.
        let week: Int
        /// 0 is Sunday.
        let weekday: Int
        /// From the day's begin by the clocks until then; may be negative or longer than the day.
        let second: Int

        /// Seconds since 1970 by the clocks that are changed.
        func shown(in year: Int) -> Int {
            guard let first = CivilDate(year: year, month: month, day: 1)?.daysSinceEpoch,
                let next = CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
            else { return 0 }
            // 1970-01-01 was a Thursday.
            let firstWeekday = ((first + 4) % 7 + 7) % 7
            var day = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            while day >= next.daysSinceEpoch { day -= 7 }
            return day * 86_400 + second
        }
    }

    /// Seconds east of Greenwich while it is in force.
    let offset: Int
    private let begin: Change
    private let end: Change

    /// Whether it is in force at that point in time.
    func isInForce(at instant: MockInstant, standardOffset: Int) -> Bool {
        // Near the calendar's end its years have no changes.
        let year = min(max(instant.date(offsetSeconds: standardOffset).year, 0), 9998)
        let begin = Int64(begin.shown(in: year) - standardOffset)
        let end = Int64(end.shown(in: year) - offset)
        return begin < end
            ? (begin..<end).contains(instant.seconds) : !(end..<begin).contains(instant.seconds)
    }

    /// Reads the text of a zone's rule (POSIX.1 §8.3, `TZ`, with the hours beyond a day that RFC 9636 §3.3.2 adds), such
    /// as `CST6CDT,M3.2.0,M11.1.0`.
    static func zone(posix text: Substring) -> (standardOffset: Int, saving: CanopyDaylightSaving?)? {
        var reader = PosixReader(text)
        guard reader.skipName(), let west = reader.time() else { return nil }
        guard !reader.isAtEnd else { return (-west, nil) }
        guard reader.skipName() else { return nil }
        let offset = reader.isAtComma ? -west + 3600 : reader.time().map { -$0 }
        guard let offset, let begin = change(&reader), let end = change(&reader), reader.isAtEnd else { return nil }
        return (-west, CanopyDaylightSaving(offset: offset, begin: begin, end: end))
    }

    private static func change(_ reader: inout PosixReader) -> Change? {
        guard reader.skip(","), reader.skip("M"), let month = reader.number(), reader.skip("."),
            let week = reader.number(), reader.skip("."), let weekday = reader.number(), (1...12).contains(month)
        else { return nil }
        guard let second = reader.skip("/") ? reader.time() : 7200 else { return nil }
        return Change(month: month, week: week, weekday: weekday, second: second)
    }
}

/// Reads the text of a zone's rule from its front.
private struct PosixReader {
    private var rest: Substring

    init(_ text: Substring) {
        rest = text
    }

    var isAtEnd: Bool { rest.isEmpty }
    var isAtComma: Bool { rest.first == "," }

    mutating func skip(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    /// Letters, or anything in angle brackets.
    mutating func skipName() -> Bool {
        if skip("<") {
            rest = rest.drop { $0 != ">" }
            return skip(">")
        }
        let begin = rest.startIndex
        rest = rest.drop(while: \.isLetter)
        return rest.startIndex > begin
    }

    mutating func number() -> Int? {
        let digits = rest.prefix(while: \.isNumber)
        rest = rest.dropFirst(digits.count)
        return Int(digits)
    }

    /// Hours and perhaps minutes, in seconds.
    mutating func time() -> Int? {
        let isNegative = skip("-")
        guard let hours = number() else { return nil }
        guard let minutes = skip(":") ? number() : 0 else { return nil }
        return (hours * 3600 + minutes * 60) * (isNegative ? -1 : 1)
    }
}
