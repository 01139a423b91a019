import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import ServicingMock
import Testing

@testable import ServicingBulk

@Suite("A bulk report")
struct BulkReportTests {
    private static func run(
        _ portfolio: Portfolio, _ folder: borrowing TemporaryFolder, csv: String? = nil, journal: String = "journal",
        _ settings: BulkSettings = BulkSettings()
    ) async throws {
        let input = BulkInput(path: try folder.write(Array((csv ?? portfolio.csv).utf8), to: "in.csv"))
        _ = try await events(
            of: BulkRun(
                input, journal: folder.path(journal), through: portfolio.gateway, reading: Portfolio.reader,
                settings: settings))
    }

    private static func read(_ paths: [String]) throws(BulkReportError) -> (BulkReport, [BulkReport.Row]) {
        var rows: [BulkReport.Row] = []
        let report = try BulkReport.read(paths) { rows.append($0) }
        return (report, rows)
    }

    @Test("counts rows by outcome and by kind, and hands every one over")
    func totals() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 3)
        try await Self.run(portfolio, folder)
        let (report, rows) = try Self.read([folder.path("journal")])
        #expect(report.totals[.applied] == 9 && report.totals[.accepted] == 3 && report.totals.rows == 12)
        #expect(report.inputRows == 12 && report.isWhole && report.attempts == 12)
        #expect(rows.map(\.id) == (0..<3).flatMap { ["f\($0)", "c\($0)", "b\($0)", "k\($0)"] })
        #expect(report.groups.count == 4 && report.groups.values.allSatisfy { $0.rows == 3 })
        #expect(report.timeline.counts.reduce(0, +) == 12)
        #expect(report.json["totals"]?["accepted"] == 3)
        #expect(
            rows[2].csv.hasPrefix("b0,accepted,3,banklingo,initiate-pay-off,,initiate-pay-off,\"loan LN-0, paid from"))
    }

    @Test("tells of every unknown what to check, and of a pay-off not to ask for it again")
    func unknowns() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 2)
        portfolio.world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .reset)], provider: "banklingo"))
        try await Self.run(portfolio, folder)
        let (report, rows) = try Self.read([folder.path("journal")])
        #expect(report.totals[.unknown] == 2)
        #expect(report.unknownRows.map(\.id) == ["b0", "b1"])
        for row in rows where row.outcome == .unknown {
            #expect(row.hint?.isEmpty == false)
            #expect(
                row.instruction?.scope == "loan LN-\(row.id!.dropFirst()), paid from account PA-\(row.id!.dropFirst())")
        }
    }

    @Test("counts a row that was begun and whose end was not kept as unknown")
    func killed() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        try await Self.run(portfolio, folder)
        // As a crash right behind the third intent would leave it: batches up to and with that one.
        let text = try String(contentsOfFile: folder.path("journal"), encoding: .utf8)
        var kept: [Substring] = []
        for line in text.split(separator: "\n") {
            kept.append(line)
            if kept.contains(where: { $0.hasPrefix("{\"intent\"") }), line.hasPrefix("=") { break }
        }
        let cut = try folder.write(Array((kept.joined(separator: "\n") + "\n").utf8), to: "cut")
        let (report, rows) = try Self.read([cut])
        #expect(report.totals.rows == 4)
        #expect(report.totals[.unknown] >= 1 && report.totals[.unknown] + report.totals[.notSent] == 4)
        #expect(rows.filter { $0.outcome == .unknown }.allSatisfy { $0.end == nil && $0.at != nil && $0.hint != nil })
        #expect(
            rows.filter { $0.outcome == .unknown && $0.id == "b0" }.allSatisfy { $0.hint?.contains("debited") == true })
    }

    @Test("lists the rows that were left out")
    func leftOut() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        let csv = portfolio.csv + "x1,finosu,wind-down,,,,,deceased,,\n,finosu,wind-down,C,,,,deceased,,\n"
        try await Self.run(portfolio, folder, csv: csv, BulkSettings(skipsInvalid: true))
        let (report, rows) = try Self.read([folder.path("journal")])
        #expect(report.totals.leftOut == 2 && report.totals[.notSent] == 2 && report.totals.rows == 6)
        #expect(report.leftOutRows.map(\.line) == [6, 7])
        #expect(rows.filter { $0.problem != nil }.map(\.id) == ["x1", nil])
        #expect(report.description.contains("line 6: customer: is missing"))
    }

    @Test("merges the journals of all shards, and refuses one too many or too few")
    func merge() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 5)
        // A row without an id is every shard's and counts once.
        let csv = portfolio.csv + ",finosu,wind-down,C,,,,deceased,,\n"
        for index in 1...3 {
            try await Self.run(
                portfolio, folder, csv: csv, journal: "\(index)",
                BulkSettings(shard: try #require(BulkShard(index: index, of: 3)), skipsInvalid: true))
        }
        let paths = [folder.path("1"), folder.path("2"), folder.path("3")]
        let whole = folder.path("whole")
        let (report, rows) = try Self.read(paths)
        #expect(rows.count == 21 && Set(rows.map(\.number)).count == 21)
        #expect(report.totals.rows == report.inputRows)
        #expect(try Self.read([paths[1]]).0.totals.rows < 21)
        #expect {
            try Self.read([paths[0], paths[2]])
        } throws: {
            guard case BulkReportError.missing(let shards) = $0 else { return false }
            return shards.map(\.index) == [2]
        }
        #expect {
            try Self.read(paths + [paths[1]])
        } throws: {
            guard case BulkReportError.overlap = $0 else { return false }
            return true
        }
        try await Self.run(portfolio, folder, journal: "whole")
        #expect {
            try Self.read([paths[0], whole])
        } throws: {
            guard case BulkReportError.differentInputs = $0 else { return false }
            return true
        }
    }

    @Test("is one page of HTML with nothing from elsewhere and everything escaped")
    func html() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 2)
        let csv = portfolio.csv + "<b>&x,finosu,wind-down,,,,,deceased,,\n"
        portfolio.world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .reset)], provider: "banklingo"))
        try await Self.run(portfolio, folder, csv: csv, BulkSettings(skipsInvalid: true))
        let html = try Self.read([folder.path("journal")]).0.html(title: "A & B")
        #expect(html.contains("<title>A &amp; B</title>"))
        #expect(html.contains("&lt;b&gt;&amp;x") && !html.contains("<b>&x"))
        for stranger in ["<script", "src=", "href=", "@import", "url("] { #expect(!html.contains(stranger)) }
        #expect(html.contains("prefers-color-scheme:dark") && html.contains("@media print") && html.contains("<svg"))
        #expect(html.contains("loan LN-1, paid from account PA-1"))
    }

    @Test("tells what is known of many unknown rows once, and those for a person from those that the next run settles")
    func unknownsInHTML() async throws {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 3)
        portfolio.world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .reset)]))
        try await Self.run(portfolio, folder)
        let report = try Self.read([folder.path("journal")]).0
        #expect(report.unknownsForAPerson == 3 && report.repeatableUnknowns == 9)
        #expect(report.repeatableRows.count == 9 && report.unknownRows.count == 3)
        let html = report.html()
        #expect(html.contains("<h3>banklingo initiate-pay-off: 3 rows</h3>"))
        #expect(html.contains("<h3>finosu cancel-servicing: 3 rows</h3>"))
        let parts = html.split(separator: "Unknown, and sent again by the next run")
        #expect(parts.count == 2 && parts[0].contains("LN-2") && parts[1].contains("CUST-2"))
        #expect(html.contains("3 have to be looked into") && html.contains("9 are unknown, and settled by running"))
        #expect(report.description.contains("unknown: find out before asking for any of them again\n  b0: "))
        #expect(report.description.contains("unknown, and sent again by the next run, which is safe\n  f0: "))
    }

    @Test("shows every outcome that is there in a bar, and no more than the bar has room for")
    func bars() {
        for counts in [[9_000_000, 1, 0, 1, 1, 1], [1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 3, 3], [500, 500, 1, 0, 0, 0]] {
            var totals = BulkTotals()
            for (outcome, count) in zip(BulkOutcome.allCases, counts) { totals[outcome] = count }
            let widths = BulkReportChart.widths(totals, of: totals.rows)
            #expect(widths.map(\.outcome) == BulkOutcome.allCases.filter { totals[$0] > 0 })
            #expect(widths.allSatisfy { $0.width >= 4 })
            #expect(abs(widths.reduce(0) { $0 + $1.width } - 1_000) < 0.001)
        }
        // A bar of few rows among bars of many is short, and seen.
        var few = BulkTotals()
        few[.refused] = 1
        #expect(BulkReportChart.widths(few, of: 1_000_000).map(\.width) == [4])
    }

    @Test("keeps a timeline's memory bounded and no count lost, whatever time it spans")
    func timeline() throws {
        var timeline = BulkTimeline()
        let texts = ["2026-01-01T00:00:10Z", "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", "2020-01-01T00:00:00Z"]
        for text in texts { for _ in 0..<100 { timeline.add(try Timestamp(text)) } }
        #expect(timeline.counts.reduce(0, +) == 400)
        #expect(timeline.counts.count <= BulkTimeline.longest)
        #expect(timeline.start <= 1_577_836_800)
    }
}
