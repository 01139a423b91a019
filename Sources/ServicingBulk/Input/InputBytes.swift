import Servicing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An input's bytes from its beginning to its end, a part of them in memory at a time.
struct InputBytes {
    private let file: InputFile
    private var hash: SHA256?
    private var buffer: [UInt8] = []
    private var place = 0

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - version: what the file must still be; nil where it may be any.
    ///   - isHashed: whether its digest is computed on the way.
    init(path: String, version: InputVersion? = nil, isHashed: Bool = false) throws(BulkInputError) {
        file = try InputFile(path: path, version: version)
        hash = isHashed ? SHA256() : nil
    }

    /// What the file was when it was opened. It has been that ever since, or reading has failed.
    var version: InputVersion { file.version }

    /// The digest of what was read, in lower-case hexadecimal. Only all of it says something.
    var hexDigest: String? { hash?.hexDigest }

    /// The next byte, left where it is; nil at the end.
    mutating func peek() throws(BulkInputError) -> UInt8? {
        if place == buffer.count {
            buffer = try file.read()
            place = 0
            if buffer.isEmpty { return nil }
            hash?.update(with: buffer)
        }
        return buffer[place]
    }

    /// The next byte; nil at the end.
    mutating func next() throws(BulkInputError) -> UInt8? {
        let byte = try peek()
        if byte != nil { place += 1 }
        return byte
    }

    /// Passes over a byte order mark.
    mutating func skipByteOrderMark() throws(BulkInputError) {
        guard try peek() == 0xEF else { return }
        // A file is read in parts of more than three bytes, so the mark lies in one.
        if buffer[place...].starts(with: [0xEF, 0xBB, 0xBF]) { place += 3 }
    }

    /// Appends what stands before a line feed, and passes over that.
    ///
    /// - Parameter limit: how many bytes may be appended; more are passed over.
    /// - Returns: whether all of them were appended; nil at the end of the file, where nothing is left.
    mutating func readLine(into line: inout [UInt8], limit: Int) throws(BulkInputError) -> Bool? {
        guard try peek() != nil else { return nil }
        var isWhole = true
        while try peek() != nil {
            let end = buffer[place...].firstIndex(of: UInt8(ascii: "\n"))
            let part = buffer[place..<(end ?? buffer.count)]
            if line.count + part.count <= limit { line += part } else { isWhole = false }
            place = end.map { $0 + 1 } ?? buffer.count
            if end != nil { break }
        }
        return isWhole
    }
}

/// Which file it is, and which state of it: what tells that it was written to.
struct InputVersion: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
    let size: Int64
    /// When it was last written to, as the system keeps it.
    let changed: [UInt8]

    init(descriptor: Int32, path: String) throws(BulkInputError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .system(path: path, call: "fstat", text: String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .system(path: path, call: "open", text: "it is no ordinary file, and an input is read several times")
        }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int64(status.st_size)
        #if canImport(Darwin)
            changed = withUnsafeBytes(of: status.st_mtimespec) { Array($0) }
        #else
            changed = withUnsafeBytes(of: status.st_mtim) { Array($0) }
        #endif
    }
}

/// A file that is read once from its beginning. Its descriptor is closed with the last reference.
private final class InputFile {
    let version: InputVersion
    private let path: String
    private let descriptor: Int32

    init(path: String, version expected: InputVersion?) throws(BulkInputError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .system(path: path, call: "open", text: String(cString: strerror(errno))) }
        do throws(BulkInputError) {
            version = try InputVersion(descriptor: descriptor, path: path)
            if let expected, version != expected { throw .changed(path: path) }
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// The next bytes; none at the end.
    ///
    /// - Throws: ``BulkInputError/changed(path:)`` where the file was written to since it was opened.
    func read() throws(BulkInputError) -> [UInt8] {
        let size = 1 << 18
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while true {
                // Qualified, since this method is called `read` too.
                #if canImport(Glibc)
                    let got = Glibc.read(descriptor, buffer.baseAddress, size)
                #elseif canImport(Musl)
                    let got = Musl.read(descriptor, buffer.baseAddress, size)
                #else
                    let got = Darwin.read(descriptor, buffer.baseAddress, size)
                #endif
                if got >= 0 {
                    count = got
                    return
                }
                if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        if failure != 0 { throw .system(path: path, call: "read", text: String(cString: strerror(failure))) }
        if try InputVersion(descriptor: descriptor, path: path) != version { throw .changed(path: path) }
        return bytes
    }
}
