import ExactJSON
import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that worlds are kept in, locked for one process.
///
/// What is at its path is always a whole state: a new one is written beside it (`PATH.new`), brought to the disk, put in
/// its place by a rename, and the folder brought to the disk after it. A process that is killed on the way leaves the
/// state before. The lock is one of `PATH.lock`, as the file itself is another one after each rename; the system lets it
/// go however the process ends.
///
/// It has credentials and personal data as they are, since masked ones could not be read back: it is made for its owner
/// alone (0600).
public final class StateFile: Sendable {
    /// Where it is, with symbolic links followed.
    public let path: String
    /// What was in it when it was opened; nil where there was none.
    let contents: StoredWorlds?
    /// The descriptor that the lock is held by; nil once it is let go.
    private let lock: Lock<Int32?>

    /// Whether there was a state in it when it was opened.
    public var isOld: Bool { contents != nil }

    /// Opens a file, or a place for one.
    ///
    /// - Parameters:
    ///   - path: where.
    ///   - seed: has the providers that it is read for.
    /// - Throws: ``StateFileError`` where another process has it or it can't be read.
    public init(path: String, like seed: WorldSeed = WorldSeed()) throws(StateFileError) {
        let path = Self.resolved(path)
        self.path = path
        let lock = try Self.call(path + ".lock", "open") { open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
        do throws(StateFileError) {
            try Self.takeLock(lock, path)
            contents = try Self.read(path, like: seed)
        } catch {
            close(lock)
            throw error
        }
        self.lock = Lock(lock)
    }

    deinit {
        release()
    }

    /// Lets another have the file. It can't be written any more from then on.
    func release() {
        lock.withLock { lock in
            if let descriptor = lock { close(descriptor) }
            lock = nil
        }
    }

    /// Puts a state in the place of the one before. When this returns it is on the disk, as far as the system can know.
    func write(_ bytes: [UInt8]) throws(StateFileError) {
        guard lock.withLock({ $0 != nil }) else { throw .finished(path: path) }
        guard bytes.count <= SeedProblem.limits.maximumBytes else {
            throw .tooLarge(path: path, bytes: bytes.count)
        }
        let new = path + ".new"
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        let file = try Self.call(new, "open") { open(new, flags, 0o600) }
        do throws(StateFileError) {
            _ = try Self.call(new, "fchmod") { fchmod(file, 0o600) }
            try Self.write(bytes, to: file, new)
            try Self.synchronize(file, new)
        } catch {
            close(file)
            unlink(new)
            throw error
        }
        close(file)
        _ = try Self.call(path, "rename") { rename(new, path) }
        try Self.synchronizeFolder(of: path)
    }

    private static func read(_ path: String, like seed: WorldSeed) throws(StateFileError) -> StoredWorlds? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT else { throw .system(path: path, call: "open", code: errno, text: text(errno)) }
            return nil
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        while true {
            let chunk = try call(path, "read") { () -> Int in
                let begin = bytes.count
                bytes.append(contentsOf: repeatElement(0, count: 1 << 20))
                let got = bytes.withUnsafeMutableBytes { Self.read(file, $0.baseAddress! + begin, 1 << 20) }
                bytes.removeLast((1 << 20) - max(got, 0))
                return got
            }
            if chunk == 0 { break }
        }
        do throws(SeedProblem) {
            return try StoredWorlds(json: bytes, like: seed)
        } catch {
            throw .unreadable(path: path, error)
        }
    }

    private static func takeLock(_ descriptor: Int32, _ path: String) throws(StateFileError) {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EWOULDBLOCK { throw .inUse(path: path) }
            if code != EINTR { throw .system(path: path, call: "flock", code: code, text: text(code)) }
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws(StateFileError) {
        var done = 0
        while done < bytes.count {
            done += try call(path, "write") {
                bytes.withUnsafeBytes { write(file, $0.baseAddress! + done, bytes.count - done) }
            }
        }
    }

    private static func synchronize(_ file: Int32, _ path: String) throws(StateFileError) {
        #if canImport(Darwin)
            // `fsync` leaves bytes in the drive's own memory there.
            if fcntl(file, F_FULLFSYNC) == 0 { return }
        #endif
        _ = try call(path, "fsync") { fsync(file) }
    }

    private static func synchronizeFolder(of path: String) throws(StateFileError) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = try call(folder, "open") { open(folder, O_RDONLY | O_CLOEXEC) }
        defer { close(descriptor) }
        // Some file systems can't do it for folders and say so.
        if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
            throw .system(path: folder, call: "fsync", code: errno, text: text(errno))
        }
    }

    /// The path that a symbolic link leads to: a rename would put the file in the link's place.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Calls the system, again where a signal interrupted it.
    private static func call<Number: SignedInteger>(
        _ path: String, _ name: String, _ body: () -> Number
    ) throws(StateFileError) -> Number {
        while true {
            let result = body()
            if result >= 0 { return result }
            let code = errno
            if code != EINTR { throw .system(path: path, call: name, code: code, text: text(code)) }
        }
    }

    private static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}

extension StateFile {
    // The system's own, which the methods of these names hide.
    private static func read(_ file: Int32, _ place: UnsafeMutableRawPointer, _ count: Int) -> Int {
        #if canImport(Darwin)
            Darwin.read(file, place, count)
        #elseif canImport(Glibc)
            Glibc.read(file, place, count)
        #else
            Musl.read(file, place, count)
        #endif
    }

    private static func write(_ file: Int32, _ place: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Darwin)
            Darwin.write(file, place, count)
        #elseif canImport(Glibc)
            Glibc.write(file, place, count)
        #else
            Musl.write(file, place, count)
        #endif
    }
}
