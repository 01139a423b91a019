import ExactJSON
import Foundation
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The command on a list")
struct ListCommandTests {
    private static let list = ["call", "canopy", "list-customer-accounts"]
    private static let token = ["SERVICING_BEARER_TOKEN": "demo-access-token"]

    /// Runs a list against a world of that many accounts.
    private func run(
        _ options: [String], accounts: Int = 7, prepare: (MockWorld) -> Void = { _ in }
    ) async throws -> (run: CommandRun, world: MockWorld) {
        let world = MockWorld(providers: [CanopyMock.generated(accounts: accounts)])
        prepare(world)
        let server = try MockServer.start(handler: world)
        let run = try await CommandRun.run(
            Self.list + options + ["--base-url", server.baseURL], environment: Self.token)
        await server.stop()
        return (run, world)
    }

    private func accounts(_ rows: [JSONValue]) -> [String?] {
        rows.map { $0["account"]?["account_id"]?.string }
    }

    private func ids(_ numbers: ClosedRange<Int>) -> [String?] {
        numbers.map { "acct-000000\($0)" }
    }

    @Test("shows one page as a table and the cursor that leads on")
    func page() async throws {
        let (run, world) = try await run(["--limit", "2"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("account"))
        #expect(run.output.contains("acct-0000002") && !run.output.contains("acct-0000003"))
        #expect(run.output.contains("2 rows; more follow: --starting-after "))
        #expect(world.journal.total == 1)
    }

    @Test("goes on from the cursor that a page printed, and back again")
    func cursors() async throws {
        let world = MockWorld(providers: [CanopyMock.generated(accounts: 5)])
        let server = try MockServer.start(handler: world)
        func page(_ options: [String]) async throws -> CommandRun {
            try await CommandRun.run(
                Self.list + ["--limit", "2", "--base-url", server.baseURL] + options, environment: Self.token)
        }
        let first = try await page([])
        let cursor = try #require(first.output.firstMatch(of: #/--starting-after (\S+)/#)?.1)
        let second = try await page(["--starting-after", String(cursor)])
        #expect(second.output.contains("acct-0000003") && second.output.contains("acct-0000004"))
        let back = try #require(second.output.firstMatch(of: #/--ending-before (\S+)/#)?.1)
        let again = try await page(["--ending-before", String(back)])
        #expect(again.output.contains("acct-0000001") && again.output.contains("acct-0000002"))
        await server.stop()
    }

    @Test("prints a page's whole receipt as JSON, personal data masked unless it is to be revealed")
    func json() async throws {
        let (masked, _) = try await run(["--json"])
        #expect(masked.json?["native"]?["results"]?.array?.count == 7)
        #expect(masked.json?["native"]?["results"]?[0]?["name_first"] == "***")
        let (revealed, _) = try await run(["--json", "--reveal"])
        #expect(revealed.json?["native"]?["results"]?[0]?["name_first"] == "Bruno")
    }

    @Test("prints every row of every page, one JSON object a line and nothing else", arguments: [1, 3, 7, 100])
    func all(limit: Int) async throws {
        let (run, world) = try await run(["--all", "--limit", String(limit)])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(try accounts(run.rows) == ids(1...7))
        #expect(world.journal.total == (7 + limit - 1) / limit)
    }

    @Test("asks for as many rows as a page may have where the whole list is read")
    func largestPages() async throws {
        let (_, world) = try await run(["--all"])
        #expect(world.journal.entries.first?.target.contains("limit=100") == true)
    }

    @Test("masks personal data in rows unless it is to be revealed")
    func masked() async throws {
        let (masked, _) = try await run(["--all"])
        #expect(!masked.output.contains("Bruno") && !masked.output.contains("888888888"))
        let (revealed, _) = try await run(["--all", "--reveal"])
        #expect(try revealed.rows.first?["name_first"] == "Bruno")
        #expect(try revealed.rows.first?["ssn"] == "888888888")
    }

    @Test("prints rows as they were sent, with members and digits that no document knows")
    func asSent() async throws {
        let row =
            #"{"customer_id":17,"new_member":{"rate":0.10,"big":100000000000000000000},"account":{"account_id":"A"}}"#
        let (run, _) = try await run(["--all"]) { world in
            world.inject(
                Fault(
                    .afterCommit,
                    [
                        .body(
                            Array(#"{"results":[\#(row),null],"paging":{"has_more":false}}"#.utf8),
                            contentType: "application/json")
                    ]))
        }
        #expect(run.status == 0)
        #expect(run.output == row + "\n")
    }

    @Test("searches by name and does not show the name in a plan")
    func search() async throws {
        let (run, _) = try await run(["--search", "Chen", "--all"])
        #expect(try accounts(run.rows) == ["acct-0000002"])
        let plan = try await CommandRun.run(Self.list + ["--search", "Chen", "--plan"])
        #expect(plan.status == 0)
        #expect(!plan.output.contains("Chen"))
    }

    @Test(
        "ends with 2 for options that can't be sent, and sends nothing",
        arguments: [
            (["--starting-after", "a", "--ending-before", "b"], "together with --ending-before"),
            (["--all", "--ending-before", "b"], "together with --all"),
            (["--limit", "101"], "0 to 100"), (["--limit", "-1"], "0 to 100"), (["--limit", "ten"], "whole number"),
            (["--limit", "0", "--all"], "1 to 100"), (["--search", ""], "search"),
            (["--starting-after", ""], "starting_after"),
            (["--all=maybe"], "true or false"), (["--customer", "C"], "does not take --customer"),
            (["--body", "x.json"], "does not take --body"), (["--plan", "--reveal"], "a plan has none"),
        ])
    func badOptions(options: [String], expected: String) async throws {
        let (run, world) = try await run(options)
        #expect(run.status == 2)
        #expect(run.errors.contains(expected), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(world.journal.total == 0)
    }

    @Test("ends with the error of the page that fails, and says how many rows were printed and what leads on")
    func middle() async throws {
        let world = MockWorld(providers: [CanopyMock.generated(accounts: 7)])
        world.inject(Fault(.beforeCommit, [.status(403)], turn: .nth(3)))
        let server = try MockServer.start(handler: world)
        let words = Self.list + ["--all", "--limit", "2", "--base-url", server.baseURL]
        let run = try await CommandRun.run(words, environment: Self.token)
        #expect(run.status == 3)
        #expect(try accounts(run.rows) == ids(1...4))
        #expect(run.errors.contains("4 rows were printed"))
        let cursor = try #require(run.errors.firstMatch(of: #/--starting-after (\S+)/#)?.1)
        let rest = try await CommandRun.run(words + ["--starting-after", String(cursor)], environment: Self.token)
        await server.stop()
        #expect(rest.status == 0)
        #expect(try accounts(rest.rows) == ids(5...7))
    }

    @Test("keeps errors out of the rows: in JSON they go to standard error as well")
    func errorsAsJSON() async throws {
        let (run, _) = try await run(["--all", "--limit", "2", "--json"]) {
            $0.inject(Fault(.beforeCommit, [.status(403)], turn: .nth(2)))
        }
        #expect(run.status == 3)
        #expect(try accounts(run.rows) == ids(1...2))
        let error = try JSONValue(parsing: run.errors.trimmingCharacters(in: .newlines))
        #expect(error["error"]?["kind"] == "forbidden")
        #expect(error["rowsPrinted"] == 2)
        #expect(error["startingAfter"]?.string?.isEmpty == false)
    }

    @Test("ends quietly as SIGPIPE ends programs where nobody reads on, and reads no further pages")
    func closedPipe() async throws {
        let world = MockWorld(providers: [CanopyMock.generated(accounts: 2000)])
        let server = try MockServer.start(handler: world)
        let process = Process()
        process.executableURL = CommandRun.executable
        process.arguments = Self.list + ["--all", "--limit", "10", "--base-url", server.baseURL]
        process.environment = Self.token
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        #expect(try output.fileHandleForReading.read(upToCount: 1) != nil)
        try output.fileHandleForReading.close()
        let told = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        await server.stop()
        #expect(told.isEmpty)
        // By the signal, or by the status that a shell reports of it where the signal is ignored.
        #expect(process.terminationStatus == (process.terminationReason == .exit ? 141 : SIGPIPE))
        #expect(world.journal.total < 200)
    }

    @Test(
        "ends with 6 and says why where standard output takes no more",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() async throws {
        let server = try MockServer.start(handler: MockWorld(providers: [CanopyMock.generated(accounts: 3)]))
        for options in [["--all"], ["--json"]] {
            let process = Process()
            process.executableURL = CommandRun.executable
            process.arguments = Self.list + options + ["--base-url", server.baseURL]
            process.environment = Self.token
            let errors = Pipe()
            process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
            process.standardError = errors
            try process.run()
            let told = try errors.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(process.terminationStatus == 6)
            #expect(String(decoding: told, as: UTF8.self).contains("can't be written"))
        }
        await server.stop()
    }
}
