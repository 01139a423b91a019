import Servicing
import Testing

@testable import ServicingBulk

@Suite("A row's id")
struct RowIDTests {
    private static func problems(_ csv: String, shard: String = "1/1") throws -> [String] {
        let folder = try TemporaryFolder()
        let portfolio = try Portfolio(size: 1)
        let run = BulkRun(
            BulkInput(path: try folder.write(Array(csv.utf8), to: "in.csv")), journal: folder.path("journal"),
            through: portfolio.gateway, reading: Portfolio.reader,
            settings: BulkSettings(shard: try #require(BulkShard(shard))))
        var problems: [String] = []
        _ = try run.survey { problems.append("\($0.line) " + $0.problems.map(\.problem).joined()) }
        return problems
    }

    @Test("is there once, also where a reader alone could not tell two apart")
    func composition() throws {
        let csv = "id,provider,operation,customer\n"
        #expect(
            try Self.problems(
                csv + "caf\u{E9},finosu,wind-down,C-1\ncafe\u{301},finosu,wind-down,C-2\nCAFÉ,finosu,wind-down,C-3\n")
                == ["3 is there already, on line 2"])
        #expect(try Self.problems(csv + "1,finosu,wind-down,C-1\n01,finosu,wind-down,C-2\n").isEmpty)
    }

    @Test("is there once in the whole file, whichever part of it is looked at")
    func shards() throws {
        let csv = "id,provider,operation,customer\n1,finosu,wind-down,C-1\n1,finosu,wind-down,C-2\n"
        let found = try (1...4).flatMap { try Self.problems(csv, shard: "\($0)/4") }
        #expect(found == ["3 is there already, on line 2"])
    }

    @Test(
        "tells its shard, the same one in every version of this",
        arguments: [("1", 1), ("2", 10), ("loan-0001", 9), ("é", 7), ("漢字", 16)])
    func shard(id: String, index: Int) throws {
        for part in 1...16 {
            #expect(try #require(BulkShard(index: part, of: 16)).contains(id) == (part == index))
        }
    }
}
