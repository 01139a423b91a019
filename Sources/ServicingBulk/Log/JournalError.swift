/// Why a journal can't be used. Nothing is sent where one is thrown: what can't be written down first is not done.
public enum JournalError: Error, Hashable, Sendable {
    /// Another process, or another run in this one, is using it.
    case inUse(path: String)
    /// There is a file of that name which is no journal. It is left as it is.
    case notAJournal(path: String)
    /// A record in the middle is not what was written. Nothing behind it can be trusted, so nothing is guessed.
    case damaged(path: String, offset: Int, why: String)
    /// It is not there any more, and what it had written down was on the disk.
    case gone(path: String, lock: String)
    /// It was written for something else, for example for another input.
    case mismatch(path: String, why: String)
    /// The system refused to open, read or write it.
    case system(path: String, call: String, code: Int32, text: String)
    /// An earlier write failed, or the journal was closed.
    case closed(path: String, why: String)
}

extension JournalError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .inUse(let path):
            "the journal '\(path)' is in use by another run; wait for its end, or take another journal"
        case .notAJournal(let path):
            "'\(path)' is there and is no journal; it was left as it is. Name another file"
        case .damaged(let path, let offset, let why):
            "the journal '\(path)' is damaged at byte \(offset): \(why). What it says behind can't be trusted, and an older copy lacks what was done since: take what was sent after that byte for unknown, and ask the provider before any of it is sent again"
        case .gone(let path, let lock):
            "the journal '\(path)' is gone, and had been written to. Put it back; or, where nothing that it tells of may matter any more, remove '\(lock)' as well to begin anew: all rows are sent again then"
        case .mismatch(let path, let why):
            "the journal '\(path)' does not belong to this: \(why)"
        case .system(let path, let call, _, let text):
            "the journal '\(path)' could not be used: \(call): \(text)"
        case .closed(let path, let why):
            "the journal '\(path)' takes nothing more: \(why)"
        }
    }
}
