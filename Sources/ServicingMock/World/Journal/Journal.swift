/// The last requests of a world in the order they came, and how many there were.
public struct Journal: Sendable {
    /// The entries that are kept, oldest first.
    public var entries: [JournalEntry] { Array(kept.suffix(limit)) }
    /// How many requests there were, those whose entries are no longer kept among them.
    public private(set) var total = 0

    private let limit: Int
    private var kept: [JournalEntry] = []

    init(limit: Int) {
        precondition(limit > 0, "a journal keeps at least one entry")
        self.limit = limit
    }

    /// The entries of one operation.
    public func entries(of provider: String, _ operation: String) -> [JournalEntry] {
        entries.filter { $0.provider == provider && $0.operation == operation }
    }

    mutating func append(_ make: (_ number: Int) -> JournalEntry) {
        total += 1
        kept.append(make(total))
        // Dropped in batches, so that a long life costs a constant time per entry.
        if kept.count >= limit * 2 { kept.removeFirst(kept.count - limit) }
    }
}
