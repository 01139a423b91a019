import ExactJSON

/// BankLingo as its document describes it: loans, the accounts they are paid from, and pay-offs on their way.
public struct BankLingoMock: MockProvider {
    /// `banklingo`.
    public static let id = "banklingo"
    /// The one document.
    public static let documents = [BankLingoRules.document]
    /// Every rule.
    public static let rules = BankLingoRules.all
    /// The bearer token and the tenant (banklingo.pay-off.txt, lines 19 to 21).
    public static let authentication = Authentication([.bearer, .tenant(header: "X-Tenant-ID")])
    /// The one command's address.
    public static let operations: [MockOperation<BankLingoMock>] = [initiatePayOff]

    /// The loans by id.
    public var loans: [String: Loan]
    /// The payment accounts by id.
    public var accounts: [String: Account]
    /// The forms of request body that are taken; all three unless the world insists.
    public var envelopes: Set<Envelope>
    /// For how many days the amounts of an initiated pay-off are quoted.
    public var quoteDays = 10
    /// How many pay-offs have been initiated; their ids are made from it.
    public internal(set) var initiatedPayOffs = 0

    /// BankLingo with these loans and accounts, those of the default world unless others are given.
    public init(
        loans: [String: Loan] = BankLingoMock.defaultLoans, accounts: [String: Account] = BankLingoMock.defaultAccounts,
        envelopes: Set<Envelope> = Set(Envelope.allCases)
    ) {
        self.loans = loans
        self.accounts = accounts
        self.envelopes = envelopes
    }

    /// A refusal in the shape of the document's 404: `success` and `message`.
    public static func answer(to refusal: Refusal) -> MockAnswer {
        switch refusal.kind {
        case .missingCredential, .wrongCredential, .expiredToken:
            failure(refusal.status, refusal.message, by: BankLingoRules.credentials)
        case .malformedBody: invalid([("body", refusal.message)], by: BankLingoRules.malformedBody)
        default: failure(refusal.status, refusal.message, by: BankLingoRules.errorShape)
        }
    }

    static func failure(_ status: Int, _ message: String, errors: JSONValue? = nil, by rule: Rule) -> MockAnswer {
        var body: JSONObject = ["success": false, "message": .string(message)]
        if let errors { body["errors"] = errors }
        return MockAnswer(status, .object(body), by: rule)
    }

    /// The document's 400: every field that is wrong, each with what it should be.
    static func invalid(_ problems: [(field: String, message: String)], by rule: Rule) -> MockAnswer {
        let errors = problems.map { problem -> JSONValue in
            ["field": .string(problem.field), "message": .string(problem.message)]
        }
        return failure(400, "Invalid request parameters", errors: .array(errors), by: rule)
    }

    mutating func nextTransactionID() -> String {
        initiatedPayOffs += 1
        return "PYOF-" + padded(initiatedPayOffs, 6)
    }
}
