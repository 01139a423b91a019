/// How many rows came to what.
public struct BulkTotals: Hashable, Sendable {
    private var applied = 0
    private var accepted = 0
    private var alreadyApplied = 0
    private var refused = 0
    private var unknown = 0
    private var notSent = 0
    /// How many of the rows that were not sent were left out, as they are not valid. No run tries them again.
    public internal(set) var leftOut = 0

    /// No rows.
    public init() {}

    /// How many rows came to an outcome.
    public internal(set) subscript(outcome: BulkOutcome) -> Int {
        get { self[keyPath: Self.count(of: outcome)] }
        set { self[keyPath: Self.count(of: outcome)] = newValue }
    }

    private static func count(of outcome: BulkOutcome) -> WritableKeyPath<BulkTotals, Int> {
        switch outcome {
        case .applied: \.applied
        case .accepted: \.accepted
        case .alreadyApplied: \.alreadyApplied
        case .refused: \.refused
        case .unknown: \.unknown
        case .notSent: \.notSent
        }
    }

    /// All rows, those that were left out among them.
    public var rows: Int { BulkOutcome.allCases.reduce(0) { $0 + self[$1] } }

    /// A row of an outcome more.
    mutating func add(_ outcome: BulkOutcome, isLeftOut: Bool = false) {
        self[outcome] += 1
        if isLeftOut { leftOut += 1 }
    }

    /// Both together.
    mutating func add(_ other: BulkTotals) {
        for outcome in BulkOutcome.allCases { self[outcome] += other[outcome] }
        leftOut += other.leftOut
    }
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
    /// So many rows were looked at. Comes now and then while rows are checked and listed.
    case checked(rows: Int)
    /// The rows are checked and listed. The totals are those of earlier runs, rows never begun among `notSent`.
    case begun(BulkSurvey, run: Int, BulkTotals)
    /// What became of a row, after it is in the journal; and the totals of all rows and all runs with it.
    case row(id: String, JournalOutcome, BulkTotals)
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
        case .invalidRows(let count): "\(count) \(count == 1 ? "row is" : "rows are") not valid"
        }
    }
}
