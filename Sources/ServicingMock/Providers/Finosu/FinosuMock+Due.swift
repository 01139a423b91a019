import ExactJSON

extension FinosuMock {
    /// Scheduled payments, calls, e-mails and texts that are pending happen when their time comes.
    public mutating func advance(after begin: MockInstant, through end: MockInstant) -> [DueEvent] {
        var events: [DueEvent] = []
        for customerID in customers.keys.sorted() {
            for loanID in (customers[customerID]?.loans.keys).map({ $0.sorted() }) ?? [] {
                for (kind, time) in customers[customerID]?.loans[loanID]?.finish(after: begin, through: end) ?? [] {
                    events.append(
                        DueEvent(
                            time, Self.id, kind == .payment ? "paymentDue" : "communicationDue",
                            by: FinosuRules.fallsDue,
                            [
                                "customerId": .string(customerID), "loanId": .string(loanID),
                                "item": .string("\(kind)"),
                            ]))
                }
            }
        }
        return events
    }
}

extension FinosuMock.Loan {
    /// Marks the items of that time as done.
    fileprivate mutating func finish(
        after begin: MockInstant, through end: MockInstant
    ) -> [(FinosuMock.ScheduledItem.Kind, MockInstant)] {
        var finished: [(FinosuMock.ScheduledItem.Kind, MockInstant)] = []
        for place in items.indices where items[place].status == .pending {
            guard let due = items[place].dueAt, due > begin, due <= end else { continue }
            items[place].status = .done
            finished.append((items[place].kind, due))
        }
        return finished
    }
}
