public import ExactJSON

/// What was measured in one run.
public struct BenchReport: Sendable {
    /// The server that answered the calls.
    public let server: String
    /// How often each line was measured.
    public let rounds: Int
    /// How much a round did, in hundredths.
    public let percent: Int
    /// The lines, in the order in which they took turns.
    public let lines: [MeasuredLine]
    /// How cost grows.
    public let growth: [GrowthTable]
}

extension BenchReport {
    /// The report as one JSON object: processor times in microseconds, latencies in nanoseconds, memory in bytes.
    public var json: JSONValue {
        .object([
            "server": .string(server), "rounds": .number(JSONNumber(rounds)),
            "percent": .number(JSONNumber(percent)), "lines": .array(lines.map(\.json)),
            "growth": .array(growth.map(\.json)),
        ])
    }
}

extension JSONValue {
    /// A measured value, with four digits that say something.
    static func measured(_ value: Double) -> JSONValue {
        .number(JSONNumber(value.shown(digits: 4)) ?? JSONNumber(Int(value)))
    }
}

extension MeasuredLine {
    var json: JSONValue {
        var object: JSONObject = ["name": .string(name), "peakMemory": .number(JSONNumber(peakMemory))]
        object["throughput"] = throughput?.json
        object["processorTime"] = processorTime?.json
        if let latency {
            var percentiles: JSONObject = [
                "p50": .number(JSONNumber(Int(latency.p50))), "p99": .number(JSONNumber(Int(latency.p99))),
            ]
            percentiles["p999"] = latency.p999.map { .number(JSONNumber(Int($0))) }
            object["latency"] = .object(percentiles)
        }
        object["goals"] = .array(reached.map(\.json))
        return .object(object)
    }
}

extension MeasuredLine.Median {
    var json: JSONValue {
        .object([
            "median": .measured(value), "least": .measured(range.lowerBound), "most": .measured(range.upperBound),
        ])
    }
}

extension MeasuredLine.Reached {
    var json: JSONValue {
        var object: JSONObject = ["figure": .string(goal.figure.rawValue), "measured": median.json]
        object["besides"] = goal.limit.map { .string($0) }
        switch goal.bound {
        case .atMost(let most): object["atMost"] = .measured(most)
        case .atLeast(let least): object["atLeast"] = .measured(least)
        case .none: break
        }
        object["isMet"] = isMet.map { .bool($0) }
        return .object(object)
    }
}
