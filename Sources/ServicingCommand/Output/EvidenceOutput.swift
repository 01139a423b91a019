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

/// The file that `--evidence` names: made before anything is sent, so that what was done is not left without it, and
/// never in the place of another. Until the call has ended it says that its outcome is not known.
struct EvidenceOutput {
    private let path: String

    /// Makes the file, for its owner's eyes alone, with what is known before the call.
    ///
    /// - Throws: `invalidRequest` where there is one of that name, or none can be written.
    init(_ path: String, _ file: EvidenceFile, of provider: ProviderID) throws(ServicingError) {
        self.path = path
        guard let problem = Self.write(file, to: path) else { return }
        throw ServicingError(
            .invalidRequest, .notSent, "the evidence can't be kept as asked; nothing was sent", provider: provider,
            problems: [
                FieldProblem(
                    "--evidence", "'\(TerminalText.shown(path))' can't be written: \(problem)",
                    allowed: "a file that is not there yet")
            ])
    }

    /// Takes the file away again: nothing came to be told.
    func discard() {
        unlink(path)
    }

    /// Puts the evidence of a call that has ended in the place of what was known before, at once or not at all.
    ///
    /// - Returns: why that could not be; nil where it was.
    func write(_ file: EvidenceFile) -> String? {
        let part = path + ".part"
        unlink(part)
        if let problem = Self.write(file, to: part) { return problem }
        return rename(part, path) == 0 ? nil : SystemError.text(errno)
    }

    /// Writes a file that is not there yet, and sees it on the disk.
    private static func write(_ file: EvidenceFile, to path: String) -> String? {
        let text: String
        do {
            text = String(decoding: try file.json(), as: UTF8.self)
        } catch {
            return error.description
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return SystemError.text(errno) }
        defer { close(descriptor) }
        if case .failed(let code) = Console.write(text, to: descriptor) {
            unlink(path)
            return SystemError.text(code)
        }
        return fsync(descriptor) == 0 ? nil : SystemError.text(errno)
    }
}
