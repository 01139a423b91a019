import ExactJSON
import Servicing
import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The file that `--evidence` names. It is made before anything is sent, so that what was done is not left without it,
/// and never in the place of another.
struct EvidenceOutput {
    private let path: String
    private let descriptor: Int32

    /// Makes the file, for its owner's eyes alone.
    ///
    /// - Throws: `invalidRequest` where there is one of that name, or none can be made.
    init(_ path: String, of provider: ProviderID) throws(ServicingError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ServicingError(
                .invalidRequest, .notSent, "the evidence can't be kept as asked; nothing was sent", provider: provider,
                problems: [
                    FieldProblem(
                        "--evidence", "'\(TerminalText.shown(path))' can't be made: \(SystemError.text(errno))",
                        allowed: "a file that is not there yet")
                ])
        }
    }

    /// Takes the file away again: nothing came to be told.
    func discard() {
        close(descriptor)
        unlink(path)
    }

    /// Writes the evidence and sees it on the disk.
    ///
    /// - Returns: why it could not be written; nil where it was.
    func write(_ file: EvidenceFile) -> String? {
        defer { close(descriptor) }
        let bytes: [UInt8]
        do {
            bytes = try file.json()
        } catch {
            return error.description
        }
        guard case .failed(let code) = Console.write(String(decoding: bytes, as: UTF8.self), to: descriptor) else {
            return fsync(descriptor) == 0 ? nil : SystemError.text(errno)
        }
        return SystemError.text(code)
    }
}
