import ExactJSON
import Foundation
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The command for recordings")
struct RecordingsCommandTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Recordings").path
    private static let credentials = ["SERVICING_API_KEY": "demo-api-key", "PATH": "/usr/local/bin:/usr/bin:/bin"]
    private static let paidOff = folder + "/finosu/cancel-servicing.paid-off.har"

    private func run(_ words: String..., environment: [String: String] = credentials) async throws -> CommandRun {
        try await CommandRun.run(["recordings"] + words, environment: environment)
    }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "recordings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }

    private func edited(_ path: String, _ old: String, _ new: String, to target: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains(old))
        try text.replacingOccurrences(of: old, with: new).write(toFile: target, atomically: true, encoding: .utf8)
    }

    @Test("lists what there is, in a table and as JSON")
    func list() async throws {
        let table = try await run("list", "--only", "finosu/*", Self.folder)
        #expect(table.status == 0)
        #expect(table.output.contains("finosu/cancel-servicing.paid-off.har          document  -"))
        let all = try await run("list", "--json", Self.folder)
        #expect(all.json?["recordings"]?.array?.count ?? 0 > 80)
        let none = try await run("list", "--only", "nobody/*", Self.folder)
        #expect(none.status == 2)
    }

    @Test("shows a recording, masking what the file does not")
    func show() async throws {
        try await withFolder { folder in
            let file = folder + "/x.har"
            try edited(Self.paidOff, #""value": "masked-1""#, #""value": "live-key-12345""#, to: file)
            let shown = try await run("show", file)
            #expect(shown.status == 0)
            #expect(shown.output.contains("POST https://api.example.com/customers/CUST-12345/cancel-servicing"))
            #expect(shown.output.contains("> X-API-Key: masked-"))
            #expect(!shown.output.contains("live-key-12345"))
        }
    }

    @Test("checks this repository's recordings and finds nothing")
    func check() async throws {
        let run = try await run("check", Self.folder)
        #expect(run.status == 0, "\(run.output)")
    }

    @Test("finds a planted secret with its file and line, and a file that does not agree with itself")
    func findings() async throws {
        try await withFolder { folder in
            let leaking = folder + "/leaking.har"
            try edited(Self.paidOff, #""value": "masked-1""#, #""value": "live-key-12345""#, to: leaking)
            let found = try await run("check", leaking, "--json")
            #expect(found.status == 1)
            let finding = try #require(found.json?["findings"]?[0])
            #expect(finding["reason"] == "does not mask the header 'x-api-key'")
            let lines = try String(contentsOfFile: leaking, encoding: .utf8).split(separator: "\n")
            let line = lines[(finding["line"]?.int ?? 1) - 1]
            #expect(line.contains("live-key-12345"))
            #expect(!found.output.contains("live-key-12345"))
            let unsound = folder + "/unsound.har"
            try edited(Self.paidOff, #""bodySize": 21"#, #""bodySize": 7"#, to: unsound)
            let edited = try await run("check", unsound)
            #expect(edited.status == 1 && edited.output.contains("does not agree with itself"))
        }
    }

    @Test("redacts into a file, in place and to standard output, so that the check finds nothing")
    func redact() async throws {
        try await withFolder { folder in
            let leaking = folder + "/leaking.har"
            try edited(Self.paidOff, #""value": "masked-1""#, #""value": "live-key-12345""#, to: leaking)
            let clean = folder + "/clean.har"
            #expect(try await run("redact", "--output", clean, leaking).status == 0)
            #expect(try await run("check", clean).status == 0)
            let printed = try await run("redact", leaking)
            #expect(try printed.output == String(contentsOfFile: clean, encoding: .utf8))
            #expect(try await run("redact", "--in-place", "--members", "loansUpdated", leaking).status == 0)
            let text = try String(contentsOfFile: leaking, encoding: .utf8)
            #expect(!text.contains("live-key-12345") && !text.contains(#"loansUpdated\":3"#))
            #expect(try await run("redact", leaking, clean).status == 2)
            #expect(try await run("redact", folder + "/none.har").status == 2)
        }
    }

    @Test("verifies this repository's recordings against the mock in this process")
    func verifyMock() async throws {
        let run = try await run("verify", "--against", "mock", Self.folder)
        #expect(run.status == 0, "\(run.output)")
    }

    @Test("tells drift by tiers and paths, and passes where there is none")
    func verifyServer() async throws {
        let server = try MockServer.start(handler: MockWorld())
        try await withFolder { folder in
            let same = try await run("verify", "--against", server.baseURL, Self.paidOff)
            #expect(same.status == 0, "\(same.output)")
            let drifted = folder + "/drifted.har"
            try edited(Self.paidOff, #"\"loansUpdated\":3"#, #"\"loansUpdated\":\"3\",\"gone\":1"#, to: drifted)
            let run = try await run("verify", "--against", server.baseURL, "--json", drifted)
            #expect(run.status == 1)
            let findings = try #require(run.json?["recordings"]?[0]?["findings"]?.array)
            #expect(findings.map { $0["path"] } == ["body.loansUpdated", "body.gone"])
            #expect(findings.map { $0["tier"] } == ["error", "warning"])
        }
        await server.stop()
    }

    @Test("does not call it drift where there is no credential or no server, and ends with 4")
    func couldNotCheck() async throws {
        let free = try MockServer.start(handler: MockWorld())
        await free.stop()
        let absent = try await run("verify", "--against", free.baseURL, "--json", Self.paidOff)
        #expect(absent.status == 4)
        #expect(absent.json?["recordings"]?[0]?["findings"]?[0]?["kind"] == "couldNotCheck")
        let without = try await run("verify", "--against", free.baseURL, Self.paidOff, environment: [:])
        #expect(without.status == 4 && without.output.contains("no credential for the slot 'x-api-key'"))
    }

    @Test("fails by its name where a state is not known")
    func unknownState() async throws {
        let run = try await run(
            "verify", "--against", "http://127.0.0.1:9", Self.folder + "/finosu/cancel-servicing.server-error.har")
        #expect(run.status == 1)
        #expect(run.output.contains("the state 'provider-failure'"))
    }

    @Test("records what a command sends, masked, so that it replays and verifies")
    func record() async throws {
        try await withFolder { folder in
            let file = folder + "/finosu/cancel-servicing.recorded.har"
            let recorded = try await run(
                "record", "--upstream", "mock", "--to", file, "--", CommandRun.executable.path, "call", "finosu",
                "cancel-servicing", "--customer", "CUST-12345", "--reason", "PAID_OFF", "--base-url", "{url}")
            #expect(recorded.status == 0, "\(recorded.errors)")
            #expect(recorded.output.hasPrefix("applied: finosu cancel-servicing"))
            #expect(try !String(contentsOfFile: file, encoding: .utf8).contains("demo-api-key"))
            #expect(try await run("check", folder).status == 0)
            let verified = try await run("verify", "--against", "mock", "--by", "value", file)
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    @Test("records requests that come at once as they come, with chunks and trailers, and gives them out in any order")
    func recordAtOnce() async throws {
        try await withFolder { folder in
            // Answers nobody before both are there.
            let upstream = try MockServer.start(handler: Pair())
            let file = folder + "/p/o.har"
            let script =
                "curl -s {url}/a > \(folder)/a & curl -s --compressed {url}/b > \(folder)/b & wait; cat \(folder)/[ab]"
            let recorded = try await run(
                "record", "--upstream", upstream.baseURL, "--to", file, "--", "sh", "-c", script)
            #expect(recorded.status == 0, "\(recorded.errors)")
            #expect(recorded.output.contains("/a") && recorded.output.contains("/b"))
            await upstream.stop()
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.contains("_chunks") && text.contains("_trailers") && text.contains("X-Total"))
            // Without the upstream, in the other order.
            let again = try await run(
                "record", "--upstream", upstream.baseURL, "--to", file, "--mode", "replayOnly", "--order", "any", "--",
                "sh", "-c", "curl -sv --raw {url}/b && curl -s {url}/a")
            #expect(again.status == 0, "\(again.errors)")
            #expect(again.output.contains("1\r\n/\r\n"), "\(again.output)")
            #expect(again.output.contains("X-Total: 2"))
        }
    }

    @Test("gives the command its own environment, and ends with 1 where it fails or sends nothing")
    func recordFailures() async throws {
        try await withFolder { folder in
            let file = folder + "/p/o.har"
            let failing = try await run(
                "record", "--upstream", "mock", "--to", file, "--variable", "TARGET", "--json", "--", "sh", "-c",
                "case $TARGET in http://127.0.0.1:*) exit 7;; *) exit 8;; esac")
            #expect(failing.status == 1)
            let problems = try #require(failing.json?["problems"]?.array)
            #expect(problems == ["the command ended with 7", "no request came, so nothing was recorded"])
            #expect(!FileManager.default.fileExists(atPath: file))
            let missing = try await run("record", "--upstream", "mock", "--to", file, "--", "no-such-command-here")
            #expect(missing.status == 1 && missing.errors.contains("could not be started"))
        }
    }

    @Test("passes a signal on to the command that it runs, and tells how that ended")
    func recordSignal() async throws {
        try await withFolder { folder in
            let run = try await run(
                "record", "--upstream", "mock", "--to", folder + "/p/o.har", "--", "sh", "-c",
                "kill -TERM $PPID; exec sleep 50")
            #expect(run.status == 1 && run.errors.contains("the command was ended by signal 15"))
        }
    }

    @Test("makes no recording where CI is set")
    func recordInCI() async throws {
        try await withFolder { folder in
            let run = try await run(
                "record", "--upstream", "mock", "--to", folder + "/p/o.har", "--", "true", environment: ["CI": "true"])
            #expect(run.status == 2 && run.errors.contains("SERVICING_RECORDINGS=recordMissing"))
        }
    }

    @Test(
        "refuses what it can't understand, and ends with 2",
        arguments: [
            [], ["lsit"], ["verify"], ["verify", "--against", "nowhere"],
            ["verify", "--against", "mock", "--by", "eye"],
            ["record", "--upstream", "mock"], ["record", "--to", "x"],
            ["record", "--upstream", "mock", "--to", "x", "--"],
            ["record", "--upstream", "mock", "--to", "x", "--mode", "off"], ["show"], ["redact"],
            ["check", "/no/such/folder"], ["list", "--max-age", "7"], ["check", "--max-age", "old"],
        ])
    func refused(words: [String]) async throws {
        let run = try await CommandRun.run(["recordings"] + words)
        #expect(run.status == 2)
        #expect(!run.errors.isEmpty && run.output.isEmpty)
    }
}

/// An upstream that answers two requests once both have come: each with its own target, in chunks of a byte and the rest.
private final class Pair: DeferringRequestHandler {
    private let waiting = Lock<[(String, @Sendable (Reply) -> Void)]>([])

    func reply(to request: ReceivedRequest) -> Reply { Reply(HTTPResponse(status: 501)) }

    func take(_ request: ReceivedRequest, reply: @escaping @Sendable (Reply) -> Void) {
        let all = waiting.withLock { waiting in
            waiting.append((request.target, reply))
            return waiting
        }
        guard all.count == 2 else { return }
        for (target, reply) in all {
            let body = Array(target.utf8)
            reply(
                Reply(
                    HTTPResponse(
                        status: 200,
                        headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Type", "text/plain")]),
                        body: body, trailers: HTTPHeaders(unchecked: [HTTPField(unchecked: "X-Total", "2")]),
                        sent: SentBody(body, chunks: [1, body.count - 1]))))
        }
    }
}
