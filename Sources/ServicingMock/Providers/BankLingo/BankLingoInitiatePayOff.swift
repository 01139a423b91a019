import ExactJSON
import ServicingHTTP

extension BankLingoMock {
    static let initiatePayOff = MockOperation<BankLingoMock>(
        "initiate-pay-off", .post, "/api/bpm/cmd"
    ) { bankLingo, call throws(MockAnswer) in
        try bankLingo.initiatePayOff(call)
    }

    private mutating func initiatePayOff(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        let parameters = try parameters(in: call.body)
        let request = try PayOffRequest(parameters, now: call.now)
        guard let loan = loans[request.loanID] else {
            throw Self.failure(404, "Loan not found", by: BankLingoRules.unknownLoan)
        }
        let amounts = loan.payOffAmounts(on: request.date.date, withPenalty: request.withPenalty)
        try check(loan, amounts, payFrom: request.accountID)

        let transaction = Transaction(
            id: nextTransactionID(), kind: .payOff, amount: amounts.total, status: .pending,
            account: request.accountID, quotedUntil: call.now.advanced(by: .seconds(quoteDays * 86_400)))
        loans[request.loanID]?.transactions.append(transaction)
        accounts[request.accountID]?.reserved += amounts.total
        var answer = MockAnswer(
            200,
            [
                "success": true,
                "message": "Loan pay-off initiated successfully",
                "data": .object(Self.data(transaction, request, amounts)),
            ],
            by: BankLingoRules.initiates, effect: .carriedOut(changed: true))
        answer.ignoredFields = parameters.keys.filter { !PayOffRequest.fields.contains($0) }
        return answer
    }

    /// Looks at every business rule, so that all that are broken are told at once.
    private func check(
        _ loan: Loan, _ amounts: PayOffAmounts, payFrom accountID: String
    ) throws(MockAnswer) {
        var broken: [String] = []
        if loan.status != .active {
            broken.append("Loan is not in active status")
        }
        if let account = accounts[accountID] {
            if account.available < amounts.total { broken.append("Insufficient funds in payment account") }
        } else {
            broken.append("Payment account not found")
        }
        if loan.transactions.contains(where: { $0.status == .pending }) {
            broken.append("Loan has pending transactions")
        }
        guard broken.isEmpty else {
            throw Self.failure(
                422, "Loan pay-off validation failed", errors: .array(broken.map { .string($0) }),
                by: BankLingoRules.violations)
        }
    }

    private static func data(
        _ transaction: Transaction, _ request: PayOffRequest, _ amounts: PayOffAmounts
    ) -> JSONObject {
        [
            "transactionId": .string(transaction.id),
            "loanId": .string(request.loanID),
            "payOffAmount": .number(amounts.payOff.json),
            "principalAmount": .number(amounts.principal.json),
            "interestAmount": .number(amounts.interest.json),
            "penaltyAmount": .number(amounts.penalty.json),
            "totalPayOffAmount": .number(amounts.total.json),
            "payOffDate": .string(request.date.text),
            "status": .string(transaction.status.rawValue),
        ]
    }
}

/// A pay-off's parameters, all of them looked at before any is complained of.
private struct PayOffRequest {
    static let fields = ["loanId", "payOffDate", "paymentAccountId", "includePrepaymentPenalty", "notes"]

    let loanID: String
    let date: OffsetDateTime
    let accountID: String
    let withPenalty: Bool

    init(_ parameters: JSONObject, now: MockInstant) throws(MockAnswer) {
        var problems: [(field: String, message: String)] = []
        let loanID = Self.required("loanId", parameters, &problems)
        let dateText = Self.required("payOffDate", parameters, &problems)
        let accountID = Self.required("paymentAccountId", parameters, &problems)
        let withPenalty = Self.optional("includePrepaymentPenalty", parameters) ?? false
        let notes = Self.optional("notes", parameters) ?? ""

        var date: OffsetDateTime?
        if let dateText {
            date = OffsetDateTime(dateText)
            if let date {
                let today = now.date(offsetSeconds: date.offsetSeconds)
                if date.date < today { problems.append(("payOffDate", "must not be before today, \(today)")) }
            } else {
                problems.append(("payOffDate", "must be a date-time with an offset, such as 2026-01-31T00:00:00Z"))
            }
        }
        if withPenalty.bool == nil { problems.append(("includePrepaymentPenalty", "must be true or false")) }
        if notes.string == nil { problems.append(("notes", "must be a string")) }
        guard problems.isEmpty, let loanID, let date, let accountID, let withPenalty = withPenalty.bool else {
            let order = Self.fields
            problems.sort { order.firstIndex(of: $0.field) ?? 0 < order.firstIndex(of: $1.field) ?? 0 }
            throw BankLingoMock.invalid(problems, by: BankLingoRules.invalidParameters)
        }
        self.loanID = loanID
        self.date = date
        self.accountID = accountID
        self.withPenalty = withPenalty
    }

    private static func required(
        _ name: String, _ parameters: JSONObject, _ problems: inout [(field: String, message: String)]
    ) -> String? {
        guard let value = parameters[name], !value.isNull else {
            problems.append((name, "is required"))
            return nil
        }
        guard let text = value.string else {
            problems.append((name, "must be a string"))
            return nil
        }
        guard !text.isEmpty else {
            problems.append((name, "must not be empty"))
            return nil
        }
        return text
    }

    private static func optional(_ name: String, _ parameters: JSONObject) -> JSONValue? {
        guard let value = parameters[name], !value.isNull else { return nil }
        return value
    }
}

extension Cents {
    /// The amount as a JSON number with two decimals.
    fileprivate var json: JSONNumber {
        guard let number = JSONNumber(description) else { preconditionFailure("an amount is a JSON number") }
        return number
    }
}
