import Servicing
import ServicingHTTP

/// The one suite that every adapter passes.
///
/// Each check runs against a provider in a fresh state, so that checks may be read one by one.
public struct ServicerConformance: Sendable {
    private let harness: any ConformanceHarness
    private let open: @Sendable () async throws -> ConformanceDoor

    /// The suite.
    ///
    /// - Parameters:
    ///   - harness: what is known of the provider.
    ///   - open: a provider in a fresh state, behind a transport.
    public init(_ harness: any ConformanceHarness, open: @escaping @Sendable () async throws -> ConformanceDoor) {
        self.harness = harness
        self.open = open
    }

    /// Runs every check.
    public func run() async throws -> ConformanceReport {
        var report = ConformanceReport()
        try await check("what it can do and what is checked are the same", &report, coverage)
        try await check("every reason of its table can be planned, and no other", &report, reasons)
        for scenario in harness.scenarios {
            let name = scenario.instruction.name
            for (title, body) in Self.checks {
                try await check("\(name): \(title)", &report) { subject, findings in
                    try await body(scenario, subject, &findings)
                }
            }
        }
        return report
    }

    typealias ScenarioCheck = @Sendable (ConformanceScenario, Subject, inout Findings) async throws -> Void

    private static let checks: [(String, ScenarioCheck)] = [
        ("planning sends nothing", planningSendsNothing),
        ("a plan survives storing, and an altered or expired one is refused", plansAreSealed),
        ("it is done once, by one delivery", doneOnce),
        ("a second time ends as its harness says", repeated),
        ("an unknown subject is refused as not found", unknownSubject),
        ("wrong credentials are refused", wrongCredentials),
        ("an odd id arrives as one segment or is refused before it is sent", oddIdentifiers),
        ("a lost answer may have applied, and is not sent again", lostAnswer),
        ("a provider that stays silent ends at the deadline as may have applied", silence),
        ("a cancelled task ends at once as may have applied", cancellation),
        ("5xx may have applied, 408 too", serverFailures),
        ("4xx are refusals of their kind", refusals),
        ("a 2xx that can't be understood may have applied", unreadable),
        ("a 2xx that says no is a refusal", refusalInSuccess),
        ("nothing that is printed holds a secret", printing),
    ]

    /// A provider in a fresh state with its adapter.
    struct Subject: Sendable {
        let harness: any ConformanceHarness
        let door: ConformanceDoor
        let servicer: any Servicer
        let gateway: Gateway

        var provider: ProviderID { servicer.provider }

        func perform(
            _ scenario: ConformanceScenario, timeout: Duration = .seconds(20)
        ) async -> Result<Receipt, ServicingError> {
            await perform(scenario.instruction, accepting: scenario.accepting, timeout: timeout)
        }

        func perform(
            _ instruction: UnifiedInstruction, accepting: Set<String>, timeout: Duration = .seconds(20)
        ) async -> Result<Receipt, ServicingError> {
            do {
                return .success(
                    try await instruction.perform(
                        at: provider, of: gateway, options: PlanOptions(accepting: accepting, timeout: timeout)))
            } catch {
                return .failure(error)
            }
        }
    }

    private func check(
        _ name: String, _ report: inout ConformanceReport,
        _ body: @Sendable (Subject, inout Findings) async throws -> Void
    ) async throws {
        let door = try await open()
        var findings = Findings()
        do {
            let servicer = try harness.servicer(at: door, authentication: .good)
            let subject = Subject(
                harness: harness, door: door, servicer: servicer, gateway: try Gateway([servicer]))
            try await body(subject, &findings)
        } catch {
            findings.fail("ended with \(error)")
        }
        await door.close()
        report.add(name, findings.failures)
    }
}

extension Result where Failure == ServicingError {
    var error: ServicingError? {
        if case .failure(let error) = self { error } else { nil }
    }
}
