import ExactJSON

/// Why a state file can't be used. Holds nothing of what is in it.
public enum StateFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process has it, or another value in this one.
    case inUse(path: String)
    /// It is not what a state file is. It is left as it is.
    case unreadable(path: String, SeedProblem)
    /// The state is larger than a state file can be.
    case tooLarge(path: String, bytes: Int)
    /// The keeping has ended, and another may have the file.
    case finished(path: String)
    /// The system refused.
    case system(path: String, call: String, code: Int32, text: String)

    /// What is wrong with which file, and what to do where something can be done.
    public var description: String {
        switch self {
        case .inUse(let path):
            "\(path) is in use by another process; each needs a state file of its own"
        case .unreadable(let path, let problem):
            "\(path) is left as it is, for it can't be read: \(problem). Mend it, or move it away to begin anew"
        case .tooLarge(let path, let bytes):
            "\(path) is not written: the state takes \(bytes) bytes, \(SeedProblem.limits.maximumBytes) are allowed"
        case .finished(let path): "\(path) is not kept any more: the worlds have been finished"
        case .system(let path, let call, _, let text): "\(path): \(call): \(text)"
        }
    }
}
