/// How many rows came to what.
public struct BulkTotals: Hashable, Sendable {
    private var counts: [BulkOutcome: Int] = [:]

    /// No rows.
    public init() {}

    /// How many rows came to an outcome.
    public internal(set) subscript(outcome: BulkOutcome) -> Int {
        get { counts[outcome] ?? 0 }
        set { counts[outcome] = newValue }
    }

    /// All rows.
    public var rows: Int { counts.values.reduce(0, +) }
}

/// Why a run came to its end.
public enum BulkEnd: Hashable, Sendable {
    /// Every row was tried.
    case finished
    /// It was asked to stop; what was under way was waited for.
    case drained
    /// Nothing more was begun at these providers, each for a reason.
    case stopped([String])
}

/// What happens while a bulk run goes on.
public enum BulkEvent: Sendable {
    /// A line that had been torn while it was written was cut off the journal; so many bytes.
    case repaired(bytes: Int)
    /// A row is not valid and was left out.
    case invalid(BulkRowProblem)
    /// The rows are checked and listed. The totals are those of earlier runs, rows never begun among `notSent`.
    case begun(BulkSurvey, run: Int, BulkTotals)
    /// What became of a row, after it is in the journal.
    case row(id: String, JournalOutcome)
    /// A provider gets nothing more, and why.
    case stopped(String)
    /// The end. The totals are of all rows and all runs.
    case ended(BulkEnd, BulkTotals)
}

/// Why a bulk run did not begin, or could not go on.
public enum BulkError: Error, Sendable {
    /// The input can't be read.
    case input(BulkInputError)
    /// The journal can't be used.
    case journal(JournalError)
    /// So many rows are not valid, and nothing was sent. Each was handed over as ``BulkEvent/invalid(_:)``.
    case invalidRows(Int)
}

extension BulkError: CustomStringConvertible {
    /// What is wrong.
    public var description: String {
        switch self {
        case .input(let error): error.description
        case .journal(let error): error.description
        case .invalidRows(let count): "\(count) rows are not valid; nothing was sent"
        }
    }
}
