import Servicing
import ServicingConformance
import ServicingHTTP
import TestSupport
import Testing

@Suite("Every adapter conforms")
struct ConformanceTests {
    @Test("Finosu", arguments: Door.allCases)
    func finosu(door: Door) async throws { try await conforms(FinosuHarness(), door) }

    @Test("Canopy", arguments: Door.allCases)
    func canopy(door: Door) async throws { try await conforms(CanopyHarness(), door) }

    @Test("BankLingo", arguments: Door.allCases)
    func bankLingo(door: Door) async throws { try await conforms(BankLingoHarness(), door) }

    @Test("Kordev", arguments: Door.allCases)
    func kordev(door: Door) async throws { try await conforms(KordevHarness(), door) }

    private func conforms(_ harness: any ConformanceHarness, _ door: Door) async throws {
        let report = try await ServicerConformance(harness) { try await door.open() }.run()
        #expect(report.failures.isEmpty, "\(report)")
        #expect(report.checks.count >= 2 + 15 * harness.scenarios.count)
    }
}

@Suite("The conformance suite finds")
struct ConformanceFindsTests {
    @Test("a capability that no scenario checks")
    func uncheckedCapability() async throws {
        struct Forgetful: ConformanceHarness {
            let base = FinosuHarness()
            var secret: String { base.secret }
            var refusesWrongCredentials: Bool { true }
            var scenarios: [ConformanceScenario] { Array(base.scenarios.prefix(1)) }
            func servicer(
                at door: ConformanceDoor, authentication: ConformanceAuthentication
            ) throws(ServicingError) -> any Servicer {
                try base.servicer(at: door, authentication: authentication)
            }
        }
        let report = try await ServicerConformance(Forgetful()) { try await Door.inProcess.open() }.run()
        #expect(report.failures.contains { $0.contains("it can wind-down, and no scenario checks that") })
    }

    @Test("a provider that answers differently from what its harness says, and a transport that sends twice")
    func wrongProvider() async throws {
        let report = try await ServicerConformance(KordevHarness()) {
            let transport = ScriptedTransport(200, #"{"loan_id":"LOAN-2001","request_id":"harness-1"}"#)
            return ConformanceDoor(
                transport: transport, baseURL: try BaseURL("https://mock.example"), inject: { _ in },
                deliveries: { transport.sent.count * 2 })
        }.run()
        #expect(report.failures.contains { $0.contains("it arrived 2 times") })
        #expect(report.failures.contains { $0.contains("expected conflict") })
        #expect(report.failures.contains { $0.contains("a lost answer ended without an error") })
    }
}
