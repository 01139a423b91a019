/// A part of an input, for one of several machines: the rows whose ids hash to it. Which part a row is in depends on its
/// id alone, so that parts neither overlap nor leave rows out however often they are run.
public struct BulkShard: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Which part: 1 for the first.
    public let index: Int
    /// How many parts there are.
    public let count: Int

    /// The whole input.
    public static let whole = BulkShard(index: 1, of: 1)!

    /// A part; nil unless `1 <= index <= count`.
    public init?(index: Int, of count: Int) {
        guard count >= 1, (1...count).contains(index) else { return nil }
        self.index = index
        self.count = count
    }

    /// Reads `3/16`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let index = parts[0], let count = parts[1] else { return nil }
        self.init(index: index, of: count)
    }

    /// Whether a row of that id belongs to the part: FNV-1a (64 bits) of the id's UTF-8, its halves combined, modulo the
    /// number of parts.
    public func contains(_ id: String) -> Bool {
        let hash: UInt64 = id.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        // The low bits of FNV-1a alone depend on the low bits of the text alone.
        return Int((hash ^ hash >> 32) & 0xffff_ffff) % count == index - 1
    }

    /// `3/16`
    public var description: String { "\(index)/\(count)" }
}
