/// Figures of several rounds as one.
enum Statistics {
    /// The value in the middle; nil where there is none.
    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The value that the given part of all values does not exceed, by nearest rank. The values are sorted.
    static func percentile(_ part: Double, ofSorted values: [UInt64]) -> UInt64? {
        guard !values.isEmpty else { return nil }
        let rank = Int((part * Double(values.count)).rounded(.up))
        return values[min(max(rank, 1), values.count) - 1]
    }
}
