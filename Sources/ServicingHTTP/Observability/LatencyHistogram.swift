/// How long calls took: how many ended within each bound.
public struct LatencyHistogram: Hashable, Sendable, Codable {
    /// The upper bounds in milliseconds, each inclusive.
    public static let bounds: [Int64] = [
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000,
    ]

    /// How many calls lay above the bound before and at most at this one; the last is for those above all bounds.
    public private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    /// How many calls.
    public private(set) var count = 0
    /// All of their time together.
    public private(set) var total = Duration.zero
    /// The longest.
    public private(set) var longest = Duration.zero

    /// No calls yet.
    public init() {}

    /// Counts a call.
    public mutating func record(_ duration: Duration) {
        let index = Self.bounds.firstIndex { duration <= .milliseconds($0) } ?? Self.bounds.count
        counts[index] += 1
        count += 1
        total += duration
        longest = max(longest, duration)
    }

    /// The bound within which that share of the calls ended; nil where there are none, and the longest where it lies above
    /// all bounds.
    ///
    /// - Parameter share: 0.5 for the median, 0.99 for the slowest of a hundred.
    public func within(_ share: Double) -> Duration? {
        guard count > 0 else { return nil }
        let wanted = max(1, (Double(count) * max(0, min(1, share))).rounded(.up))
        var sum = 0
        for (bound, number) in zip(Self.bounds, counts) {
            sum += number
            if Double(sum) >= wanted { return .milliseconds(bound) }
        }
        return longest
    }
}
