import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A log that several processes append to at the same time: each takes the log's lock, reads what the others have written
/// since, appends, and lets the lock go.
///
/// Calls block; they belong on a queue of their own.
final class SharedLog {
    private let file: LogFile
    private let lock: LogLock
    private let first: String
    private var length = 0
    private var checksum = Checksum()
    /// Why nothing more is taken.
    private var failure: JournalError?

    /// Opens a log, or makes one. Reads nothing yet. One that was removed is refused.
    ///
    /// - Parameters:
    ///   - path: the log's file. The lock's stands beside it and ends in `.lock`.
    ///   - first: how the first record begins.
    init(path: String, beginningWith first: String) throws(JournalError) {
        self.first = first
        let lock = try LogLock(of: path)
        self.lock = lock
        try Self.take(lock, of: path)
        defer { lock.unlock() }
        try lock.checkPresence(of: path)
        file = try LogFile(path: path)
        try LogFile.synchronizeFolder(of: path)
    }

    /// How long another process may keep the lock. It keeps it for a write and no call, so that is far more than it takes.
    private static let patience: Duration = .seconds(20)

    /// Reads what is new, and appends what that leads to.
    ///
    /// - Parameters:
    ///   - visit: takes each record that is new, one's own among them.
    ///   - append: what is to be appended then; nothing for a look alone.
    /// - Throws: ``JournalError``. What was to be appended counts as not written then.
    func exchange(
        reading visit: (_ record: ArraySlice<UInt8>, _ offset: Int) throws(JournalError) -> Void,
        appending append: () -> [[UInt8]]
    ) throws(JournalError) {
        if let failure { throw failure }
        try Self.take(lock, of: file.path)
        defer { lock.unlock() }
        // The file's own lock too: another name may lead to it, with a lock of its own.
        try Self.take(file, of: file.path)
        defer { file.unlock() }
        try lock.checkName()
        try file.checkName()
        if length == 0 {
            let start = try file.read(at: 0, count: first.utf8.count)
            guard first.utf8.starts(with: start) else { throw .notAJournal(path: file.path) }
        }
        try readOn(visit)
        let records = append()
        guard !records.isEmpty else { return }
        let (bytes, sum) = LogBatch.encode(records, after: checksum)
        do throws(JournalError) {
            try file.write(bytes, at: length)
            try file.synchronize()
        } catch {
            // What a failed write left behind can't be told from what is there. The next opening finds out.
            try? file.truncate(to: length)
            failure = error
            throw error
        }
        length += bytes.count
        checksum = sum
        lock.note(length)
    }

    private func readOn(
        _ visit: (_ record: ArraySlice<UInt8>, _ offset: Int) throws(JournalError) -> Void
    ) throws(JournalError) {
        guard try file.length() >= length else {
            throw .damaged(path: file.path, offset: length, why: "it is shorter than it was")
        }
        let end = try LogReader.read(file, from: length, after: checksum, visit: visit)
        try end.check(against: lock.soundLength, of: file.path)
        if end.tornLength > 0 {
            // The lock is ours, so who wrote this is gone.
            try file.truncate(to: end.soundLength)
            try file.synchronize()
        }
        length = end.soundLength
        checksum = end.checksum
    }

    private static func take(_ lock: any Lockable, of path: String) throws(JournalError) {
        let end = ContinuousClock.now + patience
        while try !lock.tryLock() {
            guard ContinuousClock.now < end else { throw .inUse(path: path) }
            usleep(500)
        }
    }
}

/// What one process at a time has.
private protocol Lockable {
    func tryLock() throws(JournalError) -> Bool
}

extension LogLock: Lockable {}
extension LogFile: Lockable {}
