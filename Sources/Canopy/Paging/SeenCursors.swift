/// Which cursors a list has had, in 16 bytes each: a list of a million pages is kept in some tens of megabytes however
/// long its cursors are, and one of a thousand in nothing worth telling.
///
/// A cursor is known by 128 bits of hash with this process's own random seed. That two different ones share them is less
/// likely than a broken machine.
struct SeenCursors: Sendable {
    private var marks: Set<UInt128> = []

    /// Adds a cursor.
    ///
    /// - Returns: whether it was not there yet.
    mutating func insert(_ cursor: PageCursor) -> Bool {
        marks.insert(UInt128(Self.hash(cursor, 0)) << 64 | UInt128(Self.hash(cursor, 1))).inserted
    }

    private static func hash(_ cursor: PageCursor, _ half: UInt8) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(half)
        hasher.combine(cursor)
        return UInt64(UInt(bitPattern: hasher.finalize()))
    }
}
