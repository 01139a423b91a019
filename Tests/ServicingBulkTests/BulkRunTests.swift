import Servicing
import ServicingHTTP
import ServicingMock
import Synchronization
import Testing

@testable import ServicingBulk

@Suite("A bulk run")
struct BulkRunTests {
    private static let providers = ["banklingo", "canopy", "finosu", "kordev"]

    @Test("does every row once and writes down what became of each")
    func wholeRun() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 5)
        let run = BulkRun(
            BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv")),
            journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader)
        let events = try await events(of: run)
        #expect(events.outcomes.count == 20)
        #expect(events.outcomes.filter { $0.key.hasPrefix("b") }.values.allSatisfy { $0 == .accepted })
        #expect(events.outcomes.filter { !$0.key.hasPrefix("b") }.values.allSatisfy { $0 == .applied })
        let (end, totals) = try #require(events.end)
        #expect(end == .finished)
        #expect(totals[.applied] == 15 && totals[.accepted] == 5 && totals.rows == 20)
        for provider in Self.providers {
            let sends = portfolio.sends(of: provider)
            #expect(sends.count == 5 && sends.values.allSatisfy { $0 == 1 }, "\(provider)")
        }
    }

    @Test("sends nothing more when it is run again with the same journal")
    func secondRun() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 3)
        let input = BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv"))
        for number in 1...3 {
            let run = BulkRun(
                input, journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader)
            let events = try await events(of: run)
            #expect(events.outcomes.count == (number == 1 ? 12 : 0))
            #expect(events.end?.1.rows == 12)
            #expect(portfolio.world.journal.total == 12)
        }
    }

    @Test("says what it would do without sending anything")
    func survey() throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 3)
        let run = BulkRun(
            BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv")),
            journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader)
        let survey = try run.survey()
        #expect(survey.rows == 12 && survey.inputRows == 12 && survey.invalidRows == 0)
        #expect(survey.rowsByProvider == ["banklingo": 3, "canopy": 3, "finosu": 3, "kordev": 3])
        #expect(survey.payOffs == ["banklingo": 3])
        #expect(portfolio.world.journal.total == 0)
    }

    @Test("sends nothing where a row is not valid, and tells of every one with its line")
    func invalidRows() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 2)
        let csv =
            portfolio.csv + "x1,finosu,wind-down,,,,,deceased,,\nf0,finosu,wind-down,CUST-0,,,,deceased,,\n"
            + "x2,nobody,wind-down,C,,,,deceased,,\nx3,kordev,wind-down,,,B-1,K-1,settled,,\n"
        let input = BulkInput(path: try folder.write(Array(csv.utf8), to: "in.csv"))
        var problems: [BulkRowProblem] = []
        let run = BulkRun(
            input, journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader)
        await #expect(throws: BulkError.self) {
            for try await event in run.events { if case .invalid(let problem) = event { problems.append(problem) } }
        }
        #expect(problems.map(\.line) == [10, 12, 13, 11])
        #expect(problems.map { $0.problems[0].field } == ["customer", "provider", "reason", "id"])
        #expect(portfolio.world.journal.total == 0)
    }

    @Test("goes on without the rows that are not valid where it may, and keeps them in the journal")
    func skippedRows() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 2)
        let csv = portfolio.csv + "x1,finosu,wind-down,,,,,deceased,,\nf0,finosu,wind-down,CUST-0,,,,deceased,,\n"
        let run = BulkRun(
            BulkInput(path: try folder.write(Array(csv.utf8), to: "in.csv")), journal: folder.path("journal"),
            through: portfolio.gateway, reading: Portfolio.reader, settings: BulkSettings(skipsInvalid: true))
        let events = try await events(of: run)
        #expect(events.outcomes.count == 8)
        #expect(portfolio.world.journal.total == 8)
        var invalid: [Int] = []
        _ = try BulkJournal.read(path: folder.path("journal")) { record, _ in
            if case .invalid(let problem) = record { invalid.append(problem.line) }
        }
        #expect(invalid == [10, 11])
    }

    @Test("refuses a journal that was begun for another input or another shard")
    func foreignJournal() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 2)
        let input = BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv"))
        func run(_ input: BulkInput, _ settings: BulkSettings = BulkSettings()) async throws {
            _ = try await events(
                of: BulkRun(
                    input, journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader,
                    settings: settings))
        }
        try await run(input)
        let other = BulkInput(path: try folder.write(Array((portfolio.csv + "\n").utf8), to: "other.csv"))
        await #expect(throws: BulkError.self) { try await run(other) }
        let shard = try #require(BulkShard("1/2"))
        await #expect(throws: BulkError.self) { try await run(input, BulkSettings(shard: shard)) }
        #expect(portfolio.world.journal.total == 8)
    }

    @Test("parts an input among shards, each row in one of them")
    func shards() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 10)
        let input = BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv"))
        var ids: [String] = []
        for index in 1...3 {
            let shard = try #require(BulkShard(index: index, of: 3))
            let run = BulkRun(
                input, journal: folder.path("journal-\(index)"), through: portfolio.gateway, reading: Portfolio.reader,
                settings: BulkSettings(shard: shard))
            let part = try await events(of: run).outcomes
            #expect(!part.isEmpty && part.count < 40)
            ids += part.keys
        }
        #expect(ids.count == 40 && Set(ids).count == 40)
    }

    @Test("drains: what is under way ends, nothing more begins, and the next run does the rest")
    func drain() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 20)
        let input = BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv"))
        let run = BulkRun(
            input, journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader,
            settings: BulkSettings(concurrency: 1))
        var done = 0
        var end: BulkEnd?
        for try await event in run.events {
            if case .row = event {
                done += 1
                if done == 5 { run.drain() }
            }
            if case .ended(let how, _) = event { end = how }
        }
        #expect(end == .drained)
        #expect(done >= 5 && done < 80)
        #expect(portfolio.world.journal.total == done)
        let rest = try await events(
            of: BulkRun(input, journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader))
        #expect(rest.outcomes.count == 80 - done)
        for provider in Self.providers { #expect(portfolio.sends(of: provider).values.allSatisfy { $0 == 1 }) }
    }

    @Test("stops at a provider that does not know the credentials, and sends those rows another time")
    func wrongCredentials() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 10)
        let input = BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv"))
        func run() async throws -> [BulkEvent] {
            try await events(
                of: BulkRun(
                    input, journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader,
                    settings: BulkSettings(concurrency: 1)))
        }
        portfolio.world.inject(Fault(.beforeCommit, [.status(401)], provider: "finosu"))
        let first = try await run()
        guard case .stopped(let why)? = first.end?.0 else {
            Issue.record("it did not stop: \(String(describing: first.end))")
            return
        }
        #expect(why.count == 1 && why[0].hasPrefix("finosu: "))
        #expect(first.end?.1[.notSent] == 10)
        #expect(portfolio.sends(of: "finosu").values.reduce(0, +) <= 2)
        portfolio.world.removeFaults()
        let second = try await run()
        #expect(second.outcomes.count == 10 && second.outcomes.values.allSatisfy { $0 == .applied })
    }

    @Test("sends again what is safe and leaves a pay-off whose answer was lost to a person")
    func unknowns() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 2)
        let input = BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv"))
        func run() async throws -> [BulkEvent] {
            try await events(
                of: BulkRun(
                    input, journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader))
        }
        portfolio.world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .reset)]))
        let first = try await run()
        #expect(first.outcomes.values.allSatisfy { $0 == .unknown })
        portfolio.world.removeFaults()
        let second = try await run()
        #expect(second.end?.1[.unknown] == 2)
        #expect(Set(second.outcomes.keys) == ["c0", "c1", "f0", "f1", "k0", "k1"])
        #expect(second.outcomes.values.allSatisfy { $0 == .alreadyApplied || $0 == .applied })
        #expect(portfolio.sends(of: "banklingo").values.allSatisfy { $0 == 1 })
    }

    @Test(
        "resumes after the disk was full at any point: no row is lost and no pay-off is sent twice",
        arguments: 0..<60)
    func fullDisk(writes: Int) async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 3)
        let input = BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv"))
        let storage = MemoryStorage()
        storage.with { $0.space = writes * 60 }
        let settings = BulkSettings(concurrency: 2)
        do {
            _ = try await events(
                of: BulkRun(
                    input, journal: storage, through: portfolio.gateway, reading: Portfolio.reader, settings: settings))
            #expect(storage.with { $0.bytes.count } <= writes * 60)
        } catch BulkError.journal {
        }
        // What a power loss leaves of it.
        let left = MemoryStorage(storage.with { $0.durable })
        let events = try await events(
            of: BulkRun(
                input, journal: left, through: portfolio.gateway, reading: Portfolio.reader, settings: settings))
        let totals = try #require(events.end?.1)
        #expect(totals.rows == 12)
        #expect(totals[.notSent] == 0 && totals[.refused] == 0)
        let payOffs = portfolio.sends(of: "banklingo")
        #expect(payOffs.values.allSatisfy { $0 == 1 })
        // Every pay-off that is not known to be taken on is reported as unknown, sent or not.
        #expect(totals[.accepted] + totals[.unknown] == 3)
        #expect(payOffs.count >= totals[.accepted])
        #expect(totals[.applied] + totals[.alreadyApplied] == 9)
    }

    @Test("is refused while another run has the journal")
    func lockedJournal() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        let input = BulkInput(path: try folder.write(Array(portfolio.csv.utf8), to: "in.csv"))
        let holder = try BulkJournal.open(path: folder.path("journal"))
        let run = BulkRun(
            input, journal: folder.path("journal"), through: portfolio.gateway, reading: Portfolio.reader)
        let error = await #expect(throws: BulkError.self) { _ = try await events(of: run) }
        guard case .journal(.inUse)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(portfolio.world.journal.total == 0)
        await holder.journal.close()
    }
}
