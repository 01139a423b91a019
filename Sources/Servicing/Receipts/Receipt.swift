public import ExactJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What was done, and how that is known.
public struct Receipt: Sendable {
    /// The provider.
    public let provider: ProviderID
    /// The native operation, for example `cancel-servicing`.
    public let operation: OperationName
    /// The instruction in the provider's own terms, as it was sent.
    public let instruction: any NativeOperation
    /// What became of it.
    public var outcome: Outcome
    /// From when it counts, where the provider says so.
    public var effectiveAt: Timestamp?
    /// The provider's own ids of what it did, by the provider's own names.
    public var references: [String: String]
    /// What the outcome rests on.
    public var evidence: [Evidence]
    /// Where the answer differs from what was asked, and what else is odd. Never changes the outcome by itself.
    public var warnings: [ReceiptWarning]
    /// How often the request was handed to a connection.
    public var attempts: Int
    /// Every try of the call in order, where there was more than one. One that never left this machine is among them
    /// and not among ``attempts``.
    public var history: [AttemptRecord] = []
    /// From the call to the answer.
    public var duration: Duration
    /// Kept as it is cheap to take; who asks for it as a ``Timestamp`` pays for its text.
    private let ended: Date
    /// The provider's answer in its own type; see ``answer(as:)``.
    public var details: (any Sendable)?
    /// The raw exchange, where there was one.
    public var exchange: (any RawExchange)?

    /// A receipt.
    public init(
        provider: ProviderID, operation: OperationName, instruction: any NativeOperation, outcome: Outcome,
        effectiveAt: Timestamp? = nil, references: [String: String] = [:], evidence: [Evidence] = [],
        warnings: [ReceiptWarning] = [], attempts: Int, duration: Duration = .zero, endedAt: Timestamp? = nil,
        details: (any Sendable)? = nil, exchange: (any RawExchange)? = nil
    ) {
        self.provider = provider
        self.operation = operation
        self.instruction = instruction
        self.outcome = outcome
        self.effectiveAt = effectiveAt
        self.references = references
        self.evidence = evidence
        self.warnings = warnings
        self.attempts = attempts
        self.duration = duration
        ended = endedAt?.date ?? Date()
        self.details = details
        self.exchange = exchange
    }

    /// When the answer came, or was given up.
    public var endedAt: Timestamp { Timestamp(ended) }

    /// When the call began.
    public var startedAt: Timestamp {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        return Timestamp(ended.addingTimeInterval(-seconds))
    }

    /// The provider's answer in its own type, where it is of that type.
    public func answer<Answer: Sendable>(as type: Answer.Type = Answer.self) -> Answer? {
        details as? Answer
    }
}

extension Receipt: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Outcome, operation, ids, evidence and warnings; nothing of the answer itself.
    public var description: String {
        var text = "\(outcome.rawValue): \(provider) \(operation)"
        if let effectiveAt { text += ", effective \(effectiveAt)" }
        for (name, id) in references.sorted(by: { $0.key < $1.key }) { text += ", \(name) \(Shown.identifier(id))" }
        text += ", \(attempts) \(attempts == 1 ? "attempt" : "attempts")"
        for (index, record) in history.enumerated() { text += "\n  try \(index + 1): \(record)" }
        for item in evidence { text += "\n  evidence: \(item)" }
        for warning in warnings { text += "\n  warning: \(warning)" }
        return text
    }

    /// The description.
    public var debugDescription: String { description }

    /// The description alone, so that dumping a receipt shows no more than printing it.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

/// What an outcome rests on.
public struct Evidence: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What was seen.
    public let fact: String
    /// Why that means what the outcome says, and whether a document says so or it is inferred.
    public let reasoning: String

    /// Evidence.
    public init(_ fact: String, because reasoning: String) {
        self.fact = fact
        self.reasoning = reasoning
    }

    /// Fact and reasoning.
    public var description: String { "\(fact) (\(reasoning))" }
}

/// Something odd about an answer.
public struct ReceiptWarning: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What is odd.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// The answer echoes something else than was asked.
        case echoDiffers
        /// The answer does not echo what it should.
        case echoMissing
        /// A field of the answer can't be read and was left out; the raw exchange has it.
        case unreadableField
        /// A value that the document does not list.
        case unknownValue
        /// An object of the answer names a member twice, and readers differ in which counts.
        case duplicateMember
        /// An earlier attempt of the same call may have been applied, so that what the answer counts may be what was
        /// left to the repetition.
        case earlierAttemptUnknown
    }

    /// What is odd.
    public let kind: Kind
    /// Which field, in the provider's own names.
    public let field: String
    /// A sentence. Holds identifiers, statuses and dates, never personal data.
    public let message: String

    /// A warning.
    public init(_ kind: Kind, field: String, _ message: String) {
        self.kind = kind
        self.field = field
        self.message = message
    }

    /// `field: message`
    public var description: String { field.isEmpty ? message : "\(field): \(message)" }
}

/// What went over the wire, kept with the answer. Printing it masks credentials and personal data.
public protocol RawExchange: Sendable, CustomStringConvertible {
    /// The answer's body as it came; empty where none came.
    var answerBytes: [UInt8] { get }
    /// The answer's body as a value, personal data masked; nil where it is not JSON.
    var maskedAnswer: JSONValue? { get }
    /// The protocol's status number, where an answer's header came.
    var statusCode: Int? { get }
}
