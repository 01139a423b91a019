import ExactJSON

extension KordevMock {
    /// A cancellation that was asked for as of a later date takes effect then. The document has no payments to fall due.
    public mutating func advance(after begin: MockInstant, through end: MockInstant) -> [DueEvent] {
        var events: [DueEvent] = []
        for (borrowerID, borrower) in borrowers.sorted(by: { $0.key < $1.key }) {
            for (loanID, loan) in borrower.loans.sorted(by: { $0.key < $1.key }) {
                guard let date = loan.cancellation.flatMap({ MockInstant($0.effectiveDate) }), date > begin, date <= end
                else { continue }
                events.append(
                    DueEvent(
                        date, Self.id, "cancellationEffective", by: KordevRules.takesEffect,
                        ["borrower_id": .string(borrowerID), "loan_id": .string(loanID)]))
            }
        }
        return events
    }
}
