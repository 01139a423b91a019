/// A boolean as Canopy's answers spell it: the documents declare `is_active_scra` without a type and show the text
/// `"false"` for it, which anything that asks whether a text is empty takes for true.
///
/// Read from a boolean, from `true` or `false` as a text in any case, and from 0 or 1; written as a boolean.
public struct LenientBool: Hashable, Sendable, Codable, CustomStringConvertible, ExpressibleByBooleanLiteral {
    /// The truth value.
    public let value: Bool

    /// A truth value.
    public init(_ value: Bool) {
        self.value = value
    }

    /// A truth value written in the source.
    public init(booleanLiteral value: Bool) {
        self.value = value
    }

    /// Reads a boolean in any of its spellings.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self.value = value
            return
        }
        // A number comes as its digits from a decoder that reads numbers as texts, and as itself from any other.
        let text = try? container.decode(String.self).lowercased()
        switch text ?? (try? container.decode(Int.self)).map(String.init) {
        case "true", "1": value = true
        case "false", "0": value = false
        default:
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "neither a boolean nor 'true', 'false', 0 or 1")
        }
    }

    /// Writes a boolean.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// `true` or `false`.
    public var description: String { String(value) }
}
