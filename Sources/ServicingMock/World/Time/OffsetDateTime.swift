/// A date and time with its offset from UTC (RFC 3339 §5.6), which keeps the text that it was read from.
public struct OffsetDateTime: Hashable, Sendable, CustomStringConvertible {
    /// The text as it was read.
    public let text: String
    /// The point in time.
    public let instant: MockInstant
    /// Seconds east of Greenwich.
    public let offsetSeconds: Int
    /// The day in its own offset.
    public let date: CivilDate

    /// Reads an RFC 3339 date-time: any offset, any number of digits after the second (those beyond the ninth are
    /// kept in ``text`` alone), `T` and `Z` in either case, second 60. A text without an offset is not one.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(of: 4), reader.skip("-"), let month = reader.number(of: 2), reader.skip("-"),
            let day = reader.number(of: 2), let date = CivilDate(year: year, month: month, day: day),
            reader.skip("T") || reader.skip("t"),
            let hour = reader.number(of: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(of: 2), minute < 60, reader.skip(":"),
            let second = reader.number(of: 2), second <= 60
        else { return nil }
        var nanosecond = 0
        if reader.skip(".") {
            guard let fraction = reader.digits() else { return nil }
            for place in 0..<9 {
                nanosecond = nanosecond * 10 + (place < fraction.count ? Int(fraction[place] - 0x30) : 0)
            }
        }
        guard let offset = Self.offset(&reader), reader.isAtEnd else { return nil }
        self.text = text
        self.date = date
        self.offsetSeconds = offset
        self.instant = MockInstant(
            seconds: Int64(date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset),
            nanosecond: nanosecond)
    }

    /// The text as it was read.
    public var description: String { text }

    private static func offset(_ reader: inout DigitReader) -> Int? {
        if reader.skip("Z") || reader.skip("z") { return 0 }
        let isWest = reader.skip("-")
        guard isWest || reader.skip("+"), let hours = reader.number(of: 2), hours < 24, reader.skip(":"),
            let minutes = reader.number(of: 2), minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
