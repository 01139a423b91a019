import Dispatch
import ExactJSON
import Servicing

/// A ledger's file and what it says, for one process. Callers that wait at the same time share one write.
actor LedgerBook {
    /// What is done under the file's lock.
    typealias Step = @Sendable (inout LedgerBatch) -> Void

    private let log: LogOnQueue
    /// The instructions that this process is sending right now.
    private var underWay: Set<String> = []
    private var waiting: [(step: Step, continuation: CheckedContinuation<Result<Void, JournalError>, Never>)] = []
    private var isWorking = false

    init(path: String) throws(JournalError) {
        log = LogOnQueue(try SharedLog(path: path, beginningWith: LedgerRecord.beginning), path: path)
    }

    /// Marks an instruction as under way in this process; false where it is already.
    func begin(_ id: String) -> Bool { underWay.insert(id).inserted }

    /// It no longer is.
    func end(_ id: String) { underWay.remove(id) }

    /// Reads what is new and lets a step look and write, all under the file's lock.
    ///
    /// - Throws: ``JournalError``; then nothing that the step wrote counts.
    func perform(_ step: @escaping Step) async throws(JournalError) {
        let result = await withCheckedContinuation { continuation in
            waiting.append((step, continuation))
            work()
        }
        try result.get()
    }

    private func work() {
        guard !isWorking, !waiting.isEmpty else { return }
        isWorking = true
        let batch = waiting
        waiting = []
        log.exchange(batch.map(\.step)) { result in
            Task { await self.finish(batch.map(\.continuation), result) }
        }
    }

    private func finish(
        _ continuations: [CheckedContinuation<Result<Void, JournalError>, Never>], _ result: Result<Void, JournalError>
    ) {
        isWorking = false
        for continuation in continuations { continuation.resume(returning: result) }
        work()
    }
}

/// What steps look at and write while they have the file's lock.
struct LedgerBatch {
    fileprivate let entries: [String: LedgerEntry]
    fileprivate var changed: [String: LedgerEntry] = [:]
    fileprivate var records: [LedgerRecord] = []

    fileprivate init(_ entries: [String: LedgerEntry]) {
        self.entries = entries
    }

    subscript(id: String) -> LedgerEntry? { changed[id] ?? entries[id] }

    /// Every instruction.
    var all: [LedgerEntry] { Array(entries.merging(changed) { $1 }.values) }

    mutating func write(_ record: LedgerRecord) {
        records.append(record)
        if let entry = LedgerEntry(record, after: self) { changed[entry.id] = entry }
    }
}

/// The log, reached only on its queue.
private final class LogOnQueue: @unchecked Sendable {
    // Sendable: `log` and `entries` are touched only by blocks on `queue`, which is serial.
    private let log: SharedLog
    private let path: String
    private var entries: [String: LedgerEntry] = [:]
    private var hasHeader = false
    private let queue = DispatchQueue(label: "servicing.ledger")

    init(_ log: sending SharedLog, path: String) {
        self.log = log
        self.path = path
    }

    func exchange(
        _ steps: [LedgerBook.Step], then finish: @escaping @Sendable (Result<Void, JournalError>) -> Void
    ) {
        queue.async {
            var changed: [String: LedgerEntry] = [:]
            do throws(JournalError) {
                try self.log.exchange { record, offset throws(JournalError) in
                    try self.read(record, at: offset)
                } appending: {
                    var batch = LedgerBatch(self.entries)
                    for step in steps { step(&batch) }
                    changed = batch.changed
                    guard !batch.records.isEmpty else { return [] }
                    let header: [LedgerRecord] = self.hasHeader ? [] : [.header(.init(version: 1, at: .now))]
                    return (header + batch.records).map(\.line)
                }
                if !changed.isEmpty { self.hasHeader = true }
                self.entries.merge(changed) { $1 }
                finish(.success(()))
            } catch {
                finish(.failure(error))
            }
        }
    }

    private func read(_ line: ArraySlice<UInt8>, at offset: Int) throws(JournalError) {
        let record: LedgerRecord
        do {
            record = try LedgerRecord(line)
        } catch {
            throw .damaged(path: path, offset: offset, why: error.description)
        }
        if case .header(let header) = record {
            guard header.version == 1, !hasHeader else {
                throw .damaged(path: path, offset: offset, why: "a header that does not belong there")
            }
            hasHeader = true
            return
        }
        guard let entry = LedgerEntry(record, after: LedgerBatch(entries)) else {
            throw .damaged(path: path, offset: offset, why: "an end of what was never begun")
        }
        entries[entry.id] = entry
    }
}

extension LedgerEntry {
    /// What a record makes of what was known before; nil where it makes no sense.
    fileprivate init?(_ record: LedgerRecord, after batch: LedgerBatch) {
        switch record {
        case .header: return nil
        case .opened(let opened):
            self.init(
                id: opened.opened, provider: opened.provider, operation: opened.operation, scope: opened.scope,
                openedAt: batch[opened.opened]?.openedAt ?? opened.at, digest: opened.digest)
        case .closed(let closed):
            guard var entry = batch[closed.closed] else { return nil }
            entry.outcome = closed.outcome
            entry.closedAt = closed.at
            entry.effectiveAt = closed.effectiveAt
            entry.references = closed.references ?? [:]
            entry.error = closed.error
            entry.message = closed.message
            entry.note = closed.note
            self = entry
        }
    }
}
