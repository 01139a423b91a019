public import Servicing

/// What an API user may do. The document has an integer in answers and a number in requests, and no list of them:
/// "Contact our team for a full list of options." The vendor's newer pages answer a name, such as `Lender` (*found*).
public enum APIUserRole: Hashable, Sendable, Codable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    /// A number, kept with its own digits.
    case number(ExactDecimal)
    /// A name.
    case name(String)

    /// A number written in the source.
    public init(integerLiteral value: Int) {
        self = .number(ExactDecimal(value))
    }

    /// Reads a number, a number in a text or a name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(ExactDecimal.self) {
            self = .number(number)
        } else {
            self = .name(try container.decode(String.self))
        }
    }

    /// Writes a number or a name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .name(let name): try container.encode(name)
        }
    }

    /// The whole number, where it is one.
    public var int: Int? {
        if case .number(let number) = self { number.int } else { nil }
    }

    /// The number or the name.
    public var description: String {
        switch self {
        case .number(let number): number.description
        case .name(let name): name
        }
    }
}
