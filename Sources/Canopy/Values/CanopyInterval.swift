/// A span of time as Canopy writes it: `1 month`, `2 weeks`, `-5 days`.
///
/// The grammar, a whole number and a unit, is *inferred* from the documents' examples. Text of any other form is kept
/// as it is and has neither count nor unit.
public struct CanopyInterval: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The units of the documents' examples, which are all that is sent. An interval in another unit, a year say, is read
    /// as any text is, and a request that has one is refused: no document shows that Canopy would take it (*inferred*).
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// A day.
        case day
        /// Seven days.
        case week
        /// A calendar month.
        case month
    }

    /// The text as it was read or will be sent.
    public let text: String

    /// A span. `CanopyInterval(-5, .day)` is written `-5 days`.
    public init(_ count: Int, _ unit: Unit) {
        text = "\(count) \(unit.rawValue)" + (count.magnitude == 1 ? "" : "s")
    }

    /// A span with any text.
    public init(text: String) {
        self.text = text
    }

    /// How many units, negative for a span that is counted back; nil where the text has another form.
    public var count: Int? { parts?.count }

    /// The unit; nil where the text has another form.
    public var unit: Unit? { parts?.unit }

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

    private var parts: (count: Int, unit: Unit)? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, words[0].first != "+", let count = Int(words[0]) else { return nil }
        let singular = words[1].hasSuffix("s") ? words[1].dropLast() : words[1]
        return Unit(rawValue: String(singular)).map { (count, $0) }
    }
}
