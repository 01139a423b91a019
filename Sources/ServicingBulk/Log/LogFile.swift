#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a log is kept in.
protocol LogStorage: Sendable {
    /// Its name, for errors.
    var path: String { get }
    /// How many bytes it has.
    func length() throws(JournalError) -> Int
    /// Up to `count` bytes from a place; none at the end.
    func read(at offset: Int, count: Int) throws(JournalError) -> [UInt8]
    /// Writes all bytes at a place.
    func write(_ bytes: [UInt8], at offset: Int) throws(JournalError)
    /// Returns when what was written is on the disk, as far as the system can know.
    func synchronize() throws(JournalError)
    /// Cuts off what stands behind a place.
    func truncate(to length: Int) throws(JournalError)
    /// Throws where its name leads to another file by now, or to none: another run would not see what is written here.
    func checkName() throws(JournalError)
}

extension LogStorage {
    /// A storage that has no name on a disk is where it was.
    func checkName() throws(JournalError) {}
}

/// A file that is read anywhere and written at its end. Its descriptor is closed with the last reference.
final class LogFile: LogStorage {
    let path: String
    private let descriptor: Int32

    /// Opens a file, or makes an empty one that its owner alone may read.
    init(path: String, isReadOnly: Bool = false) throws(JournalError) {
        self.path = path
        let flags = isReadOnly ? O_RDONLY : O_RDWR | O_CREAT
        descriptor = try Self.call(path, "open") { open(path, flags | O_CLOEXEC, 0o600) }
    }

    deinit {
        close(descriptor)
    }

    func length() throws(JournalError) -> Int {
        var status = stat()
        _ = try Self.call(path, "fstat") { fstat(descriptor, &status) }
        return Int(status.st_size)
    }

    func read(at offset: Int, count: Int) throws(JournalError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = try Self.call(path, "read") {
            bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, off_t(offset)) }
        }
        bytes.removeLast(count - got)
        return bytes
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(JournalError) {
        var done = 0
        while done < bytes.count {
            done += try Self.call(path, "write") {
                bytes.withUnsafeBytes {
                    pwrite(descriptor, $0.baseAddress! + done, bytes.count - done, off_t(offset + done))
                }
            }
        }
    }

    func synchronize() throws(JournalError) {
        #if canImport(Darwin)
            // `fsync` leaves bytes in the drive's own memory there. What can't do more, such as a network's file
            // system, takes the ordinary call.
            if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
            _ = try Self.call(path, "fsync") { fsync(descriptor) }
        #else
            _ = try Self.call(path, "fdatasync") { fdatasync(descriptor) }
        #endif
    }

    func truncate(to length: Int) throws(JournalError) {
        _ = try Self.call(path, "ftruncate") { ftruncate(descriptor, off_t(length)) }
    }

    func checkName() throws(JournalError) {
        var own = stat()
        var named = stat()
        _ = try Self.call(path, "fstat") { fstat(descriptor, &own) }
        if stat(path, &named) == 0, own.st_ino == named.st_ino, own.st_dev == named.st_dev { return }
        throw .closed(
            path: path, why: "the file was removed or replaced while it was in use, and another run would not see it")
    }

    /// Takes the file's lock for this descriptor alone; false where another has it. It is let go with the descriptor,
    /// however the process ends.
    func tryLock() throws(JournalError) -> Bool {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: return false
            default: throw .system(path: path, call: "flock", code: errno, text: Self.text(errno))
            }
        }
        return true
    }

    /// Lets the lock go before the descriptor does.
    func unlock() {
        flock(descriptor, LOCK_UN)
    }

    /// Returns when the names in a file's folder are on the disk, the file's own among them.
    static func synchronizeFolder(of path: String) throws(JournalError) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = try call(folder, "open") { open(folder, O_RDONLY | O_CLOEXEC) }
        defer { close(descriptor) }
        // Some file systems can't do it for folders and say so; the file itself is there all the same.
        if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
            throw .system(path: folder, call: "fsync", code: errno, text: text(errno))
        }
    }

    /// Calls the system, again where a signal interrupted it.
    private static func call<Number: SignedInteger>(
        _ path: String, _ name: String, _ body: () -> Number
    ) throws(JournalError) -> Number {
        while true {
            let result = body()
            if result >= 0 { return result }
            let code = errno
            if code != EINTR { throw .system(path: path, call: name, code: code, text: text(code)) }
        }
    }

    private static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
