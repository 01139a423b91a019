/// Why journals can't be reported on.
public enum BulkReportError: Error, Sendable {
    /// One of them can't be read.
    case journal(JournalError)
    /// They are of different inputs.
    case differentInputs(String, String)
    /// They part their input into different numbers of parts.
    case differentParts(String, String)
    /// Two are of the same part.
    case overlap(BulkShard, String, String)
    /// Nothing is there of these parts.
    case missing([BulkShard])
    /// A report could not be written.
    case notWritten(path: String, why: String)
}

extension BulkReportError: CustomStringConvertible {
    /// What is wrong.
    public var description: String {
        switch self {
        case .journal(let error): error.description
        case .differentInputs(let first, let other): "'\(first)' and '\(other)' are journals of different inputs"
        case .differentParts(let first, let other):
            "'\(first)' and '\(other)' part their input into different numbers of shards"
        case .overlap(let shard, let first, let other): "'\(first)' and '\(other)' are both journals of shard \(shard)"
        case .missing(let shards):
            "there is no journal of \(shards.count == 1 ? "shard" : "shards") "
                + shards.prefix(20).map(\.description).joined(separator: ", ") + (shards.count > 20 ? ", …" : "")
        case .notWritten(let path, let why): "'\(path)' could not be written: \(why)"
        }
    }
}

/// Sees to it that several journals are those of all parts of one input, each once.
struct ReportedShards {
    private var first: (header: JournalHeader, path: String)?
    private var paths: [Int: String] = [:]

    /// Takes a journal in.
    ///
    /// - Returns: whether it is the first.
    mutating func add(_ header: JournalHeader, _ path: String) throws(BulkReportError) -> Bool {
        if let earlier = paths.updateValue(path, forKey: header.shard.index),
            first?.header.shard.count == header.shard.count,
            first?.header.sha256 == header.sha256
        {
            throw .overlap(header.shard, earlier, path)
        }
        guard let first else {
            self.first = (header, path)
            return true
        }
        guard first.header.sha256 == header.sha256 else { throw .differentInputs(first.path, path) }
        guard first.header.shard.count == header.shard.count else { throw .differentParts(first.path, path) }
        return false
    }

    /// One journal may stand for its part alone; more have to be all.
    func finish() throws(BulkReportError) {
        guard let count = first?.header.shard.count, paths.count > 1 else { return }
        let missing = (1...count).filter { paths[$0] == nil }.compactMap { BulkShard(index: $0, of: count) }
        if !missing.isEmpty { throw .missing(missing) }
    }
}
