import ExactJSON
public import Servicing
public import ServicingHTTP

/// `POST /v1/borrowers/{borrower_id}/loans/{loan_id}/cancel`: cancels a loan of a borrower.
public struct CancelBorrowerLoan: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "cancel-loan",
        signature: "POST /v1/borrowers/{borrower_id}/loans/{loan_id}/cancel?is_migration=",
        repeatability: .inferred(
            "a loan is cancelled once; a second cancel is answered 409 and changes nothing more"),
        documentedErrors: [400, 404, 409, 500], document: KordevDialect.cancelLoanDocument)

    /// The borrower's id.
    public var borrower: BorrowerID
    /// The lender's id of the loan.
    public var loan: LoanID
    /// The cancellation; `{}` where nothing is given.
    public var loanCancellation: LoanCancellation
    /// When the lender says that it happened. For reference only, unless ``isMigration``.
    public var occurredOn: Timestamp?
    /// The caller's own mark, returned unmodified. Not an idempotency key.
    public var requestID: RequestID?
    /// Whether the cancellation is handled as if it had happened at ``occurredOn``. Needs that date.
    public var isMigration: Bool

    /// A call.
    public init(
        borrower: BorrowerID, loan: LoanID, loanCancellation: LoanCancellation = LoanCancellation(),
        occurredOn: Timestamp? = nil, requestID: RequestID? = nil, isMigration: Bool = false
    ) {
        self.borrower = borrower
        self.loan = loan
        self.loanCancellation = loanCancellation
        self.occurredOn = occurredOn
        self.requestID = requestID
        self.isMigration = isMigration
    }

    /// The cancelled loan. The document marks no field as required.
    public struct Answer: Hashable, Sendable, Codable {
        /// From when the cancellation counts.
        public let effectiveDate: Timestamp?
        /// The cancellation event's id; may be null by the document.
        public let id: String?
        /// Kordev's own id of the loan: unique for each borrower, not globally.
        public let kordevID: ExactDecimal?
        /// The lender's id of the loan.
        public let loanID: LoanID?
        /// The request's mark, returned unmodified.
        public let requestID: RequestID?

        private enum CodingKeys: String, CodingKey {
            case effectiveDate = "effective_date"
            case id
            case kordevID = "kordev_id"
            case loanID = "loan_id"
            case requestID = "request_id"
        }
    }

    /// What to ask, as no document has a read.
    public var wayToFindOut: String? {
        "ask Kordev whether the loan is cancelled; "
            + "no document has a read that shows it, and a second cancel of a cancelled loan is answered 409 (inferred)"
    }

    /// One loan.
    public var scope: String { "loan \(loan) of borrower \(borrower)" }

    /// What the document says of the date.
    public var sideEffects: [String] {
        isMigration ? ["is handled as if it had happened at occurred_on, not now"] : []
    }

    /// The request. A migration without a date is refused: the document handles it "as if it had occurred on the date
    /// specified in the occurred_on field".
    public func draft(for dialect: KordevDialect, checking problems: inout FieldChecks) -> RequestDraft {
        let borrower = problems.segment("borrower", borrower.rawValue)
        let loan = problems.segment("loan", loan.rawValue)
        if isMigration, occurredOn == nil {
            problems.add(
                "occurred_on", "is missing, and a migration is handled as of that date",
                allowed: "an RFC 3339 date-time with its offset, as in 2020-01-01T10:15:20-05:00")
        }
        if let requestID { problems.text("request_id", requestID.rawValue) }
        let query = isMigration ? "?is_migration=true" : ""
        return RequestDraft(
            .post, "/v1/borrowers/\(borrower)/loans/\(loan)/cancel\(query)",
            json: Body(loanCancellation: loanCancellation, occurredOn: occurredOn, requestID: requestID))
    }

    /// The cancelled loan.
    public func read(_ answer: JSONAnswer, from dialect: KordevDialect) throws(AnswerProblem) -> Reading<Answer> {
        var (body, warnings) = try answer.decode(Answer.self)
        guard body.loanID != nil || body.kordevID != nil || body.effectiveDate != nil || body.requestID != nil else {
            throw .unreadable("it has none of loan_id, kordev_id, effective_date and request_id")
        }
        warnings.echo("loan_id", asked: loan.rawValue, answered: body.loanID?.rawValue)
        if let requestID { warnings.echo("request_id", asked: requestID.rawValue, answered: body.requestID?.rawValue) }
        if isMigration, let occurredOn {
            warnings.echo("effective_date", asked: occurredOn, answered: body.effectiveDate)
        }
        var references: [String: String] = [:]
        references["id"] = body.id
        references["kordev_id"] = body.kordevID?.text
        references["loan_id"] = body.loanID?.rawValue
        return Reading(body, effectiveAt: body.effectiveDate, references: references, warnings: warnings)
    }

    /// A 409 after an attempt whose outcome was unknown: that attempt, or another party, had cancelled the loan.
    public func evidenceOfEarlierAttempt(in complaint: ProviderComplaint) -> Evidence? {
        guard complaint.statusCode == 409 else { return nil }
        return Evidence(
            "Kordev answered 409 to the repeated cancel of loan \(loan)",
            because: "an earlier attempt's outcome was unknown, and a cancelled loan conflicts with a second cancel "
                + "(inferred: the document does not say what a conflict is)")
    }

    private struct Body: Encodable {
        let loanCancellation: LoanCancellation
        let occurredOn: Timestamp?
        let requestID: RequestID?

        enum CodingKeys: String, CodingKey {
            case loanCancellation = "loan_cancellation"
            case occurredOn = "occurred_on"
            case requestID = "request_id"
        }
    }
}
