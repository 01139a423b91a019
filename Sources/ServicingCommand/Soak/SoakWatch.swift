/// Looks at the process while it works, and judges whether it grows.
struct SoakWatch {
    /// What it had at a moment.
    private struct Sample {
        let exchanges: Int
        let elapsed: Duration
        let memory: Int
        let descriptors: Int
    }

    static let heading = "exchanges   seconds   per second   memory MB   descriptors"
    /// How much more memory is still flat: an eighth, and what allocators keep for themselves.
    private static let slack = 8 << 20

    private let total: Int
    private let started = ContinuousClock.now
    private var samples: [Sample] = []

    init(exchanges total: Int) {
        self.total = total
    }

    mutating func take(_ load: SoakLoad) {
        samples.append(
            Sample(
                exchanges: load.exchanges, elapsed: started.duration(to: .now), memory: ProcessUse.memory,
                descriptors: ProcessUse.descriptors))
    }

    /// Whether the last look is one to print: every twentieth part of the way.
    var isDue: Bool { samples.count % 5 == 0 || samples.last.map { $0.exchanges >= total } ?? false }

    /// The last look.
    var line: String {
        guard let last = samples.last else { return "" }
        let seconds = last.elapsed / .seconds(1)
        func cell(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        return cell("\(last.exchanges)", 9) + cell("\(Int(seconds))", 10)
            + cell("\(Int(Double(last.exchanges) / max(0.001, seconds)))", 13) + cell(Self.megabytes(last.memory), 12)
            + cell("\(last.descriptors)", 14)
    }

    /// The highest that was seen from a fifth to two fifths of the way, and in the last fifth.
    private var marks: (early: (memory: Int, descriptors: Int), late: (memory: Int, descriptors: Int)) {
        func highest(_ range: ClosedRange<Int>) -> (Int, Int) {
            let part = samples.filter { range.contains($0.exchanges * 100 / max(1, total)) }
            return (part.map(\.memory).max() ?? 0, part.map(\.descriptors).max() ?? 0)
        }
        return (highest(20...40), highest(80...1000))
    }

    /// What grows.
    var problems: [String] {
        let (early, late) = marks
        var problems: [String] = []
        if late.memory > early.memory + early.memory / 8 + Self.slack {
            problems.append("memory grew from \(Self.megabytes(early.memory)) MB to \(Self.megabytes(late.memory)) MB")
        }
        if late.descriptors > early.descriptors + 4 {
            problems.append("descriptors grew from \(early.descriptors) to \(late.descriptors)")
        }
        return problems
    }

    /// What was compared.
    var verdict: String {
        let (early, late) = marks
        return
            "at most \(Self.megabytes(early.memory)) MB and \(early.descriptors) descriptors from a fifth to two fifths of the way, "
            + "\(Self.megabytes(late.memory)) MB and \(late.descriptors) in the last fifth"
    }

    private static func megabytes(_ bytes: Int) -> String {
        let tenths = bytes * 10 / 1_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
