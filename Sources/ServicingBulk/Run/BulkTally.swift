/// Counts rows by outcome while lanes go on.
actor BulkTally {
    private(set) var totals: BulkTotals

    /// The rows of a journal as they stand.
    init(_ journal: JournalState) {
        totals = BulkTotals(journal)
    }

    /// A row that stood at one outcome stands at another now.
    ///
    /// - Returns: the totals from then on.
    func move(from before: BulkOutcome, to after: BulkOutcome) -> BulkTotals {
        totals[before] -= 1
        totals[after] += 1
        return totals
    }
}

extension BulkTotals {
    /// The rows of a journal as they stand, those that were left out among them.
    init(_ journal: JournalState) {
        for row in 0..<(journal.header?.rows ?? 0) {
            if let outcome = journal[row].outcome { add(outcome) }
        }
        self[.notSent] += journal.invalid
        leftOut = journal.invalid
    }
}
