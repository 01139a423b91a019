import Servicing
import ServicingMock

/// One operation under one fault over one transport.
struct FaultCell: Sendable {
    let operation: FaultOperation
    let sample: Fault.Sample
    let placement: Fault.Placement
    let hits: FaultHits
    let door: FaultDoor

    /// As `--only` matches it and a wrong one is named.
    var name: String {
        "\(operation.provider.id)/\(operation.contract.name): \(sample.name)"
            + (isPlaced ? ", \(placement == .beforeCommit ? "not done" : "done")" : "")
            + ", \(hits.rawValue), \(door.rawValue)"
    }

    /// Whether it makes a difference on which side of the state change the fault is.
    var isPlaced: Bool { sample.placements.count > 1 && operation.contract.isWrite }
}

/// How many of a call's requests a fault hits.
enum FaultHits: String, Sendable, CaseIterable {
    /// The first.
    case once
    /// All of them.
    case always
}

/// What a call is seen to end with.
enum FaultReport: Hashable, Sendable, CustomStringConvertible {
    case outcome(Outcome)
    case error(ServicingError.Kind, ServicingError.Effect)

    var description: String {
        switch self {
        case .outcome(let outcome): outcome.rawValue
        case .error(let kind, let effect): "\(kind.rawValue) (\(effect.rawValue))"
        }
    }
}

/// What a cell comes to: as the rules have it, or as it was seen.
struct FaultEnding: Hashable, Sendable {
    /// What the caller is told; nil where the call did not end.
    var report: FaultReport?
    /// How many requests the caller is told of.
    var attempts: Int
    /// How many reached the provider.
    var requests: Int
    /// How often the provider's state became another.
    var changes: Int
}

/// A cell that was run.
struct FaultFinding: Sendable {
    let cell: FaultCell
    let expected: FaultEnding
    let seen: FaultEnding
    let duration: Duration
    /// What the provider is at fault for and no client can know.
    let note: String?
    /// What is wrong with the cell.
    let problems: [String]

    init(_ cell: FaultCell, expected: FaultEnding, seen: FaultEnding, hint: String?, duration: Duration) {
        self.cell = cell
        self.expected = expected
        self.seen = seen
        self.duration = duration
        note = FaultRules.contradiction(cell, seen)
        problems = Self.problems(cell, expected, seen, hint)
    }

    private static func problems(
        _ cell: FaultCell, _ expected: FaultEnding, _ seen: FaultEnding, _ hint: String?
    ) -> [String] {
        guard let report = seen.report else { return ["it hangs"] }
        var problems: [String] = []
        func compare<Value: Equatable>(_ what: String, _ seen: Value, _ expected: Value) {
            if seen != expected { problems.append("\(what): \(seen) where the rules have \(expected)") }
        }
        compare("reported", "\(report)", expected.report.map { "\($0)" } ?? "")
        compare("attempts", seen.attempts, expected.attempts)
        compare("requests that arrived", seen.requests, expected.requests)
        compare("changes of state", seen.changes, expected.changes)
        if seen.attempts != seen.requests {
            problems.append("\(seen.attempts) attempts are reported and \(seen.requests) requests arrived")
        }
        problems += FaultRules.broken(cell, report, seen)
        if case .error(let kind, _) = report, kind != .unsupported, hint?.isEmpty != false {
            problems.append("the error has no hint")
        }
        return problems
    }
}
