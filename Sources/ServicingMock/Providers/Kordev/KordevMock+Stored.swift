public import ExactJSON

extension KordevMock {
    /// `{"borrowers":{ID:{"loans":{ID:{"kordevID":…,"cancellation":…}}}}}`.
    public var stored: JSONObject? {
        [
            "borrowers": .object(
                JSONObject(sorted: borrowers) { borrower in
                    ["loans": .object(JSONObject(sorted: borrower.loans) { $0.json })]
                })
        ]
    }

    /// Reads what ``stored`` writes.
    public init?(stored reader: FieldReader) {
        reader.checkKeys(["borrowers"])
        var borrowers: [String: Borrower] = [:]
        for (id, borrower) in reader["borrowers"].optional?.members ?? [] {
            borrower.checkKeys(["loans"])
            var loans: [String: Loan] = [:]
            for (loanID, loan) in borrower["loans"].members { loans[loanID] = Loan(loan) }
            borrowers[id] = Borrower(loans: loans)
        }
        self.init(borrowers: borrowers)
    }
}

extension KordevMock.Loan {
    fileprivate var json: JSONValue {
        var json: JSONObject = ["kordevID": .number(JSONNumber(Int(kordevID)))]
        if let cancellation {
            var cancelled: JSONObject = ["effectiveDate": .string(cancellation.effectiveDate)]
            cancelled["id"] = cancellation.id.map { .string($0) }
            cancelled["occurredOn"] = cancellation.occurredOn.map { .string($0) }
            json["cancellation"] = .object(cancelled)
        }
        return .object(json)
    }

    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys(["kordevID", "cancellation"])
        var cancellation: KordevMock.Cancellation?
        if let given = reader["cancellation"].optional {
            given.checkKeys(["id", "effectiveDate", "occurredOn"])
            guard let date = given["effectiveDate"].dateText() else { return nil }
            cancellation = KordevMock.Cancellation(
                id: given["id"].optional?.string(), effectiveDate: date,
                occurredOn: given["occurredOn"].optional?.dateText())
        }
        guard let kordevID = reader["kordevID"].int(in: 0...Int.max) else { return nil }
        self.init(kordevID: Int64(kordevID), cancellation: cancellation)
    }
}

extension FieldReader {
    /// A date-time with an offset, as it stands there.
    fileprivate func dateText() -> String? {
        checked("a date-time with an offset, such as 2025-06-01T12:00:00Z") { value in
            value.string.flatMap { OffsetDateTime($0)?.text }
        }
    }
}
