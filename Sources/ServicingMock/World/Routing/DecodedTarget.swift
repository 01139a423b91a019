/// A request target taken apart: split first, decoded afterwards and once, so that `a%2Fb` is one segment.
struct DecodedTarget: Sendable {
    /// The path's segments, decoded; nil where one can't be.
    let segments: [String?]
    /// The query's items in order, decoded; nil where one can't be.
    let query: [(name: String, value: String)]?

    init(_ target: String) {
        let path = target.prefix { $0 != "?" }
        segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            .map { PercentDecoding.decode($0) }
        query = Self.query(target[path.endIndex...].dropFirst())
    }

    private static func query(_ text: Substring) -> [(name: String, value: String)]? {
        var items: [(name: String, value: String)] = []
        for item in text.split(separator: "&") {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentDecoding.decode(parts[0], plusIsSpace: true),
                let value = PercentDecoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { return nil }
            items.append((name, value))
        }
        return items
    }
}
