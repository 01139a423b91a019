/// What a line came to, over all rounds.
public struct MeasuredLine: Sendable {
    /// A figure's median, and how far the rounds lie apart.
    public struct Median: Sendable {
        /// The round in the middle.
        public let value: Double
        /// The smallest and the largest round.
        public let range: ClosedRange<Double>

        init?(_ values: [Double]) {
            guard let median = Statistics.median(values), let least = values.min(), let most = values.max() else {
                return nil
            }
            value = median
            range = least...most
        }

        /// How far the rounds lie apart, as a part of the median.
        public var spread: Double { value > 0 ? (range.upperBound - range.lowerBound) / value : 0 }
    }

    /// A goal and what was measured for it.
    public struct Reached: Sendable {
        /// The goal.
        public let goal: Goal
        /// The figure, or the ratio to the limit's figure in the same round.
        public let median: Median

        /// Whether it is within the bound; nil where there is none.
        public var isMet: Bool? {
            switch goal.bound {
            case .atMost(let most): median.value <= most
            case .atLeast(let least): median.value >= least
            case .none: nil
            }
        }
    }

    /// What was measured.
    public let name: String
    /// Operations in a second.
    public let throughput: Median?
    /// Microseconds of processor time for one operation; nil where the platform does not tell.
    public let processorTime: Median?
    /// Nanoseconds that one operation took at the 50th, 99th and 99.9th percentile, of all rounds together; nil where
    /// operations were not looked at one by one.
    public let latency: (p50: UInt64, p99: UInt64, p999: UInt64?)?
    /// The most memory that this process held meanwhile, in bytes: of all processes, the one that measures.
    public let peakMemory: Int
    /// The goals.
    public let reached: [Reached]

    init(_ line: Line, _ costs: [Cost], peak: Int, limits: [String: [Cost]]) {
        name = line.name
        throughput = Median(costs.compactMap { Figure.throughput.value(of: $0) })
        processorTime = Median(costs.compactMap { Figure.processorTime.value(of: $0) })
        peakMemory = peak
        let sorted = costs.flatMap(\.latencies).sorted()
        if let p50 = Statistics.percentile(0.5, ofSorted: sorted),
            let p99 = Statistics.percentile(0.99, ofSorted: sorted)
        {
            // A thousandth of less than a thousand operations is the slowest of them, which says nothing.
            latency = (p50, p99, sorted.count >= 1_000 ? Statistics.percentile(0.999, ofSorted: sorted) : nil)
        } else if let reported = costs.last?.reported {
            latency = (reported.p50, reported.p99, nil)
        } else {
            latency = nil
        }
        reached = line.goals.compactMap { goal in
            let values: [Double]
            if let limit = goal.limit {
                values = zip(costs, limits[limit] ?? []).compactMap { own, other in
                    guard let own = goal.figure.value(of: own), let other = goal.figure.value(of: other), other > 0
                    else { return nil }
                    return own / other
                }
            } else {
                values = costs.compactMap { goal.figure.value(of: $0) }
            }
            return Median(values).map { Reached(goal: goal, median: $0) }
        }
    }
}
