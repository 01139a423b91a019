import ExactJSON

extension CanopyMock {
    /// Cuts the statements of billing cycles that end, which gives the next payment its due date, and triggers autopay a
    /// day before a payment is due. What comes of a payment, and what a statement amounts to, no document says.
    public mutating func advance(after begin: MockInstant, through end: MockInstant) -> [DueEvent] {
        guard end > begin else { return [] }
        var events: [DueEvent] = []
        for id in accounts.keys.sorted() {
            guard let account = accounts[id], account.status != "CLOSED" else { continue }
            let statements = CanopyStatements(account, of: account.productID.flatMap { product($0) })
            var life = CanopyAccountDue(account, statements, after: begin)
            while let event = life.next(through: end) { events.append(event) }
            if let due = life.assigned { _ = change(id) { $0.setDue(due) } }
        }
        return events
    }
}

/// What falls due of one account, one thing after the other.
private struct CanopyAccountDue {
    private let account: CanopyMock.Account
    private let statements: CanopyStatements?
    /// The default payment processor's method, where autopay is enabled and it is not `NONE`.
    private let autopayMethod: String?
    private var statement: Int?
    private var autopay: (at: MockInstant, due: MockInstant)?
    /// The due date that the last statement gave.
    private(set) var assigned: MockInstant?

    init(_ account: CanopyMock.Account, _ statements: CanopyStatements?, after begin: MockInstant) {
        self.account = account
        self.statements = statements
        statement = statements?.first(after: begin)
        let method = account.value("payment_processor_config", "default_payment_processor_method")?.string
        let isEnabled = account.value("payment_processor_config", "autopay_enabled")?.bool == true
        autopayMethod = isEnabled && method != "NONE" ? method : nil
        let due = account.value("min_pay_due_cents", "min_pay_due_at")?.string.flatMap { MockInstant($0) }
        if let due, Self.dayBefore(due) > begin { autopay = (Self.dayBefore(due), due) }
    }

    mutating func next(through end: MockInstant) -> DueEvent? {
        let cut = statement.flatMap { statements?.cut($0) }.flatMap { $0 <= end ? $0 : nil }
        if autopayMethod != nil, let autopay, autopay.at <= end, cut.map({ autopay.at < $0 }) ?? true {
            self.autopay = nil
            return triggered(autopay.at, due: autopay.due)
        }
        guard let cut, let statement, let statements else { return nil }
        self.statement = statement + 1
        return self.cut(statement, statements, at: cut)
    }

    private mutating func cut(_ number: Int, _ statements: CanopyStatements, at time: MockInstant) -> DueEvent {
        var details: JSONObject = [
            "account_id": .string(account.accountID), "statement": .number(JSONNumber(number)),
            "cut_at": .string(statements.shown(time)),
        ]
        autopay = nil
        if let due = statements.due(afterStatement: number) {
            assigned = due
            details["min_pay_due_at"] = .string(due.text(fractionDigits: due.fractionDigits))
            // A payment that is due within a day of the cut is asked for at once.
            if due > time { autopay = (max(Self.dayBefore(due), time), due) }
        }
        return DueEvent(time, CanopyMock.id, "statementCut", by: CanopyAccountRules.statementCut, details)
    }

    private func triggered(_ time: MockInstant, due: MockInstant) -> DueEvent {
        DueEvent(
            time, CanopyMock.id, "autopayTriggered", by: CanopyAccountRules.autopay,
            [
                "account_id": .string(account.accountID),
                "min_pay_due_at": .string(due.text(fractionDigits: due.fractionDigits)),
                "method": .string(autopayMethod ?? ""),
            ])
    }

    private static func dayBefore(_ instant: MockInstant) -> MockInstant {
        instant.advanced(by: .seconds(-86_400))
    }
}
