import ExactJSON
import Servicing

/// A call under an id, as a ledger writes it down.
struct LedgeredCall: Sendable {
    let id: String
    let provider: ProviderID
    let operation: OperationName
    let scope: String
    let isRepeatable: Bool
    let digest: String

    init(_ id: String, _ provider: ProviderID, _ operation: any NativeOperation) throws(ServicingError) {
        let contract = type(of: operation).contract
        let fields: JSONValue
        do {
            fields = try ExactJSONEncoder().value(of: operation)
        } catch {
            throw ServicingError(
                .invalidRequest, .notSent, "the instruction can't be written down: \(error.description)",
                provider: provider, operation: contract.name)
        }
        try self.init(
            id, provider, contract.name, fields, scope: operation.scope,
            isRepeatable: contract.repeatability.isRepeatable)
    }

    init(_ id: String, _ plan: Plan) throws(ServicingError) {
        try self.init(
            id, plan.provider, plan.operation, plan.instruction, scope: plan.scope,
            isRepeatable: plan.repeatability.isRepeatable)
    }

    private init(
        _ id: String, _ provider: ProviderID, _ operation: OperationName, _ fields: JSONValue, scope: String,
        isRepeatable: Bool
    ) throws(ServicingError) {
        guard (1...200).contains(id.utf8.count), !id.contains(where: \.isNewline) else {
            throw ServicingError(
                .invalidRequest, .notSent, "the instruction's id is not valid; nothing was sent", provider: provider,
                operation: operation,
                problems: [FieldProblem("id", "is empty, too long or of several lines", allowed: "1 to 200 bytes")])
        }
        self.id = id
        self.provider = provider
        self.operation = operation
        self.scope = SensitivePatterns.masked(scope)
        self.isRepeatable = isRepeatable
        digest = SHA256.hexDigest(
            of: Array("\(provider) \(operation)\n".utf8) + fields.serialized(sortedKeys: true))
    }

    var opened: LedgerRecord {
        .opened(.init(opened: id, at: .now, provider: provider, operation: operation, scope: scope, digest: digest))
    }

    /// What is to be done, with what the ledger knows.
    func verdict(on entry: LedgerEntry?) -> InstructionLedger.Verdict {
        guard let entry else { return .send(isFollowing: false) }
        guard entry.digest == digest else {
            return .refuse(
                error(
                    .conflict, .notSent,
                    "was given before, for another instruction (\(entry.provider) \(entry.operation))",
                    hint: "give every instruction an id of its own"))
        }
        switch entry.outcome {
        case .applied?, .accepted?, .alreadyApplied?: return .done(entry)
        case .refused?:
            return .refuse(
                error(
                    .conflict, .notSent, "was refused before: \(entry.message ?? entry.error ?? "no reason is kept")",
                    hint: "to ask again, give it a new id"))
        case .notSent?: return .send(isFollowing: false)
        case .unknown?, nil:
            if isRepeatable { return .send(isFollowing: true) }
            return .refuse(
                error(
                    .outcomeUnknown, .mayHaveApplied,
                    "was begun at \(entry.openedAt) and nobody knows what became of it; it was not sent again",
                    hint: "find out at \(provider) what became of \(scope), and settle it in the ledger"))
        }
    }

    func error(
        _ kind: ServicingError.Kind, _ effect: ServicingError.Effect, _ what: String, hint: String
    ) -> ServicingError {
        ServicingError(
            kind, effect, "the instruction '\(Shown.identifier(id))' \(what)", hint: hint, provider: provider,
            operation: operation)
    }

    /// The entry as it is once it is closed.
    func entry(_ closed: LedgerRecord.Closed) -> LedgerEntry {
        LedgerEntry(
            id: id, provider: provider, operation: operation, scope: scope, openedAt: closed.at,
            outcome: closed.outcome, closedAt: closed.at, effectiveAt: closed.effectiveAt,
            references: closed.references ?? [:], digest: digest)
    }
}

extension LedgerRecord.Closed {
    init(_ id: String, _ receipt: Receipt) {
        self.init(
            closed: id, at: .now, outcome: BulkOutcome(receipt.outcome), effectiveAt: receipt.effectiveAt,
            references: receipt.references.isEmpty ? nil : receipt.references, error: nil, message: nil, note: nil)
    }

    init(_ id: String, _ error: ServicingError, _ outcome: BulkOutcome) {
        self.init(
            closed: id, at: .now, outcome: outcome, effectiveAt: nil, references: nil, error: error.kind.rawValue,
            message: error.message, note: nil)
    }
}
