import ExactJSON

/// A bulk run's journal: what is to be done, what was begun, and what became of it.
///
/// Every method returns when its line is on the disk. A row's intent is there before its request leaves, its outcome
/// before it is counted.
struct BulkJournal: Sendable {
    private let log: DurableLog

    /// What opening a journal found.
    struct Opening: Sendable {
        let journal: BulkJournal
        /// What it says; without a header where it is new.
        var state: JournalState
        /// How many bytes of a torn line were cut off.
        let repairedBytes: Int
    }

    /// Opens a journal, or begins one, and takes its lock.
    static func open(path: String) throws(JournalError) -> Opening {
        var state = JournalState()
        let opening = try DurableLog.open(path: path, beginningWith: JournalRecord.beginning) {
            record, offset throws(JournalError) in
            try read(record, at: offset, of: path, into: &state)
        }
        return Opening(
            journal: BulkJournal(log: opening.log), state: state, repairedBytes: opening.repairedBytes)
    }

    /// Opens a journal in any storage. Who calls this sees to it that nobody else writes there.
    static func open(_ storage: any LogStorage) throws(JournalError) -> Opening {
        var state = JournalState()
        let opening = try DurableLog.open(storage, beginningWith: JournalRecord.beginning) {
            record, offset throws(JournalError) in
            try read(record, at: offset, of: storage.path, into: &state)
        }
        return Opening(
            journal: BulkJournal(log: opening.log), state: state, repairedBytes: opening.repairedBytes)
    }

    /// Reads a journal without its lock, each record handed over as it comes, with where it begins.
    ///
    /// - Parameter limit: where no further batch is begun.
    static func read(
        path: String, upTo limit: Int = .max, visit: (JournalRecord, Int) throws(JournalError) -> Void
    ) throws(JournalError) -> JournalState {
        var state = JournalState()
        try DurableLog.read(path: path, beginningWith: JournalRecord.beginning, upTo: limit) {
            record, offset throws(JournalError) in
            try visit(try read(record, at: offset, of: path, into: &state), offset)
        }
        guard state.header != nil else { throw .notAJournal(path: path) }
        return state
    }

    @discardableResult
    private static func read(
        _ bytes: ArraySlice<UInt8>, at offset: Int, of path: String, into state: inout JournalState
    ) throws(JournalError) -> JournalRecord {
        let record: JournalRecord
        do {
            record = try JournalRecord(bytes)
        } catch {
            throw .damaged(path: path, offset: offset, why: error.description)
        }
        if let odd = state.apply(record) { throw .damaged(path: path, offset: offset, why: odd) }
        return record
    }

    /// Writes records together.
    func write(_ records: [JournalRecord]) async throws(JournalError) {
        try await log.append(records.map(\.line))
    }

    /// Lets the journal go.
    func close() async {
        await log.close()
    }
}
