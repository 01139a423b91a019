import ExactJSON

/// Kordev LMS as its document describes it: borrowers, their loans and the loans' cancellations.
public struct KordevMock: MockProvider {
    /// `kordev`.
    public static let id = "kordev"
    /// The one document.
    public static let documents = [KordevRules.document]
    /// Every rule.
    public static let rules = KordevRules.all
    /// *Inferred*: the document names no authentication, so a request without a credential is served and a wrong one
    /// is refused.
    public static let authentication = Authentication([.bearer, .apiKey(header: "X-API-Key")], isOptional: true)
    /// The one operation.
    public static let operations: [MockOperation<KordevMock>] = [cancelLoan]

    /// The borrowers by id.
    public var borrowers: [String: Borrower]

    /// Kordev with these borrowers: `BRW-1001` with the loans `LOAN-2001` and `LOAN-2002` unless others are given.
    public init(borrowers: [String: Borrower] = KordevMock.defaultBorrowers) {
        self.borrowers = borrowers
    }

    /// A borrower.
    public struct Borrower: Hashable, Sendable {
        /// The loans by the id that the lender knows them by.
        public var loans: [String: Loan]

        /// A borrower.
        public init(loans: [String: Loan]) {
            self.loans = loans
        }
    }

    /// A loan.
    public struct Loan: Hashable, Sendable {
        /// Kordev's own id of the loan, unique for each borrower but not globally.
        public var kordevID: Int64
        /// Its cancellation, or nil while it has none.
        public var cancellation: Cancellation?

        /// A loan.
        public init(kordevID: Int64, cancellation: Cancellation? = nil) {
            self.kordevID = kordevID
            self.cancellation = cancellation
        }
    }

    /// What cancelled a loan.
    public struct Cancellation: Hashable, Sendable {
        /// The event's id, if the request gave one.
        public var id: String?
        /// When it takes effect, as the answer wrote it.
        public var effectiveDate: String
        /// When the lender reported it: kept for reference.
        public var occurredOn: String?

        /// A cancellation.
        public init(id: String? = nil, effectiveDate: String, occurredOn: String? = nil) {
            self.id = id
            self.effectiveDate = effectiveDate
            self.occurredOn = occurredOn
        }
    }

    /// `BRW-1001` with `LOAN-2001`, which can be cancelled, and `LOAN-2002`, which has been. The ids are ours: the
    /// document has no example. The numbers do not fit 32 bits, as those in the vendor's other pages.
    public static let defaultBorrowers: [String: Borrower] = [
        "BRW-1001": Borrower(loans: [
            "LOAN-2001": Loan(kordevID: 3_617_888_273_932),
            "LOAN-2002": Loan(
                kordevID: 3_617_888_273_933,
                cancellation: Cancellation(id: "CNL-1", effectiveDate: "2025-03-14T15:09:26.535897+00:00")),
        ])
    ]

    /// A refusal as the document's error object.
    public static func answer(to refusal: Refusal) -> MockAnswer {
        let rule =
            switch refusal.kind {
            case .missingCredential, .wrongCredential, .expiredToken: KordevRules.credentials
            case .malformedBody, .malformedTarget: KordevRules.invalidRequest
            case .injected where refusal.status == 500: KordevRules.internalError
            default: KordevRules.errorShape
            }
        return error(refusal.status, refusal.message, by: rule)
    }

    /// The document's error object. Its `code` is the status times ten and a number that tells two errors apart.
    static func error(
        _ status: Int, _ message: String, detail: Int = 0, context: JSONObject = [:], by rule: Rule
    ) -> MockAnswer {
        MockAnswer(
            status,
            [
                "code": .number(JSONNumber(status * 10 + detail)),
                "context": .object(context),
                "error": .string(message),
                "status": .string(Refusal.reason(of: status)),
            ],
            by: rule)
    }
}
