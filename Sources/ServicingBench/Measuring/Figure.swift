/// What can be compared of two lines.
public enum Figure: String, Sendable, Codable {
    /// Microseconds of processor time for one operation.
    case processorTime
    /// Operations in a second.
    case throughput
    /// Millions of bytes in a second of processor time, or of time where the platform does not tell the former.
    case byteRate
    /// Milliseconds that one operation takes.
    case wallTime

    /// The figure of a round; nil where the round has none.
    func value(of cost: Cost) -> Double? {
        let operations = Double(max(1, cost.operations))
        switch self {
        case .processorTime: return cost.processorTime.map { $0.seconds * 1e6 / operations }
        case .throughput: return cost.wall > .zero ? operations / cost.wall.seconds : nil
        case .byteRate:
            return cost.bytes > 0 ? Double(cost.bytes) / 1e6 / (cost.processorTime ?? cost.wall).seconds : nil
        case .wallTime: return cost.wall.seconds * 1e3 / operations
        }
    }

    /// The name that is printed.
    var words: String {
        switch self {
        case .processorTime: "CPU"
        case .throughput: "throughput"
        case .byteRate: "MB/s"
        case .wallTime: "wall time"
        }
    }

    var unit: String {
        switch self {
        case .processorTime: "us"
        case .throughput: "/s"
        case .byteRate: "MB/s"
        case .wallTime: "ms"
        }
    }
}

/// What a line is meant to reach.
public struct Goal: Sendable {
    /// Where a figure has to lie.
    public enum Bound: Sendable {
        /// No more than this.
        case atMost(Double)
        /// No less than this.
        case atLeast(Double)
        /// It is only shown.
        case none
    }

    let figure: Figure
    /// The line beside which it is measured; nil where the figure itself is bounded.
    let limit: String?
    let bound: Bound

    /// The figure as a ratio to another line's in the same round.
    static func ratio(_ figure: Figure, to limit: String, _ bound: Bound = .none) -> Goal {
        Goal(figure: figure, limit: limit, bound: bound)
    }

    /// The figure itself.
    static func value(_ figure: Figure, _ bound: Bound) -> Goal {
        Goal(figure: figure, limit: nil, bound: bound)
    }
}

/// One thing that is measured.
struct Line: Sendable {
    let name: String
    let goals: [Goal]
    /// How many rounds it takes part in, of those that are asked for.
    var rounds = Int.max
    /// Does one round.
    let perform: @Sendable () async throws -> Cost

    init(
        _ name: String, _ goals: [Goal] = [], rounds: Int = .max, perform: @escaping @Sendable () async throws -> Cost
    ) {
        self.name = name
        self.goals = goals
        self.rounds = rounds
        self.perform = perform
    }
}
