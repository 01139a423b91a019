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
        state = Mutex(totals)
    }

    var totals: BulkTotals { state.withLock { $0 } }

    /// A row that stood at one outcome stands at another now.
    func move(from before: BulkOutcome, to after: BulkOutcome) {
        state.withLock {
            $0[before] -= 1
            $0[after] += 1
        }
    }
}
