import ExactJSON
public import Servicing
public import ServicingHTTP

/// `InitiateLoanPayOffCommand`, `POST /api/bpm/cmd`: begins paying a loan off by debiting an account. **Moves money.**
public struct InitiateLoanPayOff: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "initiate-pay-off",
        signature: "POST /api/bpm/cmd InitiateLoanPayOffCommand",
        movesMoney: true,
        repeatability: .never("it debits an account, and the document grants no idempotency"),
        documentedErrors: [400, 404, 422], document: BankLingoDialect.payOffDocument)

    /// The loan to pay off.
    public var loan: LoanID
    /// The pay-off transaction's date. Per-diem interest is calculated up to it.
    public var payOffDate: Timestamp
    /// The account to debit.
    public var paymentAccount: PaymentAccountID
    /// Whether to include a prepayment penalty. The document gives no default; nil leaves it to the provider.
    public var includesPrepaymentPenalty: Bool?
    /// Notes or comments. Masked wherever a request is printed.
    public var notes: Sensitive<String>?

    /// A call.
    public init(
        loan: LoanID, payOffDate: Timestamp, paymentAccount: PaymentAccountID,
        includesPrepaymentPenalty: Bool? = nil, notes: Sensitive<String>? = nil
    ) {
        self.loan = loan
        self.payOffDate = payOffDate
        self.paymentAccount = paymentAccount
        self.includesPrepaymentPenalty = includesPrepaymentPenalty
        self.notes = notes
    }

    /// The initiated pay-off: the answer's `data`.
    public struct Answer: Hashable, Sendable, Codable {
        /// The pay-off transaction's id.
        public let transactionId: String?
        /// The loan.
        public let loanId: LoanID?
        /// The pay-off's amount. How it relates to ``totalPayOffAmount`` is not documented.
        public let payOffAmount: Money?
        /// The principal in it.
        public let principalAmount: Money?
        /// The accrued interest in it.
        public let interestAmount: Money?
        /// The penalty in it.
        public let penaltyAmount: Money?
        /// What is taken in all.
        public let totalPayOffAmount: Money?
        /// The pay-off's date.
        public let payOffDate: Timestamp?
        /// The transaction's status. The document lists no values.
        public let status: String?
    }

    /// What to ask, as no document has a read.
    public var wayToFindOut: String? {
        "ask BankLingo whether the loan has a pay-off transaction and whether the account was debited; "
            + "no document has a read that shows it"
    }

    /// One loan and one account.
    public var scope: String { "loan \(loan), paid from account \(paymentAccount)" }

    /// What moves.
    public var sideEffects: [String] {
        var effects = ["debits account \(paymentAccount) with principal, accrued interest and any penalty"]
        switch includesPrepaymentPenalty {
        case true?: effects.append("includes the prepayment penalty that the loan's terms ask for")
        case false?: effects.append("asks for no prepayment penalty")
        case nil: effects.append("leaves it to the provider whether a prepayment penalty is included")
        }
        effects.append("releases the loan's lien automatically once the pay-off has succeeded")
        effects.append("does not cancel automatic payments; cancel them after the pay-off")
        return effects
    }

    /// The request.
    public func draft(for dialect: BankLingoDialect, checking problems: inout FieldChecks) -> RequestDraft {
        problems.text("loan", loan.rawValue)
        problems.text("payment_account", paymentAccount.rawValue)
        let fields = Fields(
            loanId: loan, payOffDate: payOffDate, paymentAccountId: paymentAccount,
            includePrepaymentPenalty: includesPrepaymentPenalty, notes: notes)
        let name = "InitiateLoanPayOffCommand"
        return switch dialect.envelope {
        case .flat: RequestDraft(.post, "/api/bpm/cmd", json: fields)
        case .cmd: RequestDraft(.post, "/api/bpm/cmd", json: Cmd(cmd: name, data: fields))
        case .commandName: RequestDraft(.post, "/api/bpm/cmd", json: CommandName(commandName: name, data: fields))
        }
    }

    /// The initiated pay-off: `accepted`, never `applied`, since the document's own notes speak of it as something that
    /// is completed later.
    public func read(_ answer: JSONAnswer, from dialect: BankLingoDialect) throws(AnswerProblem) -> Reading<Answer> {
        var (body, warnings) = try answer.decode(Wrapped.self)
        if body.ok == false || body.isSuccessful == false {
            throw .refused(dialect.complaint(status: answer.response.status, body: answer.document.root.value))
        }
        try Self.checkSuccess(answer.document)
        guard let data = body.data else { throw .unreadable("it has no data object") }
        guard data.transactionId != nil || data.loanId != nil || data.status != nil else {
            throw .unreadable("its data has none of transactionId, loanId and status")
        }
        warnings.echo("data.loanId", asked: loan.rawValue, answered: data.loanId?.rawValue)
        warnings.echo("data.payOffDate", asked: payOffDate, answered: data.payOffDate)
        if data.transactionId == nil { warnings.missing("data.transactionId") }
        let amounts: [(String, Money?)] = [
            ("payOffAmount", data.payOffAmount), ("principalAmount", data.principalAmount),
            ("interestAmount", data.interestAmount), ("penaltyAmount", data.penaltyAmount),
            ("totalPayOffAmount", data.totalPayOffAmount),
        ]
        for (name, amount) in amounts where amount == nil { warnings.missing("data." + name) }
        if let status = data.status, !Self.knownStatuses.contains(status.uppercased()) {
            warnings.append(
                ReceiptWarning(
                    .unknownValue, field: "data.status",
                    "'\(Shown.identifier(status))' is not known; see whether the pay-off goes on"))
        }
        var references: [String: String] = [:]
        references["transactionId"] = data.transactionId
        references["loanId"] = data.loanId?.rawValue
        return Reading(
            data, outcome: .accepted, effectiveAt: data.payOffDate, references: references,
            evidence: [
                Evidence(
                    data.status.map { "the pay-off is initiated, its status is '\(Shown.identifier($0))'" }
                        ?? "the pay-off is initiated",
                    because: "the document calls it initiated; it is completed later")
            ],
            warnings: warnings)
    }

    /// The document's `success` is a boolean. Where it is there and neither true nor false, or true beside errors, it is
    /// not known what became of the pay-off. Left out or null beside readable data, it is taken for true (inferred).
    private static func checkSuccess(_ document: JSONDocument) throws(AnswerProblem) {
        if let success = document.root["success"], !success.isNull, success.bool != true,
            success.string?.lowercased() != "true"
        {
            throw .unreadable("success is neither true nor false")
        }
        if let errors = document.root["errors"], !errors.elements.isEmpty || errors.string?.isEmpty == false {
            throw .unreadable("it has errors and does not say that it failed")
        }
    }

    /// A pay-off's way on another of the vendor's pages (found there; the document lists no values).
    private static let knownStatuses: Set<String> = ["PENDING", "APPROVED", "COMPLETED", "INITIATED"]

    /// The fields as the document names them.
    private struct Fields: Encodable {
        let loanId: LoanID
        let payOffDate: Timestamp
        let paymentAccountId: PaymentAccountID
        let includePrepaymentPenalty: Bool?
        let notes: Sensitive<String>?
    }

    private struct Cmd: Encodable {
        let cmd: String
        let data: Fields
    }

    private struct CommandName: Encodable {
        let commandName: String
        let data: Fields
    }

    /// The envelope around an answer. `success` is looked at by whoever reads any provider's 2xx; `ok` and
    /// `IsSuccessful` are other pages' names for it (found there, not in the document).
    private struct Wrapped: Decodable, Sendable {
        let ok: Bool?
        let isSuccessful: Bool?
        let data: Answer?

        enum CodingKeys: String, CodingKey {
            case ok
            case isSuccessful = "IsSuccessful"
            case data
        }
    }
}
