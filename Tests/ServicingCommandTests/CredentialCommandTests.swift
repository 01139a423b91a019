import ExactJSON
import Foundation
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The command and credentials")
struct CredentialCommandTests {
    private static let clientVariables = [
        "SERVICING_CANOPY_CLIENT_ID": "demo-client-id", "SERVICING_CANOPY_CLIENT_SECRET": "demo-client-secret",
    ]

    private func run(
        _ words: [String], _ environment: [String: String], prepare: (MockWorld) -> Void = { _ in }
    ) async throws -> (run: CommandRun, world: MockWorld) {
        let world = MockWorld()
        prepare(world)
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(words + ["--base-url", server.baseURL], environment: environment)
        await server.stop()
        return (run, world)
    }

    @Test(
        "verifies credentials by a read, each verdict with a status of its own",
        arguments: [
            (["SERVICING_BEARER_TOKEN": "demo-access-token"], 0, "verified"), (clientVariables, 0, "verified"),
            (["SERVICING_BEARER_TOKEN": "wrong-access-token"], 3, "rejected"),
            (clientVariables.merging(["SERVICING_CANOPY_CLIENT_SECRET": "wrong-secret"]) { $1 }, 3, "rejected"),
        ] as [([String: String], Int32, String)])
    func verdicts(environment: [String: String], status: Int32, verdict: String) async throws {
        let (run, world) = try await run(["verify-credentials", "canopy"], environment)
        #expect(run.status == status, "\(run.errors)")
        #expect(run.output.hasPrefix("canopy \(verdict)"))
        #expect(!run.output.contains("wrong-"))
        #expect(world.journal.entries.allSatisfy { $0.method == .get || $0.target == "/auth/token" })
        let (json, _) = try await self.run(["verify-credentials", "canopy", "--json"], environment)
        #expect(json.status == status)
        #expect(json.json?["credentials"] == .string(verdict))
        #expect(json.json?["reason"]?.isNull == (verdict == "verified"))
    }

    @Test("sends nothing where no document has a read that tells", arguments: ["finosu", "banklingo", "kordev"])
    func unverifiable(provider: String) async throws {
        let environment = [
            "SERVICING_API_KEY": "demo-api-key", "SERVICING_BEARER_TOKEN": "demo-access-token",
            "SERVICING_TENANT_ID": "demo-tenant",
        ]
        let (run, world) = try await run(["verify-credentials", provider], environment)
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("\(provider) unverifiable: "))
        #expect(world.journal.total == 0)
        let bare = try await CommandRun.run(["verify-credentials", provider], environment: environment)
        #expect(bare.status == 1)
        let without = try await CommandRun.run(["verify-credentials", provider], environment: [:])
        #expect(without.status == 1)
        #expect(without.output == bare.output)
    }

    @Test("does not take an outage for a rejection")
    func outage() async throws {
        let (failed, _) = try await run(
            ["verify-credentials", "canopy"], ["SERVICING_BEARER_TOKEN": "demo-access-token"]
        ) { $0.inject(Fault(.beforeCommit, [.status(503)])) }
        #expect(failed.status == 4 && !failed.output.contains("rejected"))
        let unreached = try await CommandRun.run(
            ["verify-credentials", "canopy", "--base-url", "http://127.0.0.1:1", "--json"],
            environment: ["SERVICING_BEARER_TOKEN": "demo-access-token"])
        #expect(unreached.status == 4)
        #expect(unreached.json?["error"]?["effect"] == "notSent")
    }

    @Test(
        "ends with 2 where something is missing, and says what",
        arguments: [
            ([], [:], "needs a provider"), (["nobody"], [:], "no provider of that name"),
            (["canopy", "finosu"], [:], "takes one provider"), (["canopy"], clientVariables, "--base-url"),
            (["canopy", "--base-url", "http://127.0.0.1:1"], [:], "SERVICING_CANOPY_CLIENT_ID"),
        ] as [([String], [String: String], String)])
    func missing(words: [String], environment: [String: String], expected: String) async throws {
        let run = try await CommandRun.run(["verify-credentials"] + words, environment: environment)
        #expect(run.status == 2)
        #expect(run.errors.contains(expected), "\(run.errors)")
    }

    @Test("has a token for a client's id and secret, where no token of Canopy's own is set")
    func client() async throws {
        let list = ["call", "canopy", "list-api-users"]
        let (fetched, world) = try await run(
            list, Self.clientVariables.merging(["SERVICING_BEARER_TOKEN": "other"]) { $1 })
        #expect(fetched.status == 0, "\(fetched.errors)")
        #expect(world.journal.entries.map(\.target) == ["/auth/token", "/api_users"])
        let (given, direct) = try await run(
            list, Self.clientVariables.merging(["SERVICING_CANOPY_BEARER_TOKEN": "demo-access-token"]) { $1 })
        #expect(given.status == 0)
        #expect(direct.journal.entries.map(\.target) == ["/api_users"])
    }

    @Test("names the half of a client's credentials that is missing", arguments: ["ID", "SECRET"])
    func half(given: String) async throws {
        let (run, world) = try await run(
            ["call", "canopy", "list-api-users"], ["SERVICING_CANOPY_CLIENT_\(given)": "demo-half"])
        #expect(run.status == 2)
        #expect(run.errors.contains("SERVICING_CANOPY_CLIENT_\(given == "ID" ? "SECRET" : "ID")"))
        #expect(!run.errors.contains("demo-half"))
        #expect(world.journal.total == 0)
    }

    @Test("prints what the mock accepts as the variables that calls read")
    func mockCredentials() async throws {
        let process = Process()
        process.executableURL = CommandRun.executable
        process.arguments = ["mock", "--port", "0", "--credentials", "--accounts", "3"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var text = ""
        while text.count(where: { $0 == "\n" }) < 6,
            let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty
        {
            text += String(decoding: byte, as: UTF8.self)
        }
        let lines = text.split(separator: "\n").map(String.init)
        let variables = lines.dropFirst().map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let environment = Dictionary(uniqueKeysWithValues: variables.map { ($0[0], $0[1]) })
        let address = String(try #require(lines.first).dropFirst("listening on ".count))
        let run = try await CommandRun.run(
            ["call", "canopy", "list-customer-accounts", "--all", "--base-url", address], environment: environment)
        #expect(try run.rows.count == 3)
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
    }
}
