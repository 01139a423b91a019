import ServicingHTTP

/// The last requests of a world in the order they were carried out, and how many there were. An entry is there before
/// its answer leaves.
public struct Journal: Sendable {
    /// The entries that are kept, oldest first.
    public var entries: [JournalEntry] { Array(kept[start...]) }
    /// How many requests there were, those whose entries are no longer kept among them.
    public private(set) var total = 0
    /// How many requests of each kind were written down since the journal was last cleared, whether their entries are
    /// kept or not.
    public private(set) var counts: [Count: Int] = [:]

    /// What requests are counted by.
    public struct Count: Hashable, Sendable {
        /// The provider's id, or nil where no document knows the path or the method.
        public let provider: String?
        /// The operation's name, or nil likewise.
        public let operation: String?
        /// The status of the answer.
        public let status: Int
        /// Whether the provider carried the request out.
        public let committed: Bool
    }

    let limit: Int
    private let byteLimit: Int
    private var kept: [JournalEntry] = []
    /// Where the kept entries begin: what stands before was dropped, and is taken out in batches, so that a long life
    /// costs a constant time per entry.
    private var start = 0
    private var bytes = 0
    private var written = 0
    private var lastNumbers: [RequestFingerprint: Int] = [:]

    init(limit: Int, byteLimit: Int = .max) {
        precondition(limit > 0, "a journal keeps at least one entry")
        self.limit = limit
        self.byteLimit = byteLimit
    }

    /// How many entries were dropped, to make room for later ones, since the journal was last cleared.
    public var evicted: Int { written - (kept.count - start) }

    /// The entries of one operation.
    public func entries(of provider: String, _ operation: String) -> [JournalEntry] {
        entries.filter { $0.provider == provider && $0.operation == operation }
    }

    /// The number of the next request, and that of the last one that was the same: they are numbered in the order the
    /// provider acted.
    mutating func takeNumber(_ fingerprint: RequestFingerprint) -> (number: Int, sameBytesAs: Int?) {
        total += 1
        let before = lastNumbers.updateValue(total, forKey: fingerprint)
        if lastNumbers.count > limit * 2 { lastNumbers = lastNumbers.filter { $0.value > total - limit } }
        return (total, before)
    }

    /// Writes down how much of an entry's answer was delivered; nothing where the entry is not kept any more.
    mutating func note(_ delivered: DeliveredBytes, of number: Int) {
        var low = start
        var high = kept.count
        while low < high {
            let middle = low + (high - low) / 2
            if kept[middle].number < number { low = middle + 1 } else { high = middle }
        }
        if low < kept.count, kept[low].number == number { kept[low].delivered = delivered }
    }

    mutating func clear() {
        kept = []
        start = 0
        bytes = 0
        written = 0
        counts = [:]
        lastNumbers = [:]
    }

    /// Writes an entry down. One that took longer to write than the next goes before it all the same.
    mutating func insert(_ entry: JournalEntry) {
        var place = kept.count
        while place > start, kept[place - 1].number > entry.number { place -= 1 }
        kept.insert(entry, at: place)
        bytes += entry.size
        written += 1
        let count = Count(
            provider: entry.provider, operation: entry.operation, status: entry.status, committed: entry.committed)
        counts[count, default: 0] += 1
        while kept.count - start > limit || (bytes > byteLimit && kept.count - start > 1) {
            bytes -= kept[start].size
            start += 1
        }
        if start > limit || start > 1024, start * 2 > kept.count {
            kept.removeFirst(start)
            start = 0
        }
    }
}

extension JournalEntry {
    /// About how many bytes it takes.
    fileprivate var size: Int {
        func size(_ headers: HTTPHeaders) -> Int {
            headers.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 32 }
        }
        return 500 + exchange.target.utf8.count + exchange.body.count + exchange.response.body.count
            + size(exchange.headers) + size(exchange.response.headers)
    }
}
