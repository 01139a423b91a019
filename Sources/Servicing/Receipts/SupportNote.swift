/// A note to a provider's support that asks what became of a request, ready to send.
///
/// Made of what is known and nothing guessed. It has ids and no other personal datum, and no credential: the request in it
/// is masked as it is wherever it is printed.
public struct SupportNote: Hashable, Sendable, Codable {
    /// The provider it is for.
    public let provider: ProviderID
    /// The operation's name, and how the provider's document writes it.
    public let operation: OperationName
    /// The operation as the provider's document writes it, for example `PUT /accounts/{account_id}/status`.
    public let signature: String
    /// The document that describes the operation.
    public let document: SourceDocument?
    /// What the operation acts on, by its ids.
    public let scope: String
    /// Why the outcome is not known from here.
    public let reason: String
    /// From when to when the request was under way; nil where that is not known.
    public var period: Period?
    /// How often the request was handed to a connection; nil where that is not known.
    public let attempts: Int?
    /// The provider's own ids of what it did, as far as they are known.
    public let references: [String: String]
    /// What was sent and what came back, masked.
    public let transcript: String
    /// What the provider is asked.
    public let questions: [String]

    /// A stretch of time.
    public struct Period: Hashable, Sendable, Codable {
        /// When the call began.
        public let from: Timestamp
        /// When it was given up.
        public let to: Timestamp

        /// A stretch of time.
        public init(from: Timestamp, to: Timestamp) {
            self.from = from
            self.to = to
        }
    }

    /// A note about a call.
    ///
    /// - Parameters:
    ///   - receipt: the call's receipt, whose outcome is unknown.
    ///   - reason: why the outcome is not known from here: a sentence without personal data.
    public init(about receipt: Receipt, because reason: String = "no whole answer came back") {
        let contract = type(of: receipt.instruction).contract
        provider = receipt.provider
        operation = receipt.operation
        signature = contract.signature
        document = contract.document
        scope = SensitivePatterns.masked(receipt.instruction.scope)
        self.reason = SensitivePatterns.masked(reason)
        period = Period(from: receipt.startedAt, to: receipt.endedAt)
        attempts = receipt.attempts
        references = receipt.references.mapValues(Shown.identifier)
        transcript = receipt.exchange.map { $0.description } ?? "(the exchange was not kept)"
        questions = Self.questions(isWrite: contract.isWrite, movesMoney: contract.movesMoney)
    }

    /// A note about an error that left the outcome unknown; nil where it did not.
    public init?(about error: ServicingError) {
        guard let receipt = error.receipt else { return nil }
        self.init(about: receipt, because: error.message)
    }

    /// A note about a plan that was executed and whose receipt is lost, as after a crash.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - reason: why the outcome is not known from here: a sentence without personal data.
    public init(about plan: Plan, because reason: String = "the program ended before the answer was kept") {
        provider = plan.provider
        operation = plan.operation
        signature = "\(plan.request.verb) \(plan.request.resource.prefix { $0 != "?" })"
        document = nil
        scope = SensitivePatterns.masked(plan.scope)
        self.reason = SensitivePatterns.masked(reason)
        period = Period(from: plan.createdAt, to: plan.expiresAt)
        attempts = nil
        references = [:]
        transcript = plan.request.masked
        questions = Self.questions(isWrite: true, movesMoney: plan.movesMoney)
    }

    private static func questions(isWrite: Bool, movesMoney: Bool) -> [String] {
        var questions = ["Did this request arrive, how often, and when?"]
        guard isWrite else { return questions }
        questions += [
            "Was it carried out: wholly, in part or not at all? From when does it count?",
            "What is the state now, and which ids does it have with you?",
            "If it was not carried out, is it certain that it will not be, so that we may send it again?",
        ]
        if movesMoney { questions.insert("If money was moved: how much, when, and from which account?", at: 2) }
        return questions
    }
}

extension SupportNote: CustomStringConvertible {
    /// The note's text.
    public var description: String { text }

    /// A line for the head of a letter or ticket.
    public var subject: String { "\(provider) \(operation) (\(scope)): what became of a request?" }

    /// The note as plain text, its subject first.
    public var text: String {
        var lines = ["Subject: \(subject)", ""]
        lines.append("We sent you the request below and do not know what became of it: \(reason).")
        lines.append("Until we know, we do not send it again. Please tell us:")
        lines.append("")
        for (index, question) in questions.enumerated() { lines.append("\(index + 1). \(question)") }
        lines.append("")
        lines.append("operation: \(operation), \(signature)")
        if let document { lines.append("document: \(document)") }
        lines.append("acts on: \(scope)")
        if let period { lines.append("time: between \(period.from) and \(period.to)") }
        if let attempts { lines.append("sent: \(attempts) \(attempts == 1 ? "time" : "times")") }
        for (name, id) in references.sorted(by: { $0.key < $1.key }) { lines.append("\(name): \(id)") }
        lines.append("")
        lines.append("The request, without credentials and personal data (***):")
        lines.append("")
        lines.append(transcript)
        return lines.joined(separator: "\n")
    }
}
