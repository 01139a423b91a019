/// A point in time, to the nanosecond, without a zone.
public struct MockInstant: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted; rounded down.
    public let seconds: Int64
    /// Nanoseconds after that second, 0 to 999 999 999.
    public let nanosecond: Int

    /// A point in time, the nanoseconds carried over into the seconds where there are too many or too few.
    public init(seconds: Int64, nanosecond: Int = 0) {
        let carry = nanosecond >= 0 ? nanosecond / 1_000_000_000 : (nanosecond - 999_999_999) / 1_000_000_000
        self.seconds = seconds + Int64(carry)
        self.nanosecond = nanosecond - carry * 1_000_000_000
    }

    /// Reads an RFC 3339 date-time such as `2025-06-01T10:15:20-05:00`, or gives nil.
    public init?(_ text: String) {
        guard let read = OffsetDateTime(text) else { return nil }
        self = read.instant
    }

    /// The point that much later, or earlier where the duration is negative.
    public func advanced(by duration: Duration) -> MockInstant {
        let (whole, attoseconds) = duration.components
        return MockInstant(seconds: seconds + whole, nanosecond: nanosecond + Int(attoseconds / 1_000_000_000))
    }

    /// How long it is from another point until this one.
    public func duration(since earlier: MockInstant) -> Duration {
        .seconds(seconds - earlier.seconds) + .nanoseconds(nanosecond - earlier.nanosecond)
    }

    /// The day it is at this point in time, that many seconds east of Greenwich.
    public func date(offsetSeconds: Int = 0) -> CivilDate {
        let local = Int(seconds) + offsetSeconds
        return CivilDate(daysSinceEpoch: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    /// The point in UTC with that many digits after the second, cut, not rounded: `2025-06-01T10:15:20.123+00:00`.
    ///
    /// - Parameter fractionDigits: 0 to 9.
    public func text(fractionDigits: Int = 0) -> String {
        let days = date()
        let second = Int(seconds) - days.daysSinceEpoch * 86_400
        var text = "\(days)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        if fractionDigits > 0 {
            text += "." + padded(nanosecond, 9).prefix(fractionDigits)
        }
        return text + "+00:00"
    }

    /// The point in UTC, to the microsecond.
    public var description: String { text(fractionDigits: 6) }

    /// Earlier points come first.
    public static func < (a: MockInstant, b: MockInstant) -> Bool {
        (a.seconds, a.nanosecond) < (b.seconds, b.nanosecond)
    }
}
