import ExactJSON
import Foundation
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The command after an unknown outcome")
struct ReconcileCommandTests {
    private static let token = ["SERVICING_BEARER_TOKEN": "demo-access-token"]
    private static let close = [
        "canopy", "set-account-status", "--account", "31mNprzLd2bKl6koVna68ARM", "--status", "CLOSED",
    ]
    private static let payOff = [
        "banklingo", "initiate-pay-off", "--loan", "LN-12345", "--pay-off-date", "2099-12-01T00:00:00Z",
        "--payment-account", "ACC-67890", "--notes", "private words",
    ]

    @Test(
        "is named by the call whose outcome is unknown, and reads back whether it took place", arguments: [true, false])
    func readBack(isCommitted: Bool) async throws {
        let world = MockWorld()
        world.inject(
            Fault(
                isCommitted ? .afterCommit : .beforeCommit, [.cut(afterBytes: 0, .closed)],
                operation: "set-account-status"))
        let server = try MockServer.start(handler: world)
        let address = ["--base-url", server.baseURL]
        let call = try await CommandRun.run(["call"] + Self.close + address, environment: Self.token)
        #expect(call.status == 5)
        let sent = world.journal.total
        #expect(call.errors.contains("servicing reconcile canopy set-account-status"))
        let run = try await CommandRun.run(["reconcile"] + Self.close + address, environment: Self.token)
        #expect(run.status == (isCommitted ? 0 : 1), "\(run.errors)")
        #expect(run.output.hasPrefix(isCommitted ? "in effect: " : "not in effect: "))
        #expect(run.output.contains("evidence: account 31mNprzLd2bKl6koVna68ARM"))
        let json = try await CommandRun.run(["reconcile"] + Self.close + address + ["--json"], environment: Self.token)
        await server.stop()
        #expect(json.json?["reconciliation"] == (isCommitted ? "inEffect" : "notInEffect"))
        #expect(json.json?["receipt"]?["outcome"] == (isCommitted ? "alreadyApplied" : "unknown"))
        #expect(world.journal.entries.dropFirst(sent).allSatisfy { $0.method == .get })
    }

    @Test("ends with a note to the provider's support where no read tells, and sends nothing")
    func note() async throws {
        let since = ["--since", "2026-11-21T16:00:00Z"]
        let run = try await CommandRun.run(["reconcile"] + Self.payOff + since)
        #expect(run.status == 5, "\(run.errors)")
        #expect(
            run.output.contains(
                "Subject: banklingo initiate-pay-off (loan LN-12345, paid from account ACC-67890): what became of a request?"
            ))
        #expect(run.output.contains("between 2026-11-21T16:00:00Z and "))
        #expect(run.output.contains("POST https://api.example.com/api/bpm/cmd"))
        #expect(!run.output.contains("private words"))
        let json = try await CommandRun.run(["reconcile"] + Self.payOff + ["--json"])
        #expect(json.status == 5)
        #expect(json.json?["reconciliation"] == "unsettled")
        let text = try #require(json.json?["supportNote"]?["text"]?.string)
        // When it was sent is not known, so that nothing is said about it.
        #expect(!text.contains("time: "))
        #expect(!text.contains("private words"))
    }

    @Test(
        "ends with 2 for words that no call could have had, and reads nothing",
        arguments: [
            (["canopy", "set-account-status", "--account", "A", "--status", "GONE"], "ACTIVE"),
            (["canopy", "list-products"], "changes nothing"), (["canopy"], "needs an operation"),
            (close + ["--since", "yesterday"], "--since"), (close + ["--plan"], "unknown option"),
        ])
    func badWords(words: [String], expected: String) async throws {
        let world = MockWorld()
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(
            ["reconcile"] + words + ["--base-url", server.baseURL], environment: Self.token)
        await server.stop()
        #expect(run.status == 2)
        #expect(run.errors.contains(expected), "\(run.errors)")
        #expect(world.journal.total == 0)
    }

    @Test("ends with the error of the read that failed")
    func failed() async throws {
        let run = try await CommandRun.run(
            ["reconcile"] + Self.close + ["--base-url", "http://127.0.0.1:1", "--json"], environment: Self.token)
        #expect(run.status == 4)
        #expect(run.json?["error"]?["effect"] == "notSent")
    }
}
