import Servicing

/// The command's exit codes, which scripts rely on.
enum Exit: Int32 {
    /// Applied, accepted or already applied.
    case done = 0
    /// A demonstration differs from its document, a fault is told wrongly, credentials can't be verified, or what was asked for is not so.
    case differs = 1
    /// Bad usage or invalid input; nothing was sent.
    case badInput = 2
    /// The provider refused.
    case refused = 3
    /// The transport failed, or the deadline passed, with nothing sent.
    case notSent = 4
    /// It may have been applied.
    case mayHaveApplied = 5
    /// It was done, and what came of it could not be written to standard output.
    case notWritten = 6
    /// A bulk run was asked to stop, and left rows for the next.
    case drained = 130
    /// Nobody reads standard output any more: what a shell reports of a program that SIGPIPE ends.
    case closedPipe = 141

    init(_ error: ServicingError) {
        switch (error.effect, error.kind) {
        case (.mayHaveApplied, _): self = .mayHaveApplied
        case (.refused, _): self = .refused
        case (.notSent, .invalidRequest), (.notSent, .unsupported): self = .badInput
        case (.notSent, _): self = .notSent
        }
    }
}
