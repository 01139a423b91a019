import Synchronization

/// Counts rows by outcome while lanes go on.
final class BulkTally: Sendable {
    private let state: Mutex<BulkTotals>

    /// The rows of a journal as they stand.
    init(_ journal: JournalState) {
        var totals = BulkTotals()
        for row in 0..<(journal.header?.rows ?? 0) {
            if let outcome = journal[row].outcome { totals[outcome] += 1 }
        }
        totals[.notSent] += journal.invalid
        totals.leftOut = journal.invalid
        state = Mutex(totals)
    }

    var totals: BulkTotals { state.withLock { $0 } }

    /// A row that stood at one outcome stands at another now.
    ///
    /// - Returns: the totals from then on.
    func move(from before: BulkOutcome, to after: BulkOutcome) -> BulkTotals {
        state.withLock {
            $0[before] -= 1
            $0[after] += 1
            return $0
        }
    }
}
