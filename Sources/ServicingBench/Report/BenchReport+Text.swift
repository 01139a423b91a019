extension BenchReport {
    /// The columns of the table of lines.
    public static let columns = [
        "measured", "per second", "CPU us", "spread", "p50 us", "p99 us", "p99.9 us", "peak MB", "beside its limit",
    ]

    /// The rows of the table of lines.
    public var rows: [[String]] {
        lines.map { line in
            let reached = line.reached.map(\.text).joined(separator: "; ")
            let latencies = [line.latency?.p50, line.latency?.p99, line.latency?.p999]
            return [
                line.name, line.throughput.map { $0.value.shown(digits: 4) } ?? "",
                line.processorTime.map { $0.value.shown(digits: 3) } ?? "",
                (line.processorTime ?? line.throughput).map { "\(Int(($0.spread * 100).rounded()))%" } ?? "",
            ]
                + latencies.map { $0.map { (Double($0) / 1_000).shown(digits: 3) } ?? "" }
                + [(Double(line.peakMemory) / 1e6).shown(digits: 3), reached]
        }
    }
}

extension MeasuredLine.Reached {
    /// As in `CPU 1.08 of C loop, 64 in flight (at most 1.2)`.
    var text: String {
        let value = median.value.shown(digits: 3)
        let figure =
            goal.limit.map { "\(goal.figure.words) \(value) of \($0)" } ?? "\(value) \(goal.figure.unit)"
        switch goal.bound {
        case .atMost(let most): return "\(figure) (at most \(most.shown(digits: 3))\(isMet == true ? "" : ": MISSED"))"
        case .atLeast(let least):
            return "\(figure) (at least \(least.shown(digits: 3))\(isMet == true ? "" : ": MISSED"))"
        case .none: return figure
        }
    }
}

extension Double {
    /// The number with so many digits that say something, without an exponent.
    func shown(digits: Int) -> String {
        guard isFinite, self != 0 else { return "0" }
        var magnitude = 0
        var rest = abs(self)
        while rest >= 10 {
            rest /= 10
            magnitude += 1
        }
        while rest < 1 {
            rest *= 10
            magnitude -= 1
        }
        let places = max(0, digits - 1 - magnitude)
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let whole = (abs(self) * scale).rounded()
        guard whole < 9e18 else { return String(whole) }
        let sign = self < 0 ? "-" : ""
        guard places > 0 else { return sign + String(Int(whole)) }
        var text = String(Int(whole))
        while text.count <= places { text = "0" + text }
        return sign + text.dropLast(places) + "." + text.suffix(places)
    }
}
