import Servicing

/// How many rows came to their ends when, in steps of a second that grow with the time they span, so that memory stays
/// bounded.
public struct BulkTimeline: Hashable, Sendable {
    /// How many steps there are at most.
    static let longest = 512

    /// When the first step begins, in seconds since 1970-01-01T00:00:00Z.
    public private(set) var start: Int64 = 0
    /// How many seconds a step has.
    public private(set) var step: Int64 = 1
    /// How many rows ended in each step.
    public private(set) var counts: [Int] = []

    /// Takes in a row's end.
    mutating func add(_ at: Timestamp) { add(at.secondsSinceEpoch, 1) }

    /// Takes in another journal's.
    mutating func add(_ other: BulkTimeline) {
        for (place, count) in other.counts.enumerated() where count > 0 {
            add(other.start + Int64(place) * other.step, count)
        }
    }

    private mutating func add(_ second: Int64, _ count: Int) {
        if counts.isEmpty { start = second }
        let last = max(second, start + Int64(counts.count) * step - 1)
        let first = min(second, start)
        // Years apart is a clock that was set, and still only a few doublings.
        while (last - first) / step >= Int64(Self.longest) - 1 { coarsen() }
        if second < start {
            let steps = (start - second + step - 1) / step
            counts.insert(contentsOf: repeatElement(0, count: Int(steps)), at: 0)
            start -= steps * step
        }
        let place = Int((second - start) / step)
        while counts.count <= place { counts.append(0) }
        counts[place] += count
    }

    private mutating func coarsen() {
        counts = stride(from: 0, to: counts.count, by: 2).map {
            counts[$0] + ($0 + 1 < counts.count ? counts[$0 + 1] : 0)
        }
        step *= 2
    }
}
