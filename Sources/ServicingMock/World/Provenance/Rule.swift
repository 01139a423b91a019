/// One thing that the mock does, and what it rests on.
public struct Rule: Hashable, Sendable, CustomStringConvertible {
    /// What a rule rests on.
    public enum Source: Hashable, Sendable {
        /// The provider's document says so.
        ///
        /// - Parameters:
        ///   - document: the document.
        ///   - lines: where, counted from 1.
        ///   - quote: words that stand there, letter for letter.
        case document(MockSource, lines: ClosedRange<Int>, quote: String)
        /// *Inferred*: no document says so.
        ///
        /// - Parameter why: why this and nothing else, and where it was seen if it was.
        case inferred(why: String)
    }

    /// The rule's name, unique among all: the provider's id, a dot, and words joined by hyphens.
    public let id: String
    /// What the mock does, as a sentence.
    public let text: String
    /// What it rests on.
    public let source: Source

    /// A rule.
    public init(_ id: String, _ text: String, _ source: Source) {
        self.id = id
        self.text = text
        self.source = source
    }

    /// The provider's id: what stands before the first dot of ``id``.
    public var provider: String {
        String(id.prefix { $0 != "." })
    }

    /// Whether no document says so.
    public var isInferred: Bool {
        if case .inferred = source { true } else { false }
    }

    /// The rule, what it rests on and the test that holds it.
    public var description: String {
        let test = heldBy.map { " (\($0))" } ?? ""
        switch source {
        case .document(let document, let lines, _):
            let place = lines.count == 1 ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound)-\(lines.upperBound)"
            return "\(id): \(text) [\(document.file) \(place)]\(test)"
        case .inferred(let why):
            return "\(id): \(text) [inferred: \(why)]\(test)"
        }
    }
}
