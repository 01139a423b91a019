/// Why an instruction did not come to a clear end, and what that means for the loan.
///
/// Printing an error prints its kind, effect, message, field problems and hint; never a credential, a personal datum or
/// a raw answer. The raw answer is at hand in ``exchange``.
public struct ServicingError: Error, Sendable {
    /// What happened. Closed: an app can switch over it.
    public let kind: Kind
    /// What it means for the provider's state.
    public let effect: Effect
    /// A sentence for a person.
    public var message: String
    /// What to do next, where there is something to do.
    public var hint: String?
    /// The provider, where one was involved.
    public var provider: ProviderID?
    /// The native operation, for example `cancel-servicing`.
    public var operation: OperationName?
    /// What is wrong with the instruction, field by field. All problems together, not only the first.
    public var problems: [FieldProblem]
    /// What the provider said.
    public var complaint: ProviderComplaint?
    /// How long the provider asks to wait, where it said so.
    public var retryAfter: Duration?
    /// How often the request was handed to a connection.
    public var attempts: Int
    /// Every try of the call in order, where there was more than one. One that never left this machine is among them
    /// and not among ``attempts``.
    public var history: [AttemptRecord] = []
    /// Whether the same may be sent again as it is: the cause may pass, and a second one can't do a second thing. It is
    /// what the retry itself goes by, so that a true one was given up for want of time, attempts or quota.
    public var isRetryable: Bool
    /// The receipt of an outcome that is not known: what was asked, and what came back. Nil where nothing was sent or
    /// the provider refused.
    public var receipt: Receipt?
    /// The raw exchange, where there was one.
    public var exchange: (any RawExchange)?

    /// An error.
    public init(
        _ kind: Kind, _ effect: Effect, _ message: String, hint: String? = nil, provider: ProviderID? = nil,
        operation: OperationName? = nil, problems: [FieldProblem] = [], complaint: ProviderComplaint? = nil,
        retryAfter: Duration? = nil, attempts: Int = 0, receipt: Receipt? = nil, exchange: (any RawExchange)? = nil
    ) {
        self.kind = kind
        self.effect = effect
        self.message = message
        self.hint = hint
        self.provider = provider
        self.operation = operation
        self.problems = problems
        self.complaint = complaint
        self.retryAfter = retryAfter
        self.attempts = attempts
        self.receipt = receipt
        self.exchange = exchange
        isRetryable = effect != .mayHaveApplied && kind.isTransient
    }

    /// What happened.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The instruction breaks a documented rule, or the provider called it bad (400).
        case invalidRequest
        /// The provider does not know the credentials (401), or there are none.
        case unauthenticated
        /// The credentials may not do this (403).
        case forbidden
        /// The provider knows no such customer, account or loan (404).
        case notFound
        /// The provider's state does not allow it (409).
        case conflict
        /// A business rule of the provider is broken (422, or a readable 2xx that says no).
        case ruleViolation
        /// Too many requests (429).
        case rateLimited
        /// The provider failed (5xx).
        case providerFailure
        /// The network failed before anything was sent.
        case transport
        /// The request may have arrived and no whole answer came.
        case outcomeUnknown
        /// An answer came that can't be understood.
        case malformedResponse
        /// The provider has no such capability, or the table no such row.
        case unsupported

        /// Whether the cause lies in the moment, not in what was asked.
        var isTransient: Bool {
            switch self {
            case .rateLimited, .providerFailure, .transport, .outcomeUnknown: true
            case .invalidRequest, .unauthenticated, .forbidden, .notFound, .conflict, .ruleViolation,
                .malformedResponse, .unsupported:
                false
            }
        }
    }

    /// What an error means for the provider's state.
    public enum Effect: String, Hashable, Sendable, Codable, CaseIterable {
        /// No byte of the request left.
        case notSent
        /// The provider got the request and did not do it.
        case refused
        /// The provider may have done it. Do not repeat it blindly.
        case mayHaveApplied
    }

    /// Whether the provider may have done what was asked.
    public var mayHaveBeenApplied: Bool { effect == .mayHaveApplied }
}

extension ServicingError: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Kind, effect, message, field problems and hint.
    public var description: String {
        var text = "\(kind.rawValue) (\(effect.rawValue))"
        if let provider { text += " from \(provider)" }
        if let operation { text += " \(operation)" }
        text += ": " + message
        for problem in problems { text += "\n  \(problem)" }
        if let hint { text += "\n  " + hint }
        return text
    }

    /// The description, so that a debugger's log shows no more than a printed error.
    public var debugDescription: String { description }

    /// The description alone, so that dumping an error shows no more than printing it.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
