import ExactJSON
import ServicingHTTP

extension KordevMock {
    static let cancelLoan = MockOperation<KordevMock>(
        "cancel-loan", .post, "/v1/borrowers/{borrower_id}/loans/{loan_id}/cancel"
    ) { kordev, call throws(MockAnswer) in
        try kordev.cancelLoan(call)
    }

    private mutating func cancelLoan(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        let request = try CancelRequest(call)
        let borrowerID = call.parameter("borrower_id")
        let loanID = call.parameter("loan_id")
        let context: JSONObject = ["borrower_id": .string(borrowerID), "loan_id": .string(loanID)]
        guard let borrower = borrowers[borrowerID] else {
            throw Self.error(404, "borrower not found", detail: 1, context: context, by: KordevRules.unknownLoan)
        }
        guard let loan = borrower.loans[loanID] else {
            throw Self.error(404, "loan not found", context: context, by: KordevRules.unknownLoan)
        }
        guard loan.cancellation == nil else {
            throw Self.error(409, "loan is already cancelled", context: context, by: KordevRules.repeated)
        }
        let cancellation = Cancellation(
            id: request.id,
            effectiveDate: request.migrationDate?.text ?? call.now.text(fractionDigits: 6),
            occurredOn: request.occurredOn?.text)
        borrowers[borrowerID]?.loans[loanID]?.cancellation = cancellation
        var body: JSONObject = [
            "effective_date": .string(cancellation.effectiveDate),
            "id": cancellation.id.map { .string($0) } ?? .null,
            "kordev_id": .number(JSONNumber(Int(loan.kordevID))),
            "loan_id": .string(loanID),
        ]
        if let requestID = request.requestID {
            body["request_id"] = .string(requestID)
        }
        return MockAnswer(
            200, .object(body), by: KordevRules.cancels, effect: .carriedOut(changed: true),
            ignoredFields: call.ignoredFields(
                known: ["loan_cancellation", "occurred_on", "request_id"], knownQuery: ["is_migration"]))
    }
}

/// What a cancellation was asked with.
private struct CancelRequest {
    let id: String?
    let occurredOn: OffsetDateTime?
    let requestID: String?
    /// The date that the request is handled as of, where it is a migration.
    let migrationDate: OffsetDateTime?

    init(_ call: MockCall) throws(MockAnswer) {
        guard let fields = call.body.map(\.object) ?? [:] else {
            throw Self.invalid("the body must be an object", at: "")
        }
        guard let cancellation = (fields["loan_cancellation"] ?? [:]).object else {
            throw Self.invalid("must be an object", at: "loan_cancellation")
        }
        if let given = cancellation["id"], !given.isNull {
            id = try Self.string(given, at: "loan_cancellation.id")
        } else {
            id = nil
        }
        requestID = try fields["request_id"].map { value throws(MockAnswer) in
            try Self.string(value, at: "request_id")
        }
        occurredOn = try fields["occurred_on"].map { value throws(MockAnswer) in
            guard let date = OffsetDateTime(try Self.string(value, at: "occurred_on")) else {
                throw Self.invalid(
                    "must be a date-time with an offset, such as 2020-01-01T10:15:20-05:00", at: "occurred_on",
                    by: KordevRules.zonedDate)
            }
            return date
        }
        guard try Self.isMigration(call.query) else {
            migrationDate = nil
            return
        }
        guard let occurredOn else {
            throw Self.invalid(
                "must be given where is_migration is true", at: "occurred_on", by: KordevRules.migrationDate)
        }
        migrationDate = occurredOn
    }

    private static func isMigration(_ query: [(name: String, value: String)]) throws(MockAnswer) -> Bool {
        let given = query.filter { $0.name == "is_migration" }.map { $0.value.lowercased() }
        switch given {
        case [], ["false"]: return false
        case ["true"]: return true
        default: throw invalid("must be true or false, once", at: "is_migration")
        }
    }

    private static func string(_ value: JSONValue, at field: String) throws(MockAnswer) -> String {
        guard let string = value.string else { throw invalid("must be a string", at: field) }
        return string
    }

    private static func invalid(
        _ message: String, at field: String, by rule: Rule = KordevRules.invalidRequest
    ) -> MockAnswer {
        KordevMock.error(
            400, field.isEmpty ? message : field + " " + message,
            context: field.isEmpty ? [:] : ["field": .string(field)], by: rule)
    }
}
