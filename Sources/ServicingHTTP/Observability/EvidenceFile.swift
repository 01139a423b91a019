public import ExactJSON
public import Servicing

/// One call, with everything that a person needs who disputes it: what was asked and on which document that rests, the plan
/// it was approved by, every request, what came back masked, and what became of it.
///
/// It holds ids and no other personal datum, and no credential: instruction, request and answer are masked by the
/// provider's rules, and a provider's own sentences are shown as far as errors are made of their words. Whoever needs
/// the unmasked answer keeps the receipt's ``Servicing/Receipt/exchange``.
public struct EvidenceFile: Hashable, Sendable, Codable {
    /// The format's name and version: `servicing-evidence/1`.
    public let format: String
    /// When the file was made.
    public let writtenAt: Timestamp
    /// The provider.
    public let provider: ProviderID?
    /// The native operation.
    public let operation: OperationName?
    /// The operation in the provider's notation.
    public let signature: String?
    /// The document that describes the operation, and which copy of it this was built from.
    public let document: SourceDocument?
    /// Whether it may be sent again, and on what that rests.
    public let repeatability: Repeatability?
    /// The operation's fields, masked.
    public let instruction: JSONValue?
    /// The plan that was executed; nil where there was none.
    public let plan: PlanPart?
    /// What became of it; nil where nothing was sent or the provider refused.
    public let outcome: Outcome?
    /// Why there is no clear outcome; nil where there is one.
    public let error: ErrorPart?
    /// When the call began, and when its answer came or it was given up; nil where that was not kept.
    public let startedAt: Timestamp?
    /// See ``startedAt``.
    public let endedAt: Timestamp?
    /// From when it counts, where the provider says so.
    public let effectiveAt: Timestamp?
    /// The provider's own ids of what it did.
    public let references: [String: String]
    /// What the outcome rests on.
    public let evidence: [Evidence]
    /// Where the answer differs from what was asked.
    public let warnings: [ReceiptWarning]
    /// How often the request was handed to a connection.
    public let attempts: Int
    /// Every try in order, where there was more than one.
    public let tries: [Try]
    /// The last request and what came back, as on the wire, masked.
    public let transcript: String?
    /// The answer, masked; nil where it is not JSON.
    public let answer: JSONValue?

    /// What was approved.
    public struct PlanPart: Hashable, Sendable, Codable {
        /// The plan's own id.
        public let id: String
        /// Its digest.
        public let digest: String
        /// When it was made.
        public let createdAt: Timestamp
        /// When it could no longer be executed.
        public let expiresAt: Timestamp
        /// What the operation acts on.
        public let scope: String
        /// What else happens.
        public let sideEffects: [String]
        /// How well the provider expresses each field.
        public let fields: [FieldFidelity]
        /// The approximations that were agreed to.
        public let accepted: [String]
        /// The exact request, masked.
        public let request: String

        init(_ plan: Plan) {
            id = plan.id
            digest = plan.digest
            createdAt = plan.createdAt
            expiresAt = plan.expiresAt
            scope = SensitivePatterns.masked(plan.scope)
            sideEffects = plan.sideEffects
            fields = plan.fields
            accepted = plan.accepted
            request = plan.request.masked
        }
    }

    /// Why there is no clear outcome.
    public struct ErrorPart: Hashable, Sendable, Codable {
        /// What happened.
        public let kind: ServicingError.Kind
        /// What it means for the provider's state.
        public let effect: ServicingError.Effect
        /// A sentence for a person.
        public let message: String
        /// What to do next.
        public let hint: String?
        /// What is wrong with the instruction.
        public let problems: [FieldProblem]
        /// The provider's own code of the error.
        public let providerCode: String?
        /// The provider's id of the request.
        public let requestID: String?
        /// The answer's status.
        public let statusCode: Int?

        init(_ error: ServicingError) {
            kind = error.kind
            effect = error.effect
            message = error.message
            hint = error.hint
            problems = error.problems
            providerCode = error.complaint?.code.map(Shown.identifier)
            requestID = error.complaint?.requestID.map(Shown.identifier)
            statusCode = error.exchange?.statusCode
        }
    }

    /// One try.
    public struct Try: Hashable, Sendable, Codable {
        /// The answer's status, where an answer's header came.
        public let statusCode: Int?
        /// Why no whole answer came.
        public let failure: String?
        /// Whether a byte of the request may have left.
        public let mayHaveArrived: Bool
        /// From the call to this try's end, in milliseconds.
        public let elapsedMilliseconds: Int64

        init(_ record: AttemptRecord) {
            statusCode = record.statusCode
            failure = record.failure
            mayHaveArrived = record.mayHaveArrived
            elapsedMilliseconds = record.elapsed.inMilliseconds
        }
    }

    /// The evidence of a call that ended with a receipt.
    ///
    /// - Parameter plan: the plan that was executed, where there was one.
    public init(_ receipt: Receipt, plan: Plan? = nil, writtenAt: Timestamp = .now) {
        self.init(receipt: receipt, error: nil, operation: receipt.instruction, plan: plan, writtenAt: writtenAt)
    }

    /// The evidence of a call that ended with an error.
    ///
    /// - Parameters:
    ///   - operation: what was asked, in the provider's own terms. Where the outcome is unknown the error itself has it.
    ///   - plan: the plan that was executed, where there was one.
    public init(
        _ error: ServicingError, of operation: (any NativeOperation)? = nil, plan: Plan? = nil,
        writtenAt: Timestamp = .now
    ) {
        self.init(
            receipt: error.receipt, error: error, operation: error.receipt?.instruction ?? operation, plan: plan,
            writtenAt: writtenAt)
    }

    private init(
        receipt: Receipt?, error: ServicingError?, operation: (any NativeOperation)?, plan: Plan?,
        writtenAt: Timestamp
    ) {
        let contract = operation.map { type(of: $0).contract }
        let exchange = receipt?.exchange ?? error?.exchange
        let rules = (operation as? any ProviderOperation)?.redactionRules ?? .standard
        format = "servicing-evidence/1"
        self.writtenAt = writtenAt
        provider = receipt?.provider ?? error?.provider ?? plan?.provider
        self.operation = contract?.name ?? error?.operation ?? plan?.operation
        signature = contract?.signature
        document = contract?.document
        repeatability = contract?.repeatability ?? plan?.repeatability
        instruction = (operation.flatMap { try? ExactJSONEncoder().value(of: $0) } ?? plan?.instruction)
            .map(rules.masked)
        self.plan = plan.map(PlanPart.init)
        outcome = receipt?.outcome
        self.error = error.map(ErrorPart.init)
        startedAt = receipt?.startedAt
        endedAt = receipt?.endedAt
        effectiveAt = receipt?.effectiveAt
        references = (receipt?.references ?? [:]).mapValues(Shown.identifier)
        evidence = receipt?.evidence ?? []
        warnings = receipt?.warnings ?? []
        attempts = receipt?.attempts ?? error?.attempts ?? 0
        tries = (receipt?.history ?? error?.history ?? []).map(Try.init)
        transcript = exchange?.description
        answer = exchange?.maskedAnswer
    }

    /// The file's text: one JSON object, indented, its members in a stable order.
    ///
    /// - Throws: ``JSONError`` where a number has no form in JSON.
    public func json() throws(JSONError) -> [UInt8] {
        var options = ExactJSONEncoder.Options()
        options.pretty = true
        return try ExactJSONEncoder(options: options).encode(self) + [UInt8(ascii: "\n")]
    }
}

extension ProviderOperation {
    fileprivate var redactionRules: RedactionRules { Dialect.redaction }
}
