import ExactJSON

extension BankLingoMock {
    /// Interest grows with each day that begins, and the quotes of pay-offs expire. What is owed is computed from the day
    /// whenever it is asked for, so that nothing changes with the day but the day: the event tells by how much.
    public mutating func advance(after begin: MockInstant, through end: MockInstant) -> [DueEvent] {
        var events: [DueEvent] = []
        for id in loans.keys.sorted() {
            events += expiries(id, begin, end)
            if let event = accrual(id, begin.date(), end.date()) { events.append(event) }
        }
        return events
    }

    private func accrual(_ id: String, _ first: CivilDate, _ last: CivilDate) -> DueEvent? {
        guard last > first, let loan = loans[id], loan.status == .active else { return nil }
        let before = loan.payOffAmounts(on: first, withPenalty: false).interest
        let now = loan.payOffAmounts(on: last, withPenalty: false).interest
        guard now > before else { return nil }
        return DueEvent(
            MockInstant(seconds: Int64(last.daysSinceEpoch) * 86_400), Self.id, "interestAccrued",
            by: BankLingoRules.accrual,
            [
                "loanId": .string(id), "days": .number(JSONNumber(last.daysSinceEpoch - first.daysSinceEpoch)),
                "interest": .string(now.description), "grownBy": .string((now - before).description),
            ])
    }

    private mutating func expiries(_ id: String, _ begin: MockInstant, _ end: MockInstant) -> [DueEvent] {
        var events: [DueEvent] = []
        for place in loans[id]?.transactions.indices ?? 0..<0 {
            guard let transaction = loans[id]?.transactions[place], transaction.kind == .payOff,
                transaction.status == .pending, let until = transaction.quotedUntil, until > begin, until <= end
            else { continue }
            loans[id]?.transactions[place].status = .expired
            if let account = transaction.account, let reserved = accounts[account]?.reserved {
                accounts[account]?.reserved = reserved - transaction.amount
            }
            events.append(
                DueEvent(
                    until, Self.id, "payOffQuoteExpired", by: BankLingoRules.quoteExpires,
                    [
                        "loanId": .string(id), "transactionId": .string(transaction.id),
                        "amount": .string(transaction.amount.description),
                    ]))
        }
        return events
    }
}
