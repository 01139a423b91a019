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
    private var buffer: [UInt8] = []
    private var place = 0

    /// Opens a file.
    init(path: String) throws(BulkInputError) {
        file = try InputFile(path: path)
    }

    /// The next byte, left where it is; nil at the end.
    mutating func peek() throws(BulkInputError) -> UInt8? {
        if place == buffer.count {
            buffer = try file.read()
            place = 0
            if buffer.isEmpty { return nil }
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

/// A file that is read once from its beginning. Its descriptor is closed with the last reference.
private final class InputFile {
    private let path: String
    private let descriptor: Int32

    init(path: String) throws(BulkInputError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .system(path: path, call: "open", text: String(cString: strerror(errno))) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// The next bytes; none at the end.
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
        return bytes
    }
}
