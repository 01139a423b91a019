/// Finds ids that are there twice, in eight bytes an id: only hashes are kept, and the few ids whose hashes are equal are
/// looked at again.
///
/// Ids are compared as Swift compares texts: two that a reader can't tell apart, as their letters' accents are composed in
/// one and not in the other, are the same.
struct UniqueIDs {
    private var hashes: [Int] = []

    /// Takes an id in.
    mutating func insert(_ id: String) {
        hashes.append(Self.hash(id))
    }

    /// The hashes that more than one id has. Most often none; where there are, the ids themselves have to be compared.
    mutating func repeated() -> Set<Int> {
        hashes.sort()
        var repeated: Set<Int> = []
        for place in hashes.indices.dropFirst() where hashes[place] == hashes[place - 1] {
            repeated.insert(hashes[place])
        }
        return repeated
    }

    /// An id's hash: the same for the rest of this process, and for ids that are equal.
    static func hash(_ id: String) -> Int { id.hashValue }
}
