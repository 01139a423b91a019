/// A time of day with its offset from UTC as Canopy writes it: `23:59:59-05:00`.
///
/// The grammar, hours, minutes and seconds in two digits each and an offset or `Z`, is *inferred* from the documents'
/// defaults and examples. Text of any other form is kept as it is and has no parts.
public struct TimeOfDay: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The text as it was read or will be sent.
    public let text: String

    /// A time. `TimeOfDay(hour: 17, offsetMinutes: -300)` is written `17:00:00-05:00`.
    ///
    /// - Parameters:
    ///   - hour: 0 to 23.
    ///   - minute: 0 to 59.
    ///   - second: 0 to 59.
    ///   - offsetMinutes: minutes east of UTC, -1439 to 1439.
    /// - Returns: nil where a part is out of its range.
    public init?(hour: Int, minute: Int = 0, second: Int = 0, offsetMinutes: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (-1439...1439).contains(offsetMinutes)
        else { return nil }
        func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let offset = offsetMinutes.magnitude
        text =
            [hour, minute, second].map(twoDigits).joined(separator: ":") + (offsetMinutes < 0 ? "-" : "+")
            + twoDigits(Int(offset / 60)) + ":" + twoDigits(Int(offset % 60))
    }

    /// A time with any text.
    public init(text: String) {
        self.text = text
    }

    /// The hour, 0 to 23; nil where the text has another form.
    public var hour: Int? { parts?.hour }
    /// The minute, 0 to 59; nil where the text has another form.
    public var minute: Int? { parts?.minute }
    /// The second, 0 to 59; nil where the text has another form.
    public var second: Int? { parts?.second }
    /// Minutes east of UTC; nil where the text has another form.
    public var offsetMinutes: Int? { parts?.offset }

    /// Whether both are the same moment of any day, in whatever offset: `17:00:00-05:00` and `16:00:00-06:00` are.
    public func isSameTime(as other: TimeOfDay) -> Bool {
        guard let mine = parts, let theirs = other.parts else { return text == other.text }
        func secondsInUTC(_ parts: (hour: Int, minute: Int, second: Int, offset: Int)) -> Int {
            (((parts.hour * 60 + parts.minute - parts.offset) * 60 + parts.second) % 86_400 + 86_400) % 86_400
        }
        return secondsInUTC(mine) == secondsInUTC(theirs)
    }

    /// Reads a text.
    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the text as it was read.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The text as it was read.
    public var description: String { text }

    private var parts: (hour: Int, minute: Int, second: Int, offset: Int)? {
        let bytes = Array(text.utf8)
        guard bytes.count == 9 || bytes.count == 14, bytes[2] == UInt8(ascii: ":"), bytes[5] == UInt8(ascii: ":"),
            let hour = Self.number(bytes[0..<2], upTo: 23), let minute = Self.number(bytes[3..<5], upTo: 59),
            let second = Self.number(bytes[6..<8], upTo: 59)
        else { return nil }
        if bytes.count == 9 { return bytes[8] == UInt8(ascii: "Z") ? (hour, minute, second, 0) : nil }
        guard bytes[8] == UInt8(ascii: "-") || bytes[8] == UInt8(ascii: "+"), bytes[11] == UInt8(ascii: ":"),
            let offsetHours = Self.number(bytes[9..<11], upTo: 23),
            let offsetMinutes = Self.number(bytes[12..<14], upTo: 59)
        else { return nil }
        let offset = offsetHours * 60 + offsetMinutes
        return (hour, minute, second, bytes[8] == UInt8(ascii: "-") ? -offset : offset)
    }

    private static func number(_ digits: ArraySlice<UInt8>, upTo maximum: Int) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return number <= maximum ? number : nil
    }
}
