/// A request that no recorded interaction answers. Everything in it is masked.
public struct ReplayMismatch: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why there is no answer.
    public enum Reason: Hashable, Sendable {
        /// No interaction is like it; the differences to the nearest are told.
        case noMatch
        /// Another interaction comes first; this one is like the interaction of that number, if any.
        case outOfOrder(matches: Int?)
        /// There are that many interactions, or that many like it, and all have been used.
        case usedUp(recorded: Int)
        /// The interaction is like it and the file does not hold its answer.
        case noAnswer(String)
    }

    /// The recording's name.
    public let recording: String
    /// The request's place among those that were sent, counted from 1.
    public let request: Int
    /// The request's method and target.
    public let summary: String
    /// Why there is no answer.
    public let reason: Reason
    /// The nearest interaction, counted from 1; nil where there is none at all.
    public let nearest: Int?
    /// What the nearest interaction's request differs in.
    public let differences: [RequestDifference]
    /// Whether the recording was masked with other rules than the request.
    public let hasOtherRules: Bool

    /// The request, why it has no answer, and what the nearest interaction differs in, each on its line.
    public var description: String {
        var lines = ["\(recording): request \(request), \(summary), has no recorded answer: \(explanation)"]
        if let nearest, !differences.isEmpty {
            lines.append("nearest is interaction \(nearest):")
            lines += differences.map { "  \($0)" }
        }
        if hasOtherRules {
            lines.append("the recording was masked with other redaction rules than this replay uses")
        }
        return lines.joined(separator: "\n")
    }

    private var explanation: String {
        switch reason {
        case .noMatch: "none is like it"
        case .outOfOrder(let other?):
            "it is like interaction \(other), and interaction \(nearest ?? 0) comes first; replay in any order where order does not matter"
        case .outOfOrder(nil): "interaction \(nearest ?? 0) comes next and is not like it"
        case .usedUp(let recorded):
            "\(recorded == 1 ? "1 is" : "\(recorded) are") recorded, and this is number \(recorded + 1)"
        case .noAnswer(let why): "interaction \(nearest ?? 0) is like it, but \(why)"
        }
    }
}

/// Why a replay did not go through.
public enum ReplayFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// A request had no recorded answer. The first one; what followed may be its consequence.
    case mismatch(ReplayMismatch)
    /// Interactions were left over, by their numbers counted from 1 and their summaries.
    case unused(recording: String, interactions: [Int: String])

    /// What failed, for a person.
    public var description: String {
        switch self {
        case .mismatch(let mismatch): return mismatch.description
        case .unused(let recording, let interactions):
            let list = interactions.sorted { $0.key < $1.key }.map { "\n  \($0.key): \($0.value)" }
            return "\(recording): recorded and not asked for:" + list.joined()
        }
    }
}
