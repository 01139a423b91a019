public import ExactJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A decimal number with all its digits: an amount, a percentage, an integer beyond 64 bits. Never a `Double`.
///
/// Two values are equal when they are the same number: `13` equals `13.0`.
public struct ExactDecimal: Hashable, Sendable, Codable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    /// The number as JSON spells it.
    public let number: JSONNumber

    /// The number that a JSON text holds.
    public init(_ number: JSONNumber) {
        self.number = number
    }

    /// A number written as JSON writes one: `-12.50`, `1e3`. Nil for any other text.
    public init?(_ text: some StringProtocol) {
        guard let number = JSONNumber(text) else { return nil }
        self.number = number
    }

    /// A whole number.
    public init(_ value: Int) {
        number = JSONNumber(value)
    }

    /// A whole number written in the source.
    public init(integerLiteral value: Int) {
        number = JSONNumber(value)
    }

    /// Foundation's decimal, exactly. Nil where it is not a number.
    public init?(exactly value: Decimal) {
        guard let number = JSONNumber(exactly: value) else { return nil }
        self.number = number
    }

    /// The number's own digits, as they were read.
    public var text: String { number.text }

    /// Foundation's decimal, or nil where it can't hold every digit (it has 38).
    public var decimal: Decimal? { number.decimal }

    /// The whole number, or nil where there is a fraction or 64 bits are too few.
    public var int: Int? { number.int }

    /// Reads a number, or a string that holds one, as some providers quote their decimals.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(JSONNumber.self) {
            self.number = number
        } else {
            guard let number = JSONNumber(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "the string holds no decimal number")
            }
            self.number = number
        }
    }

    /// Writes a number with its own digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    /// The number's own digits.
    public var description: String { number.text }
}
