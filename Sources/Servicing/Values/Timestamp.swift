#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An instant with the offset it was written in, and the text it was read from (RFC 3339).
///
/// Providers write offsets that carry meaning (Canopy's are of the product's time zone, Kordev's of the lender), so an
/// offset is kept and never folded into UTC. Equality is that of instant *and* offset; ``isSameInstant(as:)`` compares
/// instants alone.
public struct Timestamp: Sendable, Codable, CustomStringConvertible {
    /// The text as it was read or will be sent, for example `2018-03-20T09:12:28.813+00:00`.
    public let text: String
    /// Whole seconds since 1970-01-01T00:00:00Z, negative before.
    public let secondsSinceEpoch: Int64
    /// Nanoseconds after that second, 0 to 999,999,999.
    public let nanoseconds: Int32
    /// Minutes east of UTC.
    public let offsetMinutes: Int16

    /// Reads an RFC 3339 date-time: date, `T`, time, 0 to 9 digits of fraction, and `Z` or an offset.
    ///
    /// - Throws: ``TimestampProblem`` for any other text; a date without time or offset among them, as a pay-off date
    ///   without an offset means two different days.
    public init(_ text: String) throws(TimestampProblem) {
        var reader = TimestampReader(text)
        let parts = try reader.read()
        self.init(text: text, parts: parts)
    }

    /// An instant in an offset, with as many digits of fraction as it needs. One before the year 1 or after 9999 is
    /// taken as the nearest that can be written.
    ///
    /// - Parameters:
    ///   - date: the instant; kept to the millisecond.
    ///   - offsetMinutes: minutes east of UTC, -1439 to 1439.
    public init(_ date: Date, offsetMinutes: Int = 0) {
        let offset = max(-1439, min(1439, offsetMinutes))
        // What RFC 3339 can write: the years 0001 to 9999, a day left on either side for offsets.
        let bounded = max(-62_135_510_400, min(253_402_214_400, date.timeIntervalSince1970))
        let milliseconds = Int64((bounded * 1000).rounded())
        let seconds = milliseconds.flooredQuotient(1000)
        let millis = milliseconds - seconds * 1000
        self.init(
            text: TimestampReader.write(seconds: seconds, milliseconds: Int(millis), offsetMinutes: offset),
            parts: (seconds, Int32(millis) * 1_000_000, Int16(offset)))
    }

    /// A whole second in UTC. One before the year 1 or after 9999 is taken as the nearest that can be written.
    package init(secondsSinceEpoch seconds: Int64) {
        self.init(Date(timeIntervalSince1970: Double(seconds)))
    }

    /// The present instant in UTC, to the millisecond.
    public static var now: Timestamp { Timestamp(Date()) }

    private init(text: String, parts: (seconds: Int64, nanoseconds: Int32, offset: Int16)) {
        self.text = text
        secondsSinceEpoch = parts.seconds
        nanoseconds = parts.nanoseconds
        offsetMinutes = parts.offset
    }

    /// The instant as Foundation's date; digits beyond its precision are lost there, not here.
    public var date: Date {
        Date(timeIntervalSince1970: Double(secondsSinceEpoch) + Double(nanoseconds) / 1_000_000_000)
    }

    /// Whether both name the same instant, however they write it.
    public func isSameInstant(as other: Timestamp) -> Bool {
        secondsSinceEpoch == other.secondsSinceEpoch && nanoseconds == other.nanoseconds
    }

    /// Whether this instant is before the other.
    public func isEarlier(than other: Timestamp) -> Bool {
        (secondsSinceEpoch, nanoseconds) < (other.secondsSinceEpoch, other.nanoseconds)
    }

    /// Reads the text of a date-time.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Writes the text as it was read.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The text as it was read.
    public var description: String { text }
}

extension Timestamp: Hashable {
    /// Whether both are the same instant in the same offset; the number of fraction digits does not count.
    public static func == (a: Timestamp, b: Timestamp) -> Bool {
        a.isSameInstant(as: b) && a.offsetMinutes == b.offsetMinutes
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(secondsSinceEpoch)
        hasher.combine(nanoseconds)
        hasher.combine(offsetMinutes)
    }
}

/// Why a text is not a date-time.
public struct TimestampProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what is allowed.
    public let description: String
}
