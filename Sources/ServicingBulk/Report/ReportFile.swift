#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file of a report: written beside its place and put there when it is whole, so that nobody finds half of one. Its
/// owner alone may read it.
public final class ReportFile {
    private let path: String
    /// Where it is written until it is whole; nil for a pipe or device, which is written to at once.
    private let temporary: String?
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var failure: String?
    private var isFinished = false

    /// Begins a file.
    ///
    /// - Throws: ``BulkReportError/notWritten(path:why:)`` where it can't be.
    public init(path: String) throws(BulkReportError) {
        self.path = path
        var status = stat()
        let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        temporary = isSpecial ? nil : path + ".part-\(getpid())"
        descriptor = open(temporary ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw .notWritten(path: path, why: String(cString: strerror(errno))) }
    }

    deinit {
        close(descriptor)
        if !isFinished, let temporary { unlink(temporary) }
    }

    /// Appends a text. What goes wrong is told by ``finish()``.
    public func write(_ text: String) {
        buffer += text.utf8
        if buffer.count >= 1 << 18 { flush() }
    }

    /// Puts the file in its place.
    public func finish() throws(BulkReportError) {
        flush()
        if failure == nil, let temporary {
            if fsync(descriptor) != 0 || rename(temporary, path) != 0 { failure = String(cString: strerror(errno)) }
        }
        if let failure { throw .notWritten(path: path, why: failure) }
        isFinished = true
    }

    private func flush() {
        var rest = buffer[...]
        while failure == nil, !rest.isEmpty {
            let written = rest.withUnsafeBytes { bytes in
                #if canImport(Glibc)
                    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
                #elseif canImport(Musl)
                    Musl.write(descriptor, bytes.baseAddress, bytes.count)
                #else
                    Darwin.write(descriptor, bytes.baseAddress, bytes.count)
                #endif
            }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                failure = String(cString: strerror(errno))
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
