import Servicing

/// A journal read once: where each of its rows stands, and where the line is that says so. Nine bytes a row.
struct JournalIndex {
    let path: String
    let state: JournalState
    let header: JournalHeader
    private(set) var timeline = BulkTimeline()
    private(set) var attempts = 0
    /// Where each row's last intent or, where it is known, the outcome behind that begins; 0 where there is neither.
    private let places: [Int]
    /// Where the list of rows ends.
    private let listEnd: Int
    private let file: LogFile

    init(path: String) throws(JournalError) {
        self.path = path
        file = try LogFile(path: path, isReadOnly: true)
        var places: [Int] = []
        var listEnd = Int.max
        var timeline = BulkTimeline()
        var attempts = 0
        state = try BulkJournal.read(path: path) { record, offset throws(JournalError) in
            switch record {
            case .header(let header): places = [Int](repeating: 0, count: header.rows)
            case .row, .invalid, .run: break
            case .ready: listEnd = offset
            case .intent(let intent): places[intent.intent] = offset
            case .outcome(let outcome):
                places[outcome.row] = offset
                attempts += outcome.attempts
                timeline.add(outcome.at)
            }
        }
        guard let header = state.header else { throw .notAJournal(path: path) }
        self.header = header
        self.places = places
        self.listEnd = listEnd
        self.timeline = timeline
        self.attempts = attempts
    }

    /// Hands every row that is listed over, in the input's order.
    func eachRow(_ visit: (BulkReport.Row) -> Void) throws(JournalError) {
        _ = try BulkJournal.read(path: path, upTo: listEnd) { record, _ throws(JournalError) in
            switch record {
            case .row(let row):
                var end: JournalOutcome?
                var begunAt: Timestamp?
                switch try lastRecord(of: row.row) {
                case .outcome(let outcome)?: end = outcome
                case .intent(let intent)?: begunAt = intent.at
                default: break
                }
                visit(BulkReport.Row(row, state[row.row], end, begunAt: begunAt))
            case .invalid(let problem): visit(BulkReport.Row(problem))
            case .header, .ready, .run, .intent, .outcome: break
            }
        }
    }

    /// What was written of a row last.
    private func lastRecord(of row: Int) throws(JournalError) -> JournalRecord? {
        let place = places[row]
        guard place > 0 else { return nil }
        var size = 1 << 10
        while true {
            let bytes = try file.read(at: place, count: size)
            if let lineEnd = bytes.firstIndex(of: LogBatch.lineFeed) {
                guard let record = try? JournalRecord(bytes[..<lineEnd]) else {
                    throw .damaged(path: path, offset: place, why: "it changed while it was read")
                }
                return record
            }
            guard bytes.count == size else {
                throw .damaged(path: path, offset: place, why: "it changed while it was read")
            }
            size *= 4
        }
    }
}

extension BulkReport.Row {
    init(_ row: JournalRow, _ state: JournalState.Row, _ end: JournalOutcome?, begunAt: Timestamp?) {
        number = row.row
        id = row.id
        outcome = state.outcome ?? .notSent
        instruction = Instruction(
            group: BulkSurvey.Group(
                provider: row.provider, operation: row.operation, reason: row.reason, native: row.native),
            scope: row.scope, movesMoney: row.movesMoney, isRepeatable: row.isRepeatable)
        self.end = end
        at = end?.at ?? begunAt
        problem = nil
        switch (state, end) {
        case (.waiting, _):
            message = "it was not begun"
            hint = "run it again"
        case (_, let end?):
            message = end.message
            hint = end.hint ?? (outcome == .unknown ? Self.hint(row) : outcome == .notSent ? "run it again" : nil)
        default:
            message = "it was begun and its end was not kept: the run was killed, or the disk was full"
            hint = Self.hint(row)
        }
    }

    init(_ problem: BulkRowProblem) {
        number = problem.number
        id = problem.id
        outcome = .notSent
        instruction = nil
        end = nil
        at = nil
        self.problem = problem
        message = "left out, line \(problem.line): " + problem.problems.map(\.description).joined(separator: "; ")
        hint = "mend it and give it in a file of its own"
    }

    /// What to check where an outcome is not known and no error says.
    private static func hint(_ row: JournalRow) -> String {
        row.isRepeatable
            ? "run it again: \(row.native) may be sent again"
            : "before asking for it again, "
                + (row.findOut ?? "find out at \(row.provider) whether \(row.native) arrived")
    }
}
