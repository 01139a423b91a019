/// Finds ids that are there twice, in eight bytes an id: only hashes are kept, and the few ids whose hashes are equal are
/// looked at again.
struct UniqueIDs {
    private var hashes: [UInt64] = []

    /// Takes an id in.
    mutating func insert(_ id: String) {
        hashes.append(Self.hash(id))
    }

    /// The hashes that more than one id has. Most often none; where there are, the ids themselves have to be compared.
    mutating func repeated() -> Set<UInt64> {
        hashes.sort()
        var repeated: Set<UInt64> = []
        for place in hashes.indices.dropFirst() where hashes[place] == hashes[place - 1] {
            repeated.insert(hashes[place])
        }
        return repeated
    }

    /// FNV-1a in 64 bits over the id's UTF-8: the same in every run and on every machine.
    static func hash(_ id: String) -> UInt64 {
        id.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
