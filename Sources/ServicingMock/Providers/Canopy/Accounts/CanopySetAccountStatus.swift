import ExactJSON
import ServicingHTTP

extension CanopyMock {
    /// The statuses that can be set (canopy.account-status.txt, lines 14 to 17).
    public static let statuses = ["ACTIVE", "CLOSED", "SUSPENDED"]

    /// The substatuses that can be set, the empty one first (canopy.account-status.txt, lines 21 to 39).
    public static let substatuses = [
        "", "ADMINISTRATIVE", "INACTIVITY", "INELIGIBLE", "DELINQUENT", "CHARGE_OFF", "GRANTOR_REQUEST", "BANKRUPTCY",
        "PAID_OFF", "CUSTOMER_REQUEST_PENDING_PAYOFF", "GRANTOR_REQUEST_PENDING_PAYOFF", "DECEASED", "RISK_REVIEW",
        "FRAUD", "CUSTOMER_REQUEST", "RISK", "HARDSHIP/EXEMPTIONS", "SETTLEMENT",
    ]

    /// The substatuses that belong to one status alone, as far as the vendor's table is known (*inferred*: from
    /// docs.canopyservicing.com/docs/account-status, whose stored copies break off). Every other pair is accepted.
    public static let pairedSubstatuses: [String: Set<String>] = [
        "ACTIVE": ["HARDSHIP/EXEMPTIONS"],
        "SUSPENDED": ["BANKRUPTCY", "FRAUD", "INACTIVITY", "RISK_REVIEW"],
    ]

    static let setAccountStatus = MockOperation<CanopyMock>(
        "set-account-status", .put, "/accounts/{account_id}/status"
    ) { canopy, call throws(MockAnswer) in
        try canopy.setAccountStatus(call)
    }

    private mutating func setAccountStatus(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        try call.requireCanopyWriter()
        let (status, substatus) = try statusAndSubstatus(in: call.body)
        let id = call.parameter("account_id")
        let hasChanged = change(id) { $0.set(status: status, substatus: substatus, now: call.now) }
        guard let hasChanged, let account = account(id) else {
            throw Self.error(404, "not_found", "Account not found", by: CanopyRules.unknownAccount)
        }
        return MockAnswer(
            200, .object(account.json), by: CanopyRules.setStatus, effect: .carriedOut(changed: hasChanged),
            ignoredFields: call.ignoredFields(known: ["account_status", "account_substatus"]))
    }

    private func statusAndSubstatus(
        in body: JSONValue?
    ) throws(MockAnswer) -> (status: String, substatus: String) {
        guard let body = body?.object else {
            throw Self.invalid(
                [Violation("/body", "type", ["type": "object"], "must be object")], by: CanopyRules.invalidInput)
        }
        var violations: [Violation] = []
        if body["account_status"] == nil { violations.append(.missing("account_status")) }
        let status = Self.choice("account_status", body, Self.statuses, &violations)
        let substatus =
            body["account_substatus"] == nil
            ? "" : Self.choice("account_substatus", body, Self.substatuses, &violations)
        guard violations.isEmpty, let status, let substatus else {
            throw Self.invalid(violations, by: CanopyRules.invalidInput)
        }
        guard !enforcesStatusPairs || Self.isPair(status, substatus) else {
            throw Self.invalid(
                [
                    Violation(
                        "/body/account_substatus", "pairing", ["account_status": .string(status)],
                        "\(substatus) is not a substatus of \(status)")
                ], by: CanopyRules.pairs)
        }
        return (status, substatus)
    }

    private static func choice(
        _ field: String, _ body: JSONObject, _ allowed: [String], _ violations: inout [Violation]
    ) -> String? {
        guard let value = body[field] else { return nil }
        guard let text = value.string else {
            violations.append(.notString("/body/" + field))
            return nil
        }
        guard allowed.contains(text) else {
            violations.append(.notOne(of: allowed, "/body/" + field))
            return nil
        }
        return text
    }

    private static func isPair(_ status: String, _ substatus: String) -> Bool {
        let owners = pairedSubstatuses.filter { $0.value.contains(substatus) }
        return owners.isEmpty || owners[status] != nil
    }
}
