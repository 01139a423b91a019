import ExactJSON
import Foundation
import ServicingHTTP
import ServicingMock
import Testing

@Suite("servicing bulk")
struct BulkCommandTests {
    @Test("plans a file: what would be done, the pay-offs among it, and how long at the rates; sends nothing")
    func plan() async throws {
        let rows = try BulkRows(size: 3)
        let run = try await rows.bulk("plan", rows.file, "--rate", "finosu=0.5", "--json", environment: [:])
        #expect(run.status == 0)
        #expect(run.json?["rows"] == 6)
        #expect(run.json?["payOffs"] == ["banklingo": 3])
        #expect(run.json?["providers"]?["finosu"]?["expectedSeconds"] == 6)
        let text = try await rows.bulk("plan", rows.file, environment: [:]).output
        #expect(text.contains("b1: loan LN-1, paid from account PA-1"))
    }

    @Test("tells of every bad row with line, field and reason, and sends nothing")
    func badRows() async throws {
        let bad = """
            x1,finosu,cancel-servicing,,,,
            f0,finosu,cancel-servicing,CUST-0,,,
            x2,finosu,cancel-servicing,CUST-0,LN-1,,
            x3,finosu,wind-down,CUST-0,,,
            x4,nobody,wind-down,CUST-0,,,
            x5,canopy,create-account,,,,

            """
        let rows = try BulkRows(size: 1, more: bad)
        let server = try rows.serve()
        for verb in ["plan", "run"] {
            let run = try await rows.bulk(verb, rows.file, "--base-url", server.baseURL, "--journal", rows.journal)
            #expect(run.status == 2)
            for told in [
                "line 4 (x1): customer: is missing", "line 5 (f0): id: is there already, on line 2",
                "line 6 (x2): loan: is not taken by finosu cancel-servicing",
                "line 8 (x4): provider: is not a provider",
                "line 9 (x5): operation: takes a body",
            ] { #expect(run.errors.contains(told), "\(run.errors)") }
        }
        await server.stop()
        #expect(rows.world.journal.total == 0)
    }

    @Test("carries the rows out once, however often it is run, and reports on them")
    func runs() async throws {
        let rows = try BulkRows(size: 3)
        let server = try rows.serve()
        for _ in 0..<2 {
            let run = try await rows.bulk(
                "run", rows.file, "--journal", rows.journal, "--base-url", server.baseURL, "--json")
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.json?["totals"]?["applied"] == 3 && run.json?["totals"]?["accepted"] == 3)
        }
        await server.stop()
        #expect(rows.world.journal.total == 6)
        let report = try await rows.bulk(
            "report", rows.journal, "--json", "--rows", rows.path("rows.csv"), "--html", rows.path("r.html"),
            environment: [:])
        #expect(report.status == 0)
        #expect(report.json?["totals"]?["accepted"] == 3)
        let lines = try String(contentsOfFile: rows.path("rows.csv"), encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 7 && lines[0].hasPrefix("id,outcome,") && lines[1].hasPrefix("f0,applied,"))
        #expect(try String(contentsOfFile: rows.path("r.html"), encoding: .utf8).hasPrefix("<!doctype html>"))
        #expect(try await rows.bulk("report", rows.journal, rows.journal, environment: [:]).status == 2)
    }

    @Test("ends with 3 after a refusal and with 5 where an outcome is unknown")
    func statuses() async throws {
        let rows = try BulkRows(size: 1, more: "f9,finosu,cancel-servicing,CUST-9,,,\n")
        let server = try rows.serve()
        let words = ["run", rows.file, "--journal", rows.journal, "--base-url", server.baseURL, "--json"]
        let refused = try await CommandRun.run(["bulk"] + words, environment: BulkRows.credentials)
        #expect(refused.status == 3, "\(refused.output)\(refused.errors)")
        for path in [rows.journal, rows.journal + ".lock"] { try FileManager.default.removeItem(atPath: path) }
        rows.world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .reset)], provider: "banklingo"))
        let unknown = try await CommandRun.run(["bulk"] + words, environment: BulkRows.credentials)
        #expect(unknown.status == 5)
        #expect(unknown.json?["totals"]?["unknown"] == 1)
        await server.stop()
        let report = try await rows.bulk("report", rows.journal, environment: [:])
        #expect(report.status == 5)
        #expect(report.output.contains("b0: banklingo loan LN-0, paid from account PA-0"))
    }

    @Test("needs addresses and credentials of the providers that the file names, and of no others")
    func setUp() async throws {
        let rows = try BulkRows(size: 1)
        let run = try await rows.bulk("run", rows.file, "--journal", rows.journal, environment: [:])
        #expect(run.status == 2)
        #expect(run.errors.contains("--base-url: is missing for finosu"))
        #expect(run.errors.contains("--base-url: is missing for banklingo"))
        #expect(!run.errors.contains("canopy") && !run.errors.contains("kordev"))
        let given = try await rows.bulk(
            "run", rows.file, "--journal", rows.journal, "--base-url", "http://127.0.0.1:1", environment: [:])
        #expect(given.status == 2)
        #expect(given.errors.contains("SERVICING_API_KEY") && given.errors.contains("SERVICING_BEARER_TOKEN"))
    }

    @Test("drains at Ctrl-C and ends with 130; the next run does the rest")
    func drains() async throws {
        let rows = try BulkRows(size: 150)
        let server = try rows.serve()
        let words = ["bulk", "run", rows.file, "--journal", rows.journal, "--base-url", server.baseURL]
        let first = try await CommandRun.run(
            words + ["--concurrency", "1", "--rate", "100"], environment: BulkRows.credentials
        ) { process in
            try await rows.waitForRequests(5)
            kill(process, SIGINT)
            kill(process, SIGINT)
        }
        #expect(first.status == 130, "\(first.errors)")
        let sent = rows.world.journal.total
        #expect(sent < 300)
        let second = try await CommandRun.run(words, environment: BulkRows.credentials)
        #expect(second.status == 0, "\(second.errors)")
        await server.stop()
        #expect(rows.world.journal.total == 300)
    }

    @Test("goes on after kill -9 at any point: no row lost, no pay-off sent twice, every unknown told")
    func killed() async throws {
        let rows = try BulkRows(size: 120)
        let server = try rows.serve()
        let words = ["bulk", "run", rows.file, "--journal", rows.journal, "--base-url", server.baseURL]
        for more in [1, 7, 30, 61] {
            let killed = try await CommandRun.run(words, environment: BulkRows.credentials) { process in
                try await rows.waitForRequests(rows.world.journal.total + more)
                kill(process, SIGKILL)
            }
            #expect(killed.status == SIGKILL || killed.status == 0 || killed.status == 5)
        }
        let last = try await CommandRun.run(words, environment: BulkRows.credentials)
        await server.stop()
        #expect([0, 5].contains(last.status), "\(last.errors)")
        let payOffs = rows.world.journal.entries.filter { $0.provider == "banklingo" }.reduce(into: [:]) {
            $0[String(decoding: $1.requestBody, as: UTF8.self), default: 0] += 1
        }
        #expect(payOffs.values.allSatisfy { $0 == 1 })
        _ = try await rows.bulk("report", rows.journal, "--rows", rows.path("rows.csv"), environment: [:])
        let lines = try String(contentsOfFile: rows.path("rows.csv"), encoding: .utf8).split(separator: "\n")
            .dropFirst()
        #expect(Set(lines.map { $0.prefix { $0 != "," } }).count == 240)
        for line in lines {
            let cells = line.split(separator: ",", maxSplits: 2)
            if line.hasPrefix("f") {
                #expect(["applied", "alreadyApplied"].contains(cells[1]))
            } else {
                #expect(["accepted", "unknown"].contains(cells[1]))
            }
        }
        #expect(payOffs.count >= lines.count { $0.hasPrefix("b") && $0.contains(",accepted,") })
    }

    @Test("says first of all that a rehearsal was one, in every form of its report")
    func rehearsalNotice() async throws {
        let rows = try BulkRows(size: 2)
        let page = rows.path("page.html")
        let text = try await rows.bulk(
            "rehearse", rows.file, "--date", "2026-11-30", "--html", page, environment: [:])
        let notice =
            "A rehearsal against the mock, at 2026-11-30T00:00:00.000000+00:00: nothing was sent to a provider."
        #expect(text.output.hasPrefix(notice + "\n"))
        #expect(try String(contentsOfFile: page, encoding: .utf8).contains(notice))
        let json = try await rows.bulk("rehearse", rows.file, "--date", "2026-11-30", "--json", environment: [:])
        #expect(json.json?["notice"]?.string == notice)
    }

    @Test(
        "never writes a report over what it is made from, or one over the other",
        arguments: [["--rows", "J"], ["--html", "J"], ["--rows", "J.lock"], ["--rows", "x", "--html", "./x"]])
    func reportTargets(words: [String]) async throws {
        let rows = try BulkRows(size: 1)
        let journal = rows.path("J")
        for path in [journal, journal + ".lock"] { try Data("kept".utf8).write(to: URL(filePath: path)) }
        let words = words.map { $0.hasPrefix("--") ? $0 : rows.path($0) }
        let run = try await CommandRun.run(["bulk", "report", journal] + words, environment: [:])
        #expect(run.status == 2)
        #expect(run.errors.contains("would be written over"))
        #expect(try String(contentsOfFile: journal, encoding: .utf8) == "kept")
        #expect(!FileManager.default.fileExists(atPath: rows.path("x")))
    }

    @Test("rehearses a file against the mock, at a date, and prints the same report")
    func rehearses() async throws {
        let rows = try BulkRows(size: 2, more: "f9,finosu,wind-down,CUST-UNHEARD-OF,,,\n")
        let run = try await rows.bulk("rehearse", rows.file, "--date", "2026-11-30", "--json", environment: [:])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.json?["totals"]?["applied"] == 3 && run.json?["totals"]?["accepted"] == 2)
        let late = try await rows.bulk("rehearse", rows.file, "--date", "2027-01-31", "--json", environment: [:])
        #expect(late.status == 3)
        #expect(late.json?["totals"]?["refused"] == 2)
    }

    @Test("merges the reports of all shards")
    func shards() async throws {
        let rows = try BulkRows(size: 10)
        let server = try rows.serve()
        for index in 1...2 {
            let run = try await rows.bulk(
                "run", rows.file, "--journal", rows.path("\(index)"), "--shard", "\(index)/2", "--base-url",
                server.baseURL)
            #expect(run.status == 0, "\(run.errors)")
        }
        await server.stop()
        let merged = try await rows.bulk("report", rows.path("1"), rows.path("2"), "--json", environment: [:])
        #expect(merged.status == 0 && merged.json?["rows"] == 20)
        let foreign = try await rows.bulk("run", rows.file, "--journal", rows.path("1"), "--base-url", server.baseURL)
        #expect(foreign.status == 2)
    }
}

/// A file of rows for two providers, and a world that has what they name.
private final class BulkRows: Sendable {
    static let credentials = [
        "SERVICING_API_KEY": "demo-api-key", "SERVICING_BEARER_TOKEN": "demo-access-token",
        "SERVICING_TENANT_ID": "demo-tenant",
    ]

    let world: MockWorld
    let file: String
    private let folder: URL

    var journal: String { path("journal") }

    /// - Parameters:
    ///   - size: how many rows each of the two has.
    ///   - more: further rows.
    init(size: Int, more: String = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let loan = try #require(BankLingoMock.defaultLoans["LN-12345"])
        let account = try #require(BankLingoMock.defaultAccounts["ACC-67890"])
        world = MockWorld(providers: [
            FinosuMock(
                customers: Dictionary(
                    uniqueKeysWithValues: (0..<size).map { ("CUST-\($0)", FinosuMock.Customer(loans: ["L": .init()])) })
            ),
            BankLingoMock(
                loans: Dictionary(uniqueKeysWithValues: (0..<size).map { ("LN-\($0)", loan) }),
                accounts: Dictionary(uniqueKeysWithValues: (0..<size).map { ("PA-\($0)", account) })),
        ])
        let text =
            "id,provider,operation,customer,loan,pay_off_date,payment_account\n"
            + (0..<size).map {
                "f\($0),finosu,cancel-servicing,CUST-\($0),,,\n"
                    + "b\($0),banklingo,initiate-pay-off,,LN-\($0),2026-12-01T00:00:00Z,PA-\($0)\n"
            }.joined() + more
        file = folder.appending(path: "rows.csv").path
        try Data(text.utf8).write(to: URL(filePath: file))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func serve() throws -> MockServer { try MockServer.start(handler: world) }

    func bulk(_ words: String..., environment: [String: String] = BulkRows.credentials) async throws -> CommandRun {
        try await CommandRun.run(["bulk"] + words, environment: environment)
    }

    /// Waits until the world has seen so many requests, or for half a minute.
    func waitForRequests(_ count: Int) async throws {
        let started = ContinuousClock.now
        while world.journal.total < count, started.duration(to: .now) < .seconds(30) {
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}
