/// Where each row of a journal stands, in one byte a row.
struct JournalState: Sendable {
    /// Where a row stands.
    enum Row: UInt8, Sendable {
        /// Of another shard, left out, or not listed yet.
        case absent
        /// Listed, and never begun.
        case waiting
        /// Begun, and nothing is known of what became of it.
        case intended
        case applied
        case accepted
        case alreadyApplied
        case refused
        case unknown
        case notSent

        init(_ outcome: BulkOutcome) {
            self =
                switch outcome {
                case .applied: .applied
                case .accepted: .accepted
                case .alreadyApplied: .alreadyApplied
                case .refused: .refused
                case .unknown: .unknown
                case .notSent: .notSent
                }
        }

        /// The row's outcome as a report counts it: a row that was begun and not heard of again is unknown.
        var outcome: BulkOutcome? {
            switch self {
            case .absent: nil
            case .waiting, .notSent: .notSent
            case .intended, .unknown: .unknown
            case .applied: .applied
            case .accepted: .accepted
            case .alreadyApplied: .alreadyApplied
            case .refused: .refused
            }
        }
    }

    private(set) var header: JournalHeader?
    /// How many rows are listed so far.
    private(set) var listed = 0
    /// How many rows are left out so far.
    private(set) var invalid = 0
    private(set) var isReady = false
    private(set) var runs = 0
    /// As far as rows were listed, so that memory is had for rows that are there and not for what a header says.
    private var rows: [UInt8] = []
    /// More would not fit into the memory of a machine that has to look at them.
    private static let mostRows = 1_000_000_000

    /// Where a row stands.
    subscript(row: Int) -> Row {
        rows.indices.contains(row) ? Row(rawValue: rows[row])! : .absent
    }

    /// Takes a record in.
    ///
    /// - Returns: what is odd about it; nil where nothing is.
    mutating func apply(_ record: JournalRecord) -> String? {
        switch record {
        case .header(let value):
            guard header == nil else { return "a second header" }
            guard (0...Self.mostRows).contains(value.rows) else { return "a number of rows that no input has" }
            header = value
        case .row(let value):
            guard !isReady, set(value.row, .waiting, from: [.absent]) else { return "a row that was not to be listed" }
            listed += 1
        case .invalid: invalid += 1
        case .ready(let value):
            guard value.ready == listed, value.invalid == invalid else { return "a list that is not whole" }
            isReady = true
        case .run(let value): runs = value.run
        case .intent(let value):
            guard isReady, set(value.intent, .intended, from: [.waiting, .intended, .unknown, .notSent]) else {
                return "an intent of a row that was not to be sent"
            }
        case .outcome(let value):
            guard set(value.row, Row(value.outcome), from: [.intended]) else { return "an outcome without an intent" }
        }
        return nil
    }

    private mutating func set(_ row: Int, _ state: Row, from allowed: [Row]) -> Bool {
        guard let header, (0..<header.rows).contains(row), allowed.contains(self[row]) else { return false }
        if row >= rows.count {
            rows += repeatElement(Row.absent.rawValue, count: row + 1 - rows.count)
        }
        rows[row] = state.rawValue
        return true
    }
}
