/// A set of rows by their numbers, in one bit a row.
struct RowSet: Sendable {
    private var words: [UInt64] = []

    func contains(_ row: Int) -> Bool {
        let word = row >> 6
        return word < words.count && words[word] & 1 << UInt64(row & 63) != 0
    }

    mutating func insert(_ row: Int) {
        let word = row >> 6
        while words.count <= word { words.append(0) }
        words[word] |= 1 << UInt64(row & 63)
    }

    mutating func remove(_ row: Int) {
        if contains(row) { words[row >> 6] &= ~(1 << UInt64(row & 63)) }
    }
}
