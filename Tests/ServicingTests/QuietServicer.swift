import ExactJSON
import Servicing

/// What a test's servicers do, or rather do not: no call of it goes anywhere.
struct QuietServicer: Servicer {
    var provider: ProviderID = "quiet"
    var documents: [SourceDocument] { [Nudge.contract.document] }
    var operations: [OperationContract] { [Nudge.contract] }

    func plan(_ translation: Translation, options: PlanOptions) throws(ServicingError) -> Plan {
        Plan(
            translation: translation, instruction: .object(["loan": .string("L1")]),
            request: NativeRequest(
                verb: "POST", destination: "https://quiet.example", resource: "/loans/L1/nudge?x=1", fields: [],
                body: #"{"ssn":"078-05-1120"}"#, masked: "POST /loans/L1/nudge\n\n{\"ssn\":\"***\"}"),
            provider: provider, contract: Nudge.contract, scope: translation.operation.scope, sideEffects: [],
            options: options)
    }

    func perform(_ translation: Translation, options: PlanOptions) async throws(ServicingError) -> Receipt {
        Receipt(
            provider: provider, operation: Nudge.contract.name, instruction: translation.operation, outcome: .applied,
            attempts: 1)
    }

    func execute(_ plan: Plan, options: PlanOptions) async throws(ServicingError) -> Receipt {
        try await perform(Translation(Nudge(loan: "L1")), options: options)
    }
}

/// A write that moves money.
struct Nudge: NativeOperation {
    static let contract = OperationContract(
        name: "nudge", signature: "POST /loans/{id}/nudge", movesMoney: true, repeatability: .never("it costs"),
        document: SourceDocument(title: "Quiet: nudging", version: "3", sha256: ""))
    var loan: LoanID
    var scope: String { "loan \(loan)" }
}

/// A quiet servicer that answers a read-back.
struct ReadingServicer: Servicer, ReadsBack {
    let quiet = QuietServicer()
    var answer: Result<ReadBack, ServicingError>

    var provider: ProviderID { quiet.provider }
    var documents: [SourceDocument] { quiet.documents }
    var operations: [OperationContract] { quiet.operations }

    func plan(_ translation: Translation, options: PlanOptions) throws(ServicingError) -> Plan {
        try quiet.plan(translation, options: options)
    }

    func perform(_ translation: Translation, options: PlanOptions) async throws(ServicingError) -> Receipt {
        try await quiet.perform(translation, options: options)
    }

    func execute(_ plan: Plan, options: PlanOptions) async throws(ServicingError) -> Receipt {
        try await quiet.execute(plan, options: options)
    }

    func readBack(
        _ operation: any NativeOperation, options: PlanOptions
    ) async throws(ServicingError) -> ReadBack {
        try answer.get()
    }
}

extension Receipt {
    /// A nudge of whose answer nothing came.
    static func unknownNudge(exchange: (any RawExchange)? = nil) -> Receipt {
        Receipt(
            provider: "quiet", operation: "nudge", instruction: Nudge(loan: "L1"), outcome: .unknown,
            references: ["nudge_id": "N7", "customer": "Ann Marker"], attempts: 2, duration: .seconds(5),
            endedAt: try? Timestamp("2026-01-02T03:04:05Z"), exchange: exchange)
    }
}
