import ExactJSON
import Foundation
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The command")
struct CommandTests {
    private static let credentials = [
        "SERVICING_API_KEY": "demo-api-key", "SERVICING_BEARER_TOKEN": "demo-access-token",
        "SERVICING_TENANT_ID": "demo-tenant",
    ]

    private static let examples: [[String]] = [
        ["finosu", "cancel-servicing", "--customer", "CUST-12345", "--reason", "PAID_OFF"],
        ["canopy", "set-account-status", "--account", "can_52322", "--status", "CLOSED", "--substatus", "DECEASED"],
        [
            "banklingo", "initiate-pay-off", "--loan", "LN-12345", "--pay-off-date", "2099-12-01T00:00:00Z",
            "--payment-account", "ACC-67890", "--include-prepayment-penalty", "--notes", "private words",
        ],
        ["kordev", "cancel-loan", "--borrower", "BRW-1001", "--loan", "LOAN-2001", "--request-id", "r-1"],
    ]

    @Test("demonstrates every documented example and error, none different from its document")
    func demo() async throws {
        let run = try await CommandRun.run(["demo", "--json"])
        #expect(run.status == 0)
        #expect(run.json?["different"] == 0)
        let cases = try #require(run.json?["cases"]?.array)
        for provider in ["finosu", "canopy", "banklingo", "kordev"] {
            #expect(cases.count { $0["provider"] == .string(provider) } >= 5)
        }
    }

    @Test("arranges no answer that the mock's own state gives")
    func demoArrangesLittle() async throws {
        let run = try await CommandRun.run(["demo", "--json"])
        let cases = try #require(run.json?["cases"]?.array)
        let arranged = cases.filter { $0["case"]?.string?.contains("(arranged)") == true }
        #expect(
            arranged.map { [$0["provider"]?.string, ($0["case"]?.string?.prefix(3)).map(String.init)] } == [
                ["finosu", "400"], ["finosu", "500"], ["kordev", "500"],
            ])
        for status in ["403", "429"] {
            #expect(
                cases.contains {
                    $0["provider"] == "canopy" && $0["case"]?.string?.hasPrefix(status) == true
                        && $0["exchange"]?.string?.hasSuffix(" " + status) == true
                })
        }
    }

    @Test("calls each provider's operation and ends with 0", arguments: examples)
    func calls(words: [String]) async throws {
        let server = try MockServer.start(handler: MockWorld())
        let run = try await CommandRun.run(
            ["call"] + words + ["--base-url", server.baseURL, "--json"], environment: Self.credentials)
        await server.stop()
        #expect(run.status == 0, "\(run.output)")
        #expect(run.json?["outcome"] == (words[0] == "banklingo" ? "accepted" : "applied"))
        #expect(run.json?["native"]?.object != nil)
        let instruction = try #require(run.json?["instruction"]?.object)
        #expect(instruction[words[2].dropFirst(2).description] == .string(words[3]))
        #expect(instruction["notes"] == (words[0] == "banklingo" ? "***" : nil))
        #expect(!run.output.contains("private words"))
    }

    @Test(
        "plans each provider's operation without credentials, and shows neither secrets nor private words",
        arguments: examples)
    func plans(words: [String]) async throws {
        let run = try await CommandRun.run(["call"] + words + ["--plan", "--json"], environment: Self.credentials)
        #expect(run.status == 0)
        #expect(run.json?["plan"]?["request"]?["method"]?.string != nil)
        let bare = try await CommandRun.run(["call"] + words + ["--plan"])
        #expect(bare.status == 0)
        for text in [run.output, bare.output] {
            #expect(!text.contains("demo-api-key") && !text.contains("demo-access-token"))
            #expect(!text.contains("private words"))
        }
    }

    @Test(
        "ends with 2 for bad usage or input, sends nothing, and says what is allowed",
        arguments: [
            (["finosu", "cancel-servicing"], "--customer"),
            (["finosu", "cancel-servicing", "--customer", ""], "customer"),
            (["finosu", "cancel-servicing", "--customer", "a\r\nb"], "control character"),
            (["finosu", "cancel-servicing", "--customer", "C", "--reason", "paid_off"], "PAID_OFF"),
            (["finosu", "cancel-servicing", "--customer", "C", "--loan", "L"], "does not take --loan"),
            (["finosu", "cancel-servicing", "--custmer", "C"], "did you mean --customer"),
            (["finosu", "cancel-servicin", "--customer", "C"], "did you mean cancel-servicing"),
            (["finosu", "cancel-servicing", "--customer", "C", "--customer", "D"], "twice"),
            (["finosu", "cancel-servicing", "--customer", "C", "--timeout", "soon"], "seconds"),
            (["finosu", "cancel-servicing", "--customer", "C", "stray"], "option's name"),
            (["finosu", "cancel-servicing", "--customer"], "needs a value"),
            (
                [
                    "banklingo", "initiate-pay-off", "--loan", "L", "--pay-off-date", "2026-12-01", "--payment-account",
                    "A",
                ], "offset"
            ),
            (["kordev", "cancel-loan", "--borrower", "B", "--loan", "L", "--migration"], "occurred_on"),
            (["kordev", "cancel-loan", "--borrower", "B", "--loan", "L", "--migration=maybe"], "true"),
            (["canopy", "set-account-status", "--account", "A", "--status", "GONE"], "ACTIVE"),
            (["nobody"], "finosu"),
            ([], "provider"),
        ])
    func badInput(words: [String], expected: String) async throws {
        let world = MockWorld()
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(
            ["call"] + words + ["--base-url", server.baseURL], environment: Self.credentials)
        await server.stop()
        #expect(run.status == 2)
        #expect(run.errors.contains(expected), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(world.journal.total == 0)
    }

    @Test(
        "answers bad usage with one JSON object where JSON is asked for",
        arguments: [
            ["call", "--json"], ["call", "nobody", "--json"],
            ["call", "finosu", "cancel-servicing", "--json", "--custmer", "C"],
            ["call", "finosu", "cancel-servicing", "--json=true", "--customer", "C", "stray"],
            ["demo", "--json", "stray"], ["providers", "stray", "--json"], ["mock", "--json"], ["cal", "--json"],
        ])
    func badUsageAsJSON(words: [String]) async throws {
        let run = try await CommandRun.run(words)
        #expect(run.status == 2)
        #expect(run.json?["error"]?["kind"] == "invalidRequest")
        #expect(run.json?["error"]?["effect"] == "notSent")
        #expect(run.json?["error"]?["message"]?.string?.isEmpty == false)
        #expect(run.errors.isEmpty)
    }

    @Test("answers bad usage in words where JSON is declined", arguments: [["--json", "false"], ["--json=false"]])
    func badUsageDeclinesJSON(words: [String]) async throws {
        let run = try await CommandRun.run(["call", "nobody"] + words)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("finosu"))
    }

    @Test(
        "refuses a base URL that it may not send to",
        arguments: [
            "http://example.com", "ftp://x", "https://u:p@x", "https://x?y", "x", "https://x:0",
            "http://127.0.0.1:99999",
        ])
    func badBaseURL(text: String) async throws {
        let run = try await CommandRun.run(
            ["call"] + Self.examples[0] + ["--base-url", text, "--json"], environment: Self.credentials)
        #expect(run.status == 2)
        #expect(run.json?["error"]?["effect"] == "notSent")
    }

    @Test("ends with 2 where a credential is missing, and names its variable")
    func missingCredential() async throws {
        let run = try await CommandRun.run(["call"] + Self.examples[0] + ["--base-url", "http://127.0.0.1:1"])
        #expect(run.status == 2)
        #expect(run.errors.contains("SERVICING_API_KEY"))
    }

    @Test("takes a provider's own credential before the common one")
    func ownCredential() async throws {
        let server = try MockServer.start(handler: MockWorld())
        let run = try await CommandRun.run(
            ["call"] + Self.examples[0] + ["--base-url", server.baseURL],
            environment: ["SERVICING_API_KEY": "wrong", "SERVICING_FINOSU_API_KEY": "demo-api-key"])
        await server.stop()
        #expect(run.status == 0)
    }

    @Test(
        "sends Kordev a bearer token or a key of its own, and no other provider's key",
        arguments: [
            ([:], []),
            (["SERVICING_API_KEY": "demo-api-key", "SERVICING_FINOSU_API_KEY": "demo-api-key"], []),
            (["SERVICING_API_KEY": "k", "SERVICING_BEARER_TOKEN": "demo-access-token"], ["authorization"]),
            (["SERVICING_KORDEV_BEARER_TOKEN": "demo-access-token"], ["authorization"]),
            (["SERVICING_KORDEV_BEARER_TOKEN": "", "SERVICING_BEARER_TOKEN": "t"], []),
            (["SERVICING_KORDEV_API_KEY": "demo-api-key"], ["x-api-key"]),
            (["SERVICING_KORDEV_API_KEY": "demo-api-key", "SERVICING_BEARER_TOKEN": "t"], ["x-api-key"]),
        ] as [([String: String], [String])])
    func kordevCredentials(environment: [String: String], expected: [String]) async throws {
        let world = MockWorld()
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(
            ["call"] + Self.examples[3] + ["--base-url", server.baseURL], environment: environment)
        await server.stop()
        #expect(run.status == 0, "\(run.errors)")
        let names = try #require(world.journal.entries.first).requestHeaders.fields.map { $0.name.lowercased() }
        #expect(names.filter { ["authorization", "x-api-key", "x-tenant-id"].contains($0) } == expected)
    }

    @Test("ends with 3 where the provider refuses")
    func refused() async throws {
        let server = try MockServer.start(handler: MockWorld())
        let run = try await CommandRun.run(
            ["call", "kordev", "cancel-loan", "--borrower", "BRW-1001", "--loan", "LOAN-2002", "--json"]
                + ["--base-url", server.baseURL])
        await server.stop()
        #expect(run.status == 3)
        #expect(run.json?["error"]?["kind"] == "conflict")
        #expect(run.json?["error"]?["effect"] == "refused")
        #expect(run.json?["error"]?["providerCode"]?.string != nil)
    }

    @Test("ends with 4 where nothing could be sent")
    func notSent() async throws {
        let run = try await CommandRun.run(
            ["call"] + Self.examples[3] + ["--base-url", "http://127.0.0.1:1", "--json"])
        #expect(run.status == 4)
        #expect(run.json?["error"]?["kind"] == "transport")
        #expect(run.json?["error"]?["effect"] == "notSent")
        #expect(run.json?["error"]?["attempts"] == 0)
    }

    @Test(
        "ends with 5 where it may have been applied",
        arguments: [
            [Fault.Effect.cut(afterBytes: 0, .silence)], [.cut(afterBytes: 0, .closed)], [.cut(afterBytes: 0, .reset)],
            [.cut(afterBytes: 150, .closed)], [.status(503)],
            [.body(Array("<html>".utf8), contentType: "text/html")],
        ])
    func mayHaveApplied(effects: [Fault.Effect]) async throws {
        let world = MockWorld()
        world.inject(Fault(.afterCommit, effects))
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(
            ["call"] + Self.examples[2] + ["--base-url", server.baseURL, "--timeout", "1.5", "--json"],
            environment: Self.credentials)
        await server.stop()
        #expect(run.status == 5, "\(run.output)")
        #expect(run.json?["error"]?["effect"] == "mayHaveApplied")
        #expect(run.json?["error"]?["outcome"] == "unknown")
        #expect(world.journal.total == 1)
    }

    @Test("serves the mock until a signal, and then ends with 0", arguments: [SIGTERM, SIGINT])
    func mock(signal: Int32) async throws {
        let process = Process()
        process.executableURL = CommandRun.executable
        process.arguments = ["mock", "--port", "0"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
            line.append(byte)
        }
        let text = String(decoding: line, as: UTF8.self)
        #expect(text.hasPrefix("listening on http://127.0.0.1:"))
        let address = String(text.dropFirst("listening on ".count))
        let run = try await CommandRun.run(["call"] + Self.examples[3] + ["--base-url", address])
        #expect(run.status == 0)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test(
        "tells about itself",
        arguments: [["help"], ["help", "call"], ["call", "--help"], ["--help"], ["help", "mock"]])
    func help(words: [String]) async throws {
        let run = try await CommandRun.run(words)
        #expect(run.status == 0)
        #expect(run.output.contains("servicing"))
    }
}
