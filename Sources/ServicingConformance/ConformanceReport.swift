import Servicing

/// What the suite found.
public struct ConformanceReport: Sendable, CustomStringConvertible {
    /// One check, and what was wrong.
    public struct Check: Sendable, Hashable {
        /// What was checked, as a sentence.
        public let name: String
        /// What was wrong; empty where nothing was.
        public let failures: [String]
    }

    /// Every check that ran, in order.
    public private(set) var checks: [Check] = []

    /// What was wrong, a line each.
    public var failures: [String] {
        checks.flatMap { check in check.failures.map { "\(check.name): \($0)" } }
    }

    /// Every check, and what was wrong.
    public var description: String {
        checks.map { check in
            check.failures.isEmpty
                ? "ok    \(check.name)"
                : "FAIL  \(check.name)\n" + check.failures.map { "      \($0)" }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    mutating func add(_ name: String, _ failures: [String]) {
        checks.append(Check(name: name, failures: failures))
    }
}

/// Collects what is wrong within one check.
struct Findings {
    private(set) var failures: [String] = []

    mutating func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
        if !condition { failures.append(message()) }
    }

    mutating func fail(_ message: String) { failures.append(message) }

    /// An error of a certain kind and effect.
    mutating func expect(
        _ error: ServicingError?, _ kinds: Set<ServicingError.Kind>, _ effect: ServicingError.Effect, _ what: String
    ) {
        guard let error else { return fail("\(what) ended without an error") }
        expect(
            kinds.contains(error.kind) && error.effect == effect,
            "\(what) ended as \(error.kind.rawValue)/\(error.effect.rawValue), expected "
                + "\(kinds.map(\.rawValue).sorted().joined(separator: " or "))/\(effect.rawValue)")
    }
}
