public import Servicing

/// A native operation that speaks HTTP: a typed request that becomes an HTTP value, and an HTTP value that becomes a
/// typed answer. It never does I/O.
public protocol ProviderOperation<Dialect>: NativeOperation {
    /// The dialect it belongs to.
    associatedtype Dialect: ProviderDialect
    /// The answer in the provider's own type.
    associatedtype Answer: Sendable

    /// The request, and everything that is wrong with it. Where problems were found, the draft is not sent.
    func draft(for dialect: Dialect, checking problems: inout FieldChecks) -> RequestDraft

    /// What a 2xx answer means.
    ///
    /// - Throws: ``AnswerProblem`` where the answer can't be understood or says no.
    func read(_ answer: JSONAnswer, from dialect: Dialect) throws(AnswerProblem) -> Reading<Answer>

    /// What else happens, for a plan.
    var sideEffects: [String] { get }
    /// How to find out whether it was done, for the hint of an error after which that is not known: `look for … in …`.
    /// Nil where no document has a way.
    var wayToFindOut: String? { get }
    /// Credentials that stand in the request itself, such as a new user's password; see
    /// ``Servicing/OperationContract/carriesSecret``. They are masked wherever an answer repeats them.
    var secrets: [Secret] { get }

    /// Whether a refusal means that an earlier attempt, whose outcome was unknown, had been applied; and why.
    func evidenceOfEarlierAttempt(in complaint: ProviderComplaint) -> Evidence?
}

extension ProviderOperation {
    /// Nothing else happens.
    public var sideEffects: [String] { [] }

    /// No document has a way.
    public var wayToFindOut: String? { nil }

    /// No credential but the one that every request has.
    public var secrets: [Secret] { [] }

    /// A refusal says nothing of an earlier attempt.
    public func evidenceOfEarlierAttempt(in complaint: ProviderComplaint) -> Evidence? { nil }
}

extension PlanOptions {
    /// Whether this is another attempt at an operation whose earlier outcome is unknown.
    func follows<Operation: ProviderOperation>(_ operation: Operation, at provider: ProviderID) -> Bool {
        guard let following, following.outcome == .unknown, following.provider == provider else { return false }
        return following.instruction as? Operation == operation
    }
}

/// What an answer means.
public struct Reading<Answer: Sendable>: Sendable {
    /// The answer in the provider's own type; nil where the provider may answer with nothing, and did.
    public var answer: Answer?
    /// What became of the instruction.
    public var outcome: Outcome
    /// From when it counts.
    public var effectiveAt: Timestamp?
    /// The provider's own ids.
    public var references: [String: String]
    /// What the outcome rests on.
    public var evidence: [Evidence]
    /// Where the answer differs from what was asked.
    public var warnings: [ReceiptWarning]

    /// A reading.
    public init(
        _ answer: Answer?, outcome: Outcome = .applied, effectiveAt: Timestamp? = nil,
        references: [String: String] = [:], evidence: [Evidence] = [], warnings: [ReceiptWarning] = []
    ) {
        self.answer = answer
        self.outcome = outcome
        self.effectiveAt = effectiveAt
        self.references = references
        self.evidence = evidence
        self.warnings = warnings
    }
}

/// Why a 2xx answer is not a yes.
public enum AnswerProblem: Error, Sendable {
    /// It can't be understood. The text says why, without values.
    case unreadable(String)
    /// It says no, in the provider's own words.
    case refused(ProviderComplaint)
}
