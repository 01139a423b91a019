/// A request target taken apart: split first, decoded afterwards and once, so that `a%2Fb` is one segment.
struct DecodedTarget: Sendable {
    /// The path's segments, decoded; nil where one can't be.
    let segments: [String?]
    /// The query's items in order, decoded; nil where one can't be.
    let query: [(name: String, value: String)]?

    init(_ target: String) {
        // Bytes, not characters: whether a combining mark follows a slash is nothing to HTTP, and characters take long.
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
        segments = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { PercentDecoding.decode(Substring($0)) }
        query = Self.query(target.utf8[path.endIndex...].dropFirst())
    }

    private static func query(_ text: Substring.UTF8View) -> [(name: String, value: String)]? {
        var items: [(name: String, value: String)] = []
        for item in text.split(separator: UInt8(ascii: "&")) {
            let parts = item.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentDecoding.decode(Substring(parts[0]), plusIsSpace: true),
                let value = PercentDecoding.decode(parts.count > 1 ? Substring(parts[1]) : "", plusIsSpace: true)
            else { return nil }
            items.append((name, value))
        }
        return items
    }
}
