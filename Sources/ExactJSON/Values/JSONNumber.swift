/// A number as JSON writes it: any number of digits, none lost.
///
/// Two numbers are equal when their values are: 13, 13.0 and 1.3e1 are one number, and so are 0 and -0.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    /// The number's own digits as they were read or given.
    public let text: String

    /// Reads a number by the grammar of RFC 8259 §6 and nothing else: no leading zero or plus sign, no white space.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        guard text.withUTF8(Self.isNumber) else { return nil }
        self.text = text
    }

    /// An integer.
    public init(_ value: Int) {
        text = String(value)
    }

    /// An integer.
    public init(integerLiteral value: Int) {
        self.init(value)
    }

    /// A text known to follow the grammar.
    init(checked text: String) {
        self.text = text
    }

    /// ``text``.
    public var description: String { text }

    /// The value as an `Int`, exactly: 1.0 and 1e2 have one; 1.5, and what does not fit, have none.
    public var int: Int? {
        // Short texts of digits alone, which is nearly all, need no normal form.
        if let value = Int(text), text.utf8.count < 19 { return value }
        return NumberForm(text).integer(as: Int.self)
    }

    /// The value in a form that equal numbers share: plain (`-12.5`, `1000`) from 1e-7 up to below 1e21, else
    /// scientific (`1.25e30`).
    public var normalizedText: String { NumberForm(text).text }

    /// Whether the values are equal.
    public static func == (a: JSONNumber, b: JSONNumber) -> Bool {
        a.text == b.text || NumberForm(a.text) == NumberForm(b.text)
    }

    /// Hashes the value.
    public func hash(into hasher: inout Hasher) {
        NumberForm(text).hash(into: &hasher)
    }

    private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        func take(_ isWanted: (UInt8) -> Bool) -> Bool {
            guard place < bytes.count, isWanted(bytes[place]) else { return false }
            place += 1
            return true
        }
        func digits() -> Bool {
            let start = place
            while take(isDigit) {}
            return place > start
        }
        _ = take { $0 == UInt8(ascii: "-") }
        guard take({ $0 == UInt8(ascii: "0") }) || digits() else { return false }
        if take({ $0 == UInt8(ascii: ".") }), !digits() { return false }
        if take({ $0 | 0x20 == UInt8(ascii: "e") }) {
            _ = take { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            guard digits() else { return false }
        }
        return place == bytes.count
    }
}
