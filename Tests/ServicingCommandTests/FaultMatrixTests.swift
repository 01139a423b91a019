import ExactJSON
import Servicing
import ServicingMock
import Testing

@testable import ServicingCommand

@Suite("The fault matrix")
struct FaultMatrixTests {
    @Test("is every operation under every fault over every way to it, and nothing in it is wrong")
    func everything() async throws {
        let run = try await CommandRun.run(["faults", "--json"])
        let cells = try #require(run.json?["cells"]?.array)
        for cell in cells where cell["problems"]?.array?.isEmpty != true { Issue.record("\(cell.text())") }
        #expect(run.status == 0)
        #expect(run.json?["wrong"] == 0)
        // Each one, by the lists that they come from.
        var seen: Set<[String]> = []
        for cell in cells {
            seen.insert(["provider", "operation", "fault", "transport"].compactMap { cell[$0]?.string })
            // What the mock counted is what was reported.
            #expect(cell["seen"]?["attempts"] == cell["seen"]?["requests"])
        }
        var operations = 0
        for provider in commandProviders {
            let servicer = try ProviderSession.planning(provider)
            for contract in servicer.operations {
                operations += 1
                for sample in Fault.samples {
                    for door in FaultDoor.allCases where door.meets(sample) {
                        let cell = [provider.id.rawValue, contract.name.rawValue, sample.name, door.rawValue]
                        #expect(seen.contains(cell), "\(cell)")
                    }
                }
            }
        }
        #expect(operations == 16 && Fault.samples.count > 40 && FaultDoor.allCases.count == 3)
    }

    @Test("is printed as a table, in whole or in part")
    func table() async throws {
        let run = try await CommandRun.run(["faults", "--only", "banklingo/*: status 503*"])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(
            lines.contains(
                "banklingo initiate-pay-off status 503 yes once all providerFailure (mayHaveApplied) 1 yes"),
            "\(run.output)")
        #expect(
            lines.contains("banklingo initiate-pay-off status 503 no once all providerFailure (mayHaveApplied) 1 no"))
        #expect(lines.last?.contains("0 wrong; of 12 pay-offs 0 were doubled and 0 lost") == true)
        #expect(try await CommandRun.run(["faults", "--only", "nothing"]).status == 2)
    }

    // MARK: That it would notice

    private static func sample(_ sight: Fault.Sight) throws -> Fault.Sample {
        try #require(Fault.samples.first { $0.sight == sight })
    }

    private func finding(
        of form: OperationName, by provider: any CommandProvider.Type, _ sample: Fault.Sample,
        _ placement: Fault.Placement, seen: FaultEnding, hint: String? = "find out"
    ) async throws -> [String] {
        let call = try #require(provider.calls.first { $0.name == form })
        let operation = try await FaultOperation(call, of: provider)
        let cell = FaultCell(
            operation: operation, sample: sample, placement: placement, hits: .once, door: .inProcess)
        return FaultFinding(
            cell, expected: operation.rules.ending(sample, placement, .once), seen: seen, hint: hint, duration: .zero
        ).problems
    }

    private func payOff(_ seen: FaultEnding, hint: String? = "find out") async throws -> [String] {
        try await finding(
            of: "initiate-pay-off", by: BankLingoCommand.self, Self.sample(.broken), .afterCommit, seen: seen,
            hint: hint)
    }

    private static let unknown = FaultReport.error(.outcomeUnknown, .mayHaveApplied)

    @Test("finds nothing in a lost answer that is told as unknown")
    func right() async throws {
        #expect(try await payOff(FaultEnding(report: Self.unknown, attempts: 1, requests: 1, changes: 1)).isEmpty)
    }

    @Test("notices a call that does not end")
    func hang() async throws {
        #expect(try await payOff(FaultEnding(report: nil, attempts: 0, requests: 1, changes: 1)) == ["it hangs"])
    }

    @Test("notices money that was moved twice")
    func doubled() async throws {
        let problems = try await payOff(FaultEnding(report: Self.unknown, attempts: 2, requests: 2, changes: 2))
        #expect(problems.contains("money was moved 2 times") && problems.contains("it was sent 2 times"))
    }

    @Test("notices a movement that is told as refused, as not sent, or as another kind")
    func lost() async throws {
        for (report, problem) in [
            (FaultReport.error(.outcomeUnknown, .refused), "it is told as refused, and was done"),
            (.error(.transport, .notSent), "it is told as not sent, and arrived"),
            (
                .error(.providerFailure, .mayHaveApplied),
                "reported: providerFailure (mayHaveApplied) where the rules have outcomeUnknown (mayHaveApplied)"
            ),
        ] {
            let problems = try await payOff(FaultEnding(report: report, attempts: 1, requests: 1, changes: 1))
            #expect(problems.contains(problem), "\(problems)")
        }
    }

    @Test("notices a yes to what was not done, a second delivery that is not told, and an error without a hint")
    func others() async throws {
        let yes = try await finding(
            of: "cancel-servicing", by: FinosuCommand.self, Self.sample(.broken), .beforeCommit,
            seen: FaultEnding(report: .outcome(.applied), attempts: 2, requests: 2, changes: 0))
        #expect(yes.contains("it is told as done, and was not"))
        let hidden = try await payOff(FaultEnding(report: Self.unknown, attempts: 1, requests: 2, changes: 1))
        #expect(hidden.contains("1 attempts are reported and 2 requests arrived"))
        let bare = try await payOff(
            FaultEnding(report: Self.unknown, attempts: 1, requests: 1, changes: 1), hint: nil)
        #expect(bare == ["the error has no hint"])
    }

    // MARK: The rules

    @Test("its rules send a pay-off once, whatever happens, unless it never left")
    func payOffsAreSentOnce() async throws {
        let call = try #require(BankLingoCommand.calls.first)
        let rules = try await FaultOperation(call, of: BankLingoCommand.self).rules
        for sample in Fault.samples where sample.sight != .noConnection {
            for placement in sample.placements {
                for hits in FaultHits.allCases {
                    #expect(rules.ending(sample, placement, hits).requests == 1, "\(sample)")
                }
            }
        }
    }

    @Test("its rules know Kordev's 409 after a lost answer as done before, and after a refusal as a conflict")
    func kordev() async throws {
        let call = try #require(KordevCommand.calls.first)
        let rules = try await FaultOperation(call, of: KordevCommand.self).rules
        let lost = rules.ending(try Self.sample(.broken), .afterCommit, .once)
        #expect(lost == FaultEnding(report: .outcome(.alreadyApplied), attempts: 2, requests: 2, changes: 1))
        let undone = rules.ending(try Self.sample(.broken), .beforeCommit, .once)
        #expect(undone == FaultEnding(report: .outcome(.applied), attempts: 2, requests: 2, changes: 1))
        let told = rules.ending(try Self.sample(.status(409)), .beforeCommit, .once)
        #expect(told == FaultEnding(report: .error(.conflict, .refused), attempts: 1, requests: 1, changes: 0))
    }
}
