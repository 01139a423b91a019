/// The last requests of a world in the order they were carried out, and how many there were. An entry is there before
/// its answer leaves.
public struct Journal: Sendable {
    /// The entries that are kept, oldest first.
    public var entries: [JournalEntry] { Array(kept.suffix(limit)) }
    /// How many requests there were, those whose entries are no longer kept among them.
    public private(set) var total = 0

    let limit: Int
    private var kept: [JournalEntry] = []

    init(limit: Int) {
        precondition(limit > 0, "a journal keeps at least one entry")
        self.limit = limit
    }

    /// The entries of one operation.
    public func entries(of provider: String, _ operation: String) -> [JournalEntry] {
        entries.filter { $0.provider == provider && $0.operation == operation }
    }

    /// The number of the next request: they are numbered in the order the provider acted.
    mutating func takeNumber() -> Int {
        total += 1
        return total
    }

    mutating func clear() {
        kept = []
    }

    /// Writes an entry down. One that took longer to write than the next goes before it all the same.
    mutating func insert(_ entry: JournalEntry) {
        var place = kept.count
        while place > 0, kept[place - 1].number > entry.number { place -= 1 }
        kept.insert(entry, at: place)
        // Dropped in batches, so that a long life costs a constant time per entry.
        if kept.count >= limit * 2 { kept.removeFirst(kept.count - limit) }
    }
}
