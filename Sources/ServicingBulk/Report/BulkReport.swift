public import Servicing

/// What became of an input's rows, read from one journal or from those of all its parts.
public struct BulkReport: Sendable {
    /// What has to be known before all else, such as that it was a rehearsal: it stands first in every form of the report.
    public var notice: String?
    /// The input's file, as the first journal names it.
    public internal(set) var input = ""
    /// The SHA-256 of the input's bytes, in lower-case hexadecimal.
    public internal(set) var sha256 = ""
    /// How many rows the whole input has.
    public internal(set) var inputRows = 0
    /// The journals, in the order in which they were named.
    public internal(set) var journals: [Journal] = []
    /// How many rows came to what.
    public internal(set) var totals = BulkTotals()
    /// The same for each kind of row. Rows that were left out are of no kind.
    public internal(set) var groups: [BulkSurvey.Group: BulkTotals] = [:]
    /// Why rows were refused, are unknown or were not sent, and how many for each reason.
    public internal(set) var reasons: [Reason: Int] = [:]
    /// How often requests were handed to a connection, all runs together, as far as the journals tell.
    public internal(set) var attempts = 0
    /// When rows came to their ends.
    public internal(set) var timeline = BulkTimeline()
    /// The first rows whose outcome is unknown and that a person has to find out about, as they may not be sent again; at
    /// most ``listedRows`` of them.
    public internal(set) var unknownRows: [Row] = []
    /// The first rows whose outcome is unknown and that the next run sends again, which is safe; at most ``listedRows`` of
    /// them.
    public internal(set) var repeatableRows: [Row] = []
    /// How many rows' outcome is unknown that the next run sends again.
    public internal(set) var repeatableUnknowns = 0
    /// The first rows that were left out, at most ``listedRows`` of them.
    public internal(set) var leftOutRows: [BulkRowProblem] = []

    /// How many rows a report lists one by one. All of them are handed over while it is read.
    public static let listedRows = 1_000
    /// How many reasons are told apart.
    static let countedReasons = 500

    /// One journal.
    public struct Journal: Hashable, Sendable {
        /// Its file.
        public let path: String
        /// Which part of the input it is for.
        public let shard: BulkShard
        /// Whether all its rows are listed. Where not, it was ended before anything was sent.
        public let isWhole: Bool
        /// How many runs it has seen.
        public let runs: Int
        /// When it was begun.
        public let begunAt: Timestamp
    }

    /// Why rows ended as they did.
    public struct Reason: Hashable, Sendable {
        /// What they came to.
        public let outcome: BulkOutcome
        /// The provider.
        public let provider: ProviderID
        /// The provider's own operation.
        public let operation: OperationName
        /// The error's kind; nil where there was no error.
        public let error: String?
        /// The error in a sentence.
        public let message: String
        /// What to do next.
        public let hint: String?
    }

    /// What became of one row.
    public struct Row: Sendable {
        /// Which row: 0 for the input's first.
        public let number: Int
        /// Its own name; nil where a row that was left out has none.
        public let id: String?
        /// What became of it.
        public let outcome: BulkOutcome
        /// What was to be done; nil where it was left out.
        public let instruction: Instruction?
        /// The last attempt's end; nil where there was none, or where it was not kept.
        public let end: JournalOutcome?
        /// When that was known; where the end was not kept, when the last attempt was begun.
        public let at: Timestamp?
        /// What is wrong with it, where it was left out.
        public let problem: BulkRowProblem?
        /// The error in a sentence, or why there is no outcome.
        public let message: String?
        /// What to do next.
        public let hint: String?

        /// What a row asked for.
        public struct Instruction: Sendable {
            /// Its kind.
            public let group: BulkSurvey.Group
            /// What it acts on, by its ids.
            public let scope: String
            /// Whether it moves money.
            public let movesMoney: Bool
            /// Whether it may be sent again after an attempt whose outcome is not known.
            public let isRepeatable: Bool
        }
    }

    /// Reads journals without changing them, for example while a run goes on.
    ///
    /// Memory stays within some ten bytes a row.
    ///
    /// - Parameters:
    ///   - journals: the files. More than one have to be those of all parts of one input.
    ///   - visit: takes each row, journal by journal in the input's order, rows that were left out among them. Where this
    ///     throws, what was handed over is not the whole.
    public static func read(
        _ journals: [String], row visit: (Row) -> Void = { _ in }
    ) throws(BulkReportError) -> BulkReport {
        var report = BulkReport()
        var shards = ReportedShards()
        for path in journals {
            let index = try journal { () throws(JournalError) in try JournalIndex(path: path) }
            let isFirst = try shards.add(index.header, path)
            try journal { () throws(JournalError) in
                try index.eachRow { row in
                    // A row without an id is in every part's list.
                    if row.problem != nil, row.id == nil, !isFirst { return }
                    report.count(row)
                    visit(row)
                }
            }
            report.count(index)
        }
        try shards.finish()
        return report
    }

    private static func journal<Value>(_ body: () throws(JournalError) -> Value) throws(BulkReportError) -> Value {
        do {
            return try body()
        } catch {
            throw .journal(error)
        }
    }

    private mutating func count(_ index: JournalIndex) {
        if journals.isEmpty {
            input = index.header.input
            sha256 = index.header.sha256
            inputRows = index.header.rows
        }
        journals.append(
            Journal(
                path: index.path, shard: index.header.shard, isWhole: index.state.isReady, runs: index.state.runs,
                begunAt: index.header.at))
        attempts += index.attempts
        timeline.add(index.timeline)
    }

    private mutating func count(_ row: Row) {
        totals.add(row.outcome, isLeftOut: row.problem != nil)
        if let problem = row.problem {
            if leftOutRows.count < Self.listedRows { leftOutRows.append(problem) }
            return
        }
        guard let instruction = row.instruction else { return }
        groups[instruction.group, default: BulkTotals()].add(row.outcome)
        if row.outcome == .unknown {
            if !instruction.isRepeatable {
                if unknownRows.count < Self.listedRows { unknownRows.append(row) }
            } else {
                repeatableUnknowns += 1
                if repeatableRows.count < Self.listedRows { repeatableRows.append(row) }
            }
        }
        guard let message = row.message, [.refused, .unknown, .notSent].contains(row.outcome) else { return }
        func reason(_ message: String) -> Reason {
            Reason(
                outcome: row.outcome, provider: instruction.group.provider, operation: instruction.group.native,
                error: row.end?.error, message: message, hint: row.hint)
        }
        let exact = reason(message)
        let isKnown = reasons[exact] != nil || reasons.count < Self.countedReasons
        reasons[isKnown ? exact : reason("other reasons"), default: 0] += 1
    }

    /// How many rows' outcome is unknown that a person has to find out about.
    public var unknownsForAPerson: Int { totals[.unknown] - repeatableUnknowns }

    /// Whether every row of the journals is listed.
    public var isWhole: Bool { journals.allSatisfy(\.isWhole) }
}
