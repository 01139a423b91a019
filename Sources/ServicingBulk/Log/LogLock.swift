#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A log's lock: a file of its own beside the log, which stays there so that nobody can hold a lock on a file that has
/// gone.
///
/// The file also notes how much of the log has reached the disk. A batch that does not check out in there was damaged
/// later, where one behind it may have been torn while it was written: without the note nobody could tell the two apart
/// at the log's very end. The note is written after the log's own bytes are on the disk, and not waited for: it may be
/// behind, and never ahead.
final class LogLock: Sendable {
    private let file: LogFile

    private static func path(of log: String) -> String { log + ".lock" }

    /// Opens the lock of a log, or makes one. Takes nothing yet.
    init(of log: String) throws(JournalError) {
        file = try LogFile(path: Self.path(of: log))
    }

    /// Takes the lock; false where another has it. It is let go with the last reference, however the process ends.
    func tryLock() throws(JournalError) -> Bool { try file.tryLock() }

    /// Throws where the lock's file is not the one that others would open.
    func checkName() throws(JournalError) { try file.checkName() }

    /// Throws where the log is gone of which something had been on the disk. Begun anew, all that it kept from being done
    /// twice would be done again.
    func checkPresence(of log: String) throws(JournalError) {
        guard soundLength > 0, !LogFile.exists(log) else { return }
        throw .gone(path: log, lock: Self.path(of: log))
    }

    /// Lets the lock go before that.
    func unlock() { file.unlock() }

    /// How many of the log's first bytes are known to have been on the disk; 0 where nothing is noted.
    var soundLength: Int { Self.soundLength(in: file) }

    /// The same of a log that another may be writing to. What is written meanwhile is not in it.
    static func soundLength(of log: String) -> Int {
        guard let file = try? LogFile(path: path(of: log), isReadOnly: true) else { return 0 }
        return soundLength(in: file)
    }

    /// Notes that so many bytes of the log are on the disk. A note that can't be written is one that is behind.
    func note(_ soundLength: Int) {
        try? file.write(Note(soundLength).bytes, at: 0)
    }

    /// Brings the note to the disk, where that is worth waiting for.
    func synchronize() { try? file.synchronize() }

    private static func soundLength(in file: LogFile) -> Int {
        (try? file.read(at: 0, count: Note.length)).flatMap { Note($0) }?.soundLength ?? 0
    }

    /// The note: twenty digits, and their checksum, since it may be torn itself.
    private struct Note {
        static let length = 30
        let soundLength: Int

        init(_ soundLength: Int) {
            self.soundLength = soundLength
        }

        init?(_ bytes: [UInt8]) {
            let digits = bytes.prefix(20)
            guard digits.allSatisfy({ (48...57).contains($0) }),
                let soundLength = Int(String(decoding: digits, as: UTF8.self)),
                bytes == Note(soundLength).bytes
            else { return nil }
            self.soundLength = soundLength
        }

        var bytes: [UInt8] {
            let number = String(soundLength)
            let digits = String(repeating: "0", count: 20 - number.utf8.count) + number
            var checksum = Checksum()
            checksum.update(with: digits.utf8)
            return Array("\(digits) \(checksum.hexadecimal)\n".utf8)
        }
    }
}

extension LogReader.End {
    /// Refuses a log of which less is sound than had been on the disk.
    func check(against noted: Int, of path: String) throws(JournalError) {
        guard soundLength < noted else { return }
        throw .damaged(
            path: path, offset: soundLength,
            why: "the \(noted - soundLength) bytes behind had been on the disk, and were changed or are gone")
    }
}

extension LogFile {
    /// Whether there is a file of that name.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
