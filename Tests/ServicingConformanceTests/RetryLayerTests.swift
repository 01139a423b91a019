import Servicing
import ServicingConformance
import ServicingHTTP
import Testing

/// There is one layer that repeats: what the mock's journal counts is what receipt and error count, whatever goes wrong.
@Suite("What is sent again is counted")
struct RetryLayerTests {
    private static let retry = RetryPolicy(firstPause: .milliseconds(1), tryTimeout: .milliseconds(300))

    private static let harnesses: [any ConformanceHarness] = [
        FinosuHarness(retry: retry), CanopyHarness(retry: retry), BankLingoHarness(retry: retry),
        KordevHarness(retry: retry),
    ]

    private static let faults: [ConformanceFault] =
        [400, 401, 403, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504, 302].map { .status($0) } + [
            .lostAnswer, .silence, .body("{"), .body(#"{"success":false}"#),
        ]

    @Test("by the mock as by the receipt, for every operation and fault", arguments: Door.allCases)
    func journal(door: Door) async throws {
        for harness in Self.harnesses {
            for scenario in harness.scenarios {
                for fault in Self.faults {
                    try await check(harness, scenario, fault, door)
                }
            }
        }
    }

    private func check(
        _ harness: any ConformanceHarness, _ scenario: ConformanceScenario, _ fault: ConformanceFault, _ which: Door
    ) async throws {
        let door = try await which.open()
        let servicer = try harness.servicer(at: door, authentication: .good)
        door.inject(fault)
        let result = await perform(scenario, by: servicer)
        let arrived = door.deliveries()
        await door.close()
        let name = (try? result.get().operation) ?? result.error?.operation
        let contract = try #require(servicer.operations.first { $0.name == name })
        let passes: Set<ConformanceFault> = [
            .status(408), .status(429), .status(500), .status(502), .status(503), .status(504), .lostAnswer, .silence,
        ]
        // A 429 that the document names is a refusal to look at the request: what moves no money follows it in any case.
        let follows429 = fault == .status(429) && contract.documentedErrors.contains(429) && !contract.movesMoney
        let isSentAgain = contract.repeatability.isRepeatable && passes.contains(fault) || follows429
        let what: Comment = "\(servicer.provider) \(scenario.instruction.name) with \(fault)"

        switch result {
        case .success(let receipt):
            #expect(receipt.attempts == arrived, what)
            #expect(isSentAgain && arrived == 2, what)
            #expect(receipt.history.count == 2, what)
            if fault == .lostAnswer || fault == .silence, scenario.repeated == .refusal(.conflict) {
                #expect(receipt.outcome == .alreadyApplied, what)
                #expect(!receipt.evidence.isEmpty, what)
            }
        case .failure(let error):
            #expect(error.attempts == arrived, what)
            #expect(arrived == 1, what)
        }
        #expect((arrived == 2) == isSentAgain, what)
    }

    private func perform(
        _ scenario: ConformanceScenario, by servicer: any Servicer
    ) async -> Result<Receipt, ServicingError> {
        do throws(ServicingError) {
            let gateway = try Gateway([servicer])
            let options = PlanOptions(accepting: scenario.accepting)
            return .success(
                try await scenario.instruction.perform(at: servicer.provider, of: gateway, options: options))
        } catch {
            return .failure(error)
        }
    }
}

extension Result {
    fileprivate var error: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
