/// Why an input can't be read at all. Nothing was sent.
public enum BulkInputError: Error, Hashable, Sendable {
    /// The system refused to open or read it.
    case system(path: String, call: String, text: String)
    /// Its first line does not name columns as it should.
    case header(path: String, problem: String)
    /// A quote in it is not closed or stands where none may. Where rows begin behind it can't be known: text of a value
    /// could be taken for a row.
    case quotes(path: String, line: Int, problem: String)
    /// It is not the file that it was when it was checked.
    case changed(path: String)
}

extension BulkInputError: CustomStringConvertible {
    /// The file and what is wrong.
    public var description: String {
        switch self {
        case .system(let path, let call, let text): "'\(path)' could not be read: \(call): \(text)"
        case .header(let path, let problem): "'\(path)', line 1: \(problem)"
        case .quotes(let path, let line, let problem):
            "'\(path)', line \(line): \(problem); where rows begin behind it can't be known, so none of the file is taken"
        case .changed(let path): "'\(path)' changed while it was read; nothing more was sent"
        }
    }
}
