import Dispatch

/// An append-only file of records that outlives `kill -9`, power loss and a full disk.
///
/// ``append(_:)`` returns when its records are on the disk. Callers that wait at the same time share one write and one
/// synchronization. After a write that failed nothing more is taken: what is not known to be written must not be acted
/// on.
actor DurableLog {
    /// What opening a log found.
    struct Opening: Sendable {
        /// The log, its lock held.
        let log: DurableLog
        /// How many bytes of a batch were cut off that had been torn while it was written; 0 where none had.
        let repairedBytes: Int
    }

    private let file: any LogStorage
    /// Held as long as the log is open.
    private let lock: LogLock?
    private let queue: DispatchQueue
    private var length: Int
    private var checksum: Checksum
    /// Why nothing more is taken.
    private var failure: JournalError?
    private var isClosed = false
    private var waiting: [(records: [[UInt8]], continuation: CheckedContinuation<Result<Void, JournalError>, Never>)] =
        []
    private var isWriting = false

    private init(file: any LogStorage, lock: LogLock?, end: LogReader.End) {
        self.file = file
        self.lock = lock
        length = end.soundLength
        checksum = end.checksum
        queue = DispatchQueue(label: "servicing.journal")
    }

    /// Opens a log, or makes one.
    ///
    /// Takes its lock, reads what it holds, and cuts off what a write left behind that was torn. One of which less is there
    /// than had been on the disk, or nothing at all, is refused.
    ///
    /// - Parameters:
    ///   - path: the log's file. The lock's stands beside it and ends in `.lock`.
    ///   - first: how the first record begins: a file that begins otherwise is no log of this kind and is not touched.
    ///   - visit: takes each record, and where in the file it begins.
    static func open(
        path: String, beginningWith first: String,
        visit: (_ record: ArraySlice<UInt8>, _ offset: Int) throws(JournalError) -> Void
    ) throws(JournalError) -> Opening {
        let lock = try LogLock(of: path)
        guard try lock.tryLock() else { throw .inUse(path: path) }
        try lock.checkPresence(of: path)
        let file = try LogFile(path: path)
        // The file's own lock too: another name may lead to it, with a lock of its own.
        guard try file.tryLock() else { throw .inUse(path: path) }
        let opening = try open(file, lock: lock, beginningWith: first, visit: visit)
        try LogFile.synchronizeFolder(of: path)
        return opening
    }

    /// Opens a log in any storage. Who calls this sees to it that nobody else writes there.
    static func open(
        _ file: any LogStorage, lock: LogLock? = nil, beginningWith first: String,
        visit: (_ record: ArraySlice<UInt8>, _ offset: Int) throws(JournalError) -> Void
    ) throws(JournalError) -> Opening {
        try check(file, beginsWith: first)
        let end = try LogReader.read(file, visit: visit)
        try end.check(against: lock?.soundLength ?? 0, of: file.path)
        if end.tornLength > 0 {
            try file.truncate(to: end.soundLength)
            try file.synchronize()
        }
        return Opening(log: DurableLog(file: file, lock: lock, end: end), repairedBytes: end.tornLength)
    }

    /// Reads a log without its lock and without changing it, for example while a run goes on.
    ///
    /// - Parameter limit: where no further batch is begun.
    static func read(
        path: String, beginningWith first: String, upTo limit: Int = .max,
        visit: (_ record: ArraySlice<UInt8>, _ offset: Int) throws(JournalError) -> Void
    ) throws(JournalError) {
        // Before the log, which grows while it is read.
        let noted = LogLock.soundLength(of: path)
        let file = try LogFile(path: path, isReadOnly: true)
        try check(file, beginsWith: first)
        let end = try LogReader.read(file, upTo: limit, visit: visit)
        if end.soundLength < limit { try end.check(against: noted, of: path) }
    }

    /// A file that is empty or was torn within its first record may become a log; any other must be one.
    private static func check(_ file: any LogStorage, beginsWith first: String) throws(JournalError) {
        let start = try file.read(at: 0, count: first.utf8.count)
        guard first.utf8.starts(with: start) else { throw .notAJournal(path: file.path) }
    }

    /// Writes records and returns when they are on the disk.
    func append(_ records: [[UInt8]]) async throws(JournalError) {
        guard !records.isEmpty else { return }
        if let failure { throw failure }
        if isClosed { throw .closed(path: file.path, why: "it was closed") }
        let result = await withCheckedContinuation { continuation in
            waiting.append((records, continuation))
            writeNext()
        }
        try result.get()
    }

    /// Takes nothing more. What waits is written, and then the lock is let go.
    func close() {
        isClosed = true
        if !isWriting { letLockGo() }
    }

    private func letLockGo() {
        lock?.synchronize()
        lock?.unlock()
    }

    /// Where a batch stops taking in more callers.
    private static let batchLimit = 4 << 20

    /// Writes what waits, where nothing is being written, on a thread that may block.
    private func writeNext() {
        guard !isWriting, !waiting.isEmpty else { return }
        isWriting = true
        var count = 0
        var size = 0
        while count < waiting.count, count == 0 || size < Self.batchLimit {
            size += waiting[count].records.reduce(0) { $0 + $1.count + 1 }
            count += 1
        }
        let batch = Array(waiting[..<count])
        waiting.removeFirst(count)
        let (bytes, checksum) = LogBatch.encode(batch.flatMap(\.records), after: checksum)
        let place = length
        queue.async { [file, lock] in
            let result = Self.write(bytes, at: place, to: file)
            if case .success = result { lock?.note(place + bytes.count) }
            Task { await self.finish(batch.map(\.continuation), bytes.count, checksum, result) }
        }
    }

    private static func write(_ bytes: [UInt8], at place: Int, to file: any LogStorage) -> Result<Void, JournalError> {
        do {
            try file.checkName()
            try file.write(bytes, at: place)
            try file.synchronize()
            return .success(())
        } catch {
            // A part of it may be there. It is cut off where that works; where not, the next opening does.
            try? file.truncate(to: place)
            return .failure(error)
        }
    }

    private func finish(
        _ continuations: [CheckedContinuation<Result<Void, JournalError>, Never>], _ count: Int, _ checksum: Checksum,
        _ result: Result<Void, JournalError>
    ) {
        isWriting = false
        switch result {
        case .success:
            length += count
            self.checksum = checksum
        case .failure(let error):
            failure = error
        }
        for continuation in continuations { continuation.resume(returning: result) }
        if let failure {
            for left in waiting { left.continuation.resume(returning: .failure(failure)) }
            waiting = []
        } else {
            writeNext()
        }
        if isClosed, !isWriting { letLockGo() }
    }
}
