import ExactJSON
import Foundation
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The command's connection")
struct ConnectionCommandTests {
    private static let cancel = ["call", "finosu", "cancel-servicing", "--customer", "CUST-12345"]
    private static let payOff = [
        "call", "banklingo", "initiate-pay-off", "--loan", "LN-12345", "--pay-off-date", "2099-12-01T00:00:00Z",
        "--payment-account", "ACC-67890",
    ]
    private static let read = ["call", "canopy", "list-api-users"]
    private static let credentials = [
        "SERVICING_API_KEY": "demo-api-key", "SERVICING_BEARER_TOKEN": "demo-access-token",
        "SERVICING_TENANT_ID": "demo-tenant",
    ]

    // MARK: Bad input

    @Test(
        "refuses a base URL with user info, query, fragment, another scheme, a bad port or a space, and sends nothing",
        arguments: [
            "https://u:p4ssw0rd@h", "https://h?q", "https://h#f", "ftp://h", "https://h:0", "https://h:65536",
            "https://h:x", "https://h h", "https://h/a b", " https://h", "h", "https://", "http://h",
        ])
    func badBaseURL(text: String) async throws {
        for command in [Self.cancel, ["verify-credentials", "canopy"], ["reconcile", "canopy", "set-account-status"]] {
            let more = command[0] == "reconcile" ? ["--account", "A", "--status", "CLOSED"] : []
            let run = try await CommandRun.run(
                command + more + ["--base-url", text, "--json"], environment: Self.credentials)
            #expect(run.status == 2, "\(command)")
            #expect(run.json?["error"]?["effect"] == "notSent")
            #expect(run.json?["error"]?["problems"]?[0]?["field"] == "--base-url")
            #expect(!run.output.contains("p4ssw0rd"))
        }
    }

    @Test("names every file and value that can't be used, all of them at once")
    func badOptions() async throws {
        for command in [Self.cancel, ["verify-credentials", "canopy"], Self.read] {
            let run = try await CommandRun.run(
                command + [
                    "--base-url", "https://127.0.0.1:1", "--ca-file", "/no/such/ca.pem", "--client-cert",
                    "/no/such/client.pem", "--pin-key", "sha256//short", "--proxy", "gopher://p", "--json",
                ], environment: Self.credentials)
            #expect(run.status == 2)
            let problems = try #require(run.json?["error"]?["problems"]?.array)
            #expect(
                problems.compactMap { $0["field"]?.string } == ["--ca-file", "--client-cert", "--pin-key", "--proxy"])
            #expect(problems[0]["problem"]?.string?.contains("'/no/such/ca.pem' can't be read") == true)
        }
    }

    @Test(
        "refuses numbers that are none or out of range",
        arguments: [
            ("--retries", "-1"), ("--retries", "two"), ("--retries", "101"), ("--max-response-bytes", "0"),
            ("--max-response-bytes", "1k"), ("--trace", "maybe"), ("--client-key", "k.pem"),
        ])
    func badNumbers(option: String, value: String) async throws {
        let words = option == "--trace" ? ["--trace=\(value)"] : [option, value]
        let run = try await CommandRun.run(
            Self.cancel + ["--base-url", "https://127.0.0.1:1", "--json"] + words, environment: Self.credentials)
        #expect(run.status == 2)
        #expect(run.json?["error"]?["problems"]?[0]?["field"] == .string(option))
    }

    @Test("a bulk run takes the same options, and names what can't be used")
    func bulk() async throws {
        let rows = FileManager.default.temporaryDirectory.appending(path: "rows-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: rows) }
        try Data("id,provider,operation,customer,reason\n1,finosu,cancel-servicing,CUST-12345,PAID_OFF\n".utf8)
            .write(to: rows)
        for (option, value) in [("--ca-file", "/no/such/ca.pem"), ("--retries", "-1"), ("--proxy", "x y")] {
            let run = try await CommandRun.run(
                ["bulk", "run", rows.path, "--journal", rows.path + ".j", "--base-url", "https://127.0.0.1:1"]
                    + [option, value], environment: Self.credentials)
            #expect(run.status == 2)
            #expect(run.errors.contains(option), "\(run.errors)")
        }
    }

    // MARK: Nothing was sent

    @Test(
        "ends with 4 and nothing sent where the host is unknown or the connection is refused",
        arguments: ["https://nowhere.invalid", "https://127.0.0.1:1", "http://127.0.0.1:1"])
    func unreachable(url: String) async throws {
        let run = try await CommandRun.run(
            Self.payOff + ["--base-url", url, "--retries", "1", "--json"], environment: Self.credentials)
        #expect(run.status == 4)
        #expect(run.json?["error"]?["kind"] == "transport")
        #expect(run.json?["error"]?["effect"] == "notSent")
        #expect(run.json?["error"]?["attempts"] == 0)
        #expect(run.json?["error"]?["hint"]?.string?.hasPrefix("nothing was sent; check the base URL") == true)
        // What never left is tried again whatever it is, and each try is told.
        #expect(run.json?["error"]?["history"]?.array?.map { $0["mayHaveArrived"] } == [false, false])
    }

    @Test("ends with 4 and nothing sent where the TLS handshake fails", .enabled(if: TLSWorkshop.isOpen))
    func handshake() async throws {
        let workshop = try TLSWorkshop()
        let wrongPin = "sha256//" + String(repeating: "A", count: 43) + "="
        for options in [[], ["--ca-file", workshop.authority, "--pin-key", wrongPin]] {
            let run = try await CommandRun.run(
                Self.payOff + ["--base-url", "https://127.0.0.1:\(workshop.port)", "--json"] + options,
                environment: Self.credentials)
            #expect(run.status == 4, "\(run.output)")
            #expect(run.json?["error"]?["effect"] == "notSent")
            #expect(run.json?["error"]?["attempts"] == 0)
        }
    }

    @Test("trusts what --ca-file and --pin-key say", .enabled(if: TLSWorkshop.isOpen))
    func trust() async throws {
        let workshop = try TLSWorkshop()
        let other = "sha256//" + String(repeating: "A", count: 43) + "="
        for pin in [workshop.pin, other + ";" + workshop.pin] {
            let run = try await CommandRun.run(
                Self.read + [
                    "--base-url", "https://127.0.0.1:\(workshop.port)", "--ca-file", workshop.authority, "--pin-key",
                    pin, "--json",
                ], environment: Self.credentials)
            // It was asked, and answered a page that is no JSON.
            #expect(run.status == 3, "\(run.output)")
            #expect(run.json?["error"]?["kind"] == "malformedResponse")
            #expect(run.json?["error"]?["status"] == 200)
        }
    }

    @Test("shows the client's certificate to a server that asks for one", .enabled(if: TLSWorkshop.isOpen))
    func clientCertificate() async throws {
        let workshop = try TLSWorkshop(["-Verify", "1", "-verify_return_error", "-tls1_2"])
        let words = Self.read + ["--base-url", "https://127.0.0.1:\(workshop.port)", "--ca-file", workshop.authority]
        let without = try await CommandRun.run(words, environment: Self.credentials)
        #expect(without.status == 4, "\(without.errors)")
        let certificate = ["--client-cert", workshop.path("client.pem"), "--client-key", workshop.path("client.key")]
        let with = try await CommandRun.run(words + certificate, environment: Self.credentials)
        #expect(with.status == 3, "\(with.errors)")
        #expect(with.errors.contains("answered 200"))
        // Both in one file.
        let both = workshop.path("both.pem")
        let parts = try ["client.pem", "client.key"].map { try Data(contentsOf: URL(filePath: workshop.path($0))) }
        try (parts[0] + parts[1]).write(to: URL(filePath: both))
        let joined = try await CommandRun.run(words + ["--client-cert", both], environment: Self.credentials)
        #expect(joined.status == 3, "\(joined.errors)")
        // Without its key.
        let keyless = try await CommandRun.run(
            words + ["--client-cert", workshop.path("client.pem")], environment: Self.credentials)
        #expect(keyless.status == 2)
        #expect(keyless.errors.contains("client.pem' holds no"))
    }

    // MARK: Proxies

    @Test("tells a proxy nothing but where to connect", .enabled(if: TLSWorkshop.isOpen))
    func tunnel() async throws {
        let workshop = try TLSWorkshop()
        let proxy = try RecordingProxy()
        let run = try await CommandRun.run(
            Self.read + [
                "--base-url", "https://127.0.0.1:\(workshop.port)", "--ca-file", workshop.authority, "--proxy",
                "http://127.0.0.1:\(proxy.port)", "--trace",
            ], environment: Self.credentials)
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.errors.contains("< HTTP/1.0 200"))
        let seen = proxy.bytes
        #expect(seen.hasPrefix("CONNECT 127.0.0.1:\(workshop.port) HTTP/1.1\r\n"))
        for word in ["demo-access-token", "Bearer", "Authorization", "api_users", "traceparent"] {
            #expect(!seen.contains(word))
        }
    }

    @Test("ends with 4 and nothing sent where the proxy refuses", arguments: ["403 Forbidden", "407 Who", "502 Bad"])
    func proxyRefuses(answer: String) async throws {
        let proxy = try RecordingProxy(answer)
        let run = try await CommandRun.run(
            Self.payOff + [
                "--base-url", "https://provider.example", "--proxy", "http://user:hunter2@127.0.0.1:\(proxy.port)",
                "--retries", "0", "--json",
            ], environment: Self.credentials)
        #expect(run.status == 4, "\(run.output)")
        #expect(run.json?["error"]?["effect"] == "notSent")
        #expect(run.json?["error"]?["hint"]?.string?.contains("check the proxy's address") == true)
        #expect(!run.output.contains("hunter2"))
        #expect(!proxy.bytes.contains("demo-access-token"))
        #expect(proxy.bytes.contains("CONNECT provider.example:443"))
    }

    @Test("takes the environment's proxy only where it is asked for")
    func environmentProxy() async throws {
        for name in ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
            let proxy = try RecordingProxy("403 Forbidden")
            let words = Self.payOff + ["--base-url", "https://127.0.0.1:1", "--retries", "0"]
            let environment = Self.credentials.merging([name: "http://127.0.0.1:\(proxy.port)"]) { $1 }
            let unasked = try await CommandRun.run(words, environment: environment)
            #expect(unasked.status == 4)
            #expect(proxy.bytes.isEmpty, "\(name)")
            let asked = try await CommandRun.run(words + ["--proxy", "env"], environment: environment)
            #expect(asked.status == 4)
            #expect(proxy.bytes.hasPrefix("CONNECT 127.0.0.1:1 "), "\(name)")
            let spared = try await CommandRun.run(
                words + ["--proxy", "env"], environment: environment.merging(["no_proxy": "127.0.0.1"]) { $1 })
            #expect(spared.errors.contains("no connection to https://127.0.0.1:1"), "\(spared.errors)")
        }
    }

    // MARK: Answers

    @Test("takes no larger answer than --max-response-bytes")
    func answerSize() async throws {
        let world = MockWorld()
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(
            Self.cancel + ["--base-url", server.baseURL, "--max-response-bytes", "100", "--json"],
            environment: Self.credentials)
        await server.stop()
        #expect(run.status == 5)
        #expect(run.json?["error"]?["kind"] == "malformedResponse")
        #expect(
            run.json?["error"]?["message"]?.string?.contains("larger than the cap") == true
                || run.json?["error"]?["message"]?.string?.contains("more bytes than can be taken") == true)
        #expect(world.journal.total == 1)
    }

    @Test("sends again as often as --retries says, and tells of every try", arguments: [0, 1, 2, 4])
    func retries(count: Int) async throws {
        let world = MockWorld()
        world.inject(Fault(.beforeCommit, [.status(503)]))
        let server = try MockServer.start(handler: world)
        let words = ["--base-url", server.baseURL, "--retries", String(count), "--json"]
        let run = try await CommandRun.run(Self.cancel + words, environment: Self.credentials)
        #expect(run.status == 5)
        #expect(world.journal.total == count + 1)
        #expect(run.json?["error"]?["attempts"]?.number?.text == String(count + 1))
        let history = try #require(run.json?["error"]?["history"]?.array)
        #expect(history.count == (count == 0 ? 0 : count + 1))
        #expect(history.allSatisfy { $0["status"] == 503 && $0["mayHaveArrived"] == true })
        // A pay-off is sent once, whatever is asked for.
        let payOff = try await CommandRun.run(Self.payOff + words, environment: Self.credentials)
        await server.stop()
        #expect(payOff.status == 5)
        #expect(payOff.json?["error"]?["attempts"] == 1)
        #expect(world.journal.entries(of: "banklingo", "initiate-pay-off").count == 1)
    }

    @Test("a receipt tells of the tries before it")
    func history() async throws {
        let world = MockWorld()
        world.inject(Fault(.beforeCommit, [.status(503)], turn: .nth(1)))
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(
            Self.cancel + ["--base-url", server.baseURL, "--json"], environment: Self.credentials)
        await server.stop()
        #expect(run.status == 0)
        #expect(run.json?["history"]?.array?.map { $0["status"] } == [503, 200])
        #expect(run.json?["attempts"] == 2)
    }

    // MARK: Trace and evidence

    @Test("--trace prints what goes over the wire, masked, and sends a traceparent")
    func trace() async throws {
        let world = MockWorld()
        world.inject(Fault(.beforeCommit, [.status(503)], turn: .nth(1)))
        let server = try MockServer.start(handler: world)
        let outer = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let run = try await CommandRun.run(
            Self.cancel + ["--base-url", server.baseURL, "--trace", "--json"],
            environment: Self.credentials.merging(["TRACEPARENT": outer]) { $1 })
        await server.stop()
        #expect(run.status == 0)
        #expect(run.json?["outcome"] == "applied")
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("> POST \(server.baseURL)/customers/CUST-12345/cancel-servicing") } == 2)
        #expect(
            lines.count { $0.hasPrefix("< HTTP/1.1 503") } == 1 && lines.count { $0.hasPrefix("< HTTP/1.1 200") } == 1)
        #expect(lines.contains("> X-API-Key: ***"))
        #expect(!run.errors.contains("demo-api-key"))
        let sent = world.journal.entries.compactMap { $0.requestHeaders["traceparent"] }
        #expect(sent.count == 2 && Set(sent).count == 2)
        #expect(sent.allSatisfy { $0.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") && $0 != outer })
        #expect(sent.allSatisfy { lines.contains("> traceparent: \($0)") })
    }

    @Test("sends no traceparent unless asked")
    func noTrace() async throws {
        let world = MockWorld()
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(
            Self.cancel + ["--base-url", server.baseURL], environment: Self.credentials)
        await server.stop()
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(world.journal.entries[0].requestHeaders["traceparent"] == nil)
    }

    @Test("--evidence keeps what was asked, sent and answered, for its owner alone, however the call ends")
    func evidence() async throws {
        let world = MockWorld()
        let server = try MockServer.start(handler: world)
        let file = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let words =
            Self.payOff + [
                "--notes", "for Xanthippe", "--base-url", server.baseURL, "--evidence", file.path, "--timeout", "1",
            ]
        world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .closed)]))
        let lost = try await CommandRun.run(words, environment: Self.credentials)
        #expect(lost.status == 5)
        let text = try String(contentsOf: file, encoding: .utf8)
        let evidence = try JSONValue(parsing: text)
        #expect(evidence["format"] == "servicing-evidence/1")
        #expect(evidence["outcome"] == "unknown")
        #expect(evidence["error"]?["effect"] == "mayHaveApplied")
        #expect(evidence["instruction"]?["loan"] == "LN-12345")
        #expect(evidence["plan"]?["digest"]?.string?.count == 64)
        #expect(evidence["document"]?["sha256"]?.string?.count == 64)
        #expect(!text.contains("Xanthippe") && !text.contains("demo-access-token"))
        let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(rights == 0o600)

        // Never in the place of another, and then nothing is sent.
        let again = try await CommandRun.run(words, environment: Self.credentials)
        #expect(again.status == 2)
        #expect(again.errors.contains(file.path))
        #expect(world.journal.total == 1)
        #expect(try String(contentsOf: file, encoding: .utf8) == text)

        // None is left of a call that was never made.
        try FileManager.default.removeItem(at: file)
        let invalid = try await CommandRun.run(words + ["--ca-file", "/no/such"], environment: Self.credentials)
        await server.stop()
        #expect(invalid.status == 2)
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test("--evidence has what was asked though the command is killed before the answer")
    func evidenceOfTheKilled() async throws {
        let world = MockWorld()
        world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .silence)]))
        let server = try MockServer.start(handler: world)
        let file = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try await CommandRun.run(
            Self.payOff + ["--base-url", server.baseURL, "--evidence", file.path], environment: Self.credentials
        ) { process in
            let limit = ContinuousClock.now + .seconds(30)
            while world.journal.total == 0, ContinuousClock.now < limit {
                try await Task.sleep(for: .milliseconds(10))
            }
            kill(process, SIGKILL)
        }
        await server.stop()
        #expect(run.status == SIGKILL)
        let evidence = try JSONValue(parsing: try String(contentsOf: file, encoding: .utf8))
        #expect(evidence["instruction"]?["loan"] == "LN-12345")
        #expect(evidence["plan"]?["digest"]?.string?.count == 64)
        #expect(evidence["error"]?["effect"] == "mayHaveApplied")
        #expect(evidence["error"]?["message"] == "the call had not ended when this was written")
    }

    @Test("--evidence is refused where nothing is performed, or more than one call", arguments: ["--plan", "--all"])
    func evidenceOfNothing(mode: String) async throws {
        let run = try await CommandRun.run(
            [
                "call", "canopy", "list-products", mode, "--evidence", "/no/such/file", "--base-url",
                "http://127.0.0.1:1",
            ],
            environment: Self.credentials)
        #expect(run.status == 2)
        #expect(run.errors.contains("--evidence is about one call"))
    }

    @Test(
        "every command with a connection tells of its options",
        arguments: ["call", "verify-credentials", "reconcile", "bulk"])
    func help(command: String) async throws {
        let run = try await CommandRun.run(["help", command])
        for name in ["ca-file", "client-cert", "client-key", "pin-key", "proxy", "max-response-bytes", "retries"] {
            #expect(run.output.contains("  --\(name) "), "\(name)")
        }
    }
}
