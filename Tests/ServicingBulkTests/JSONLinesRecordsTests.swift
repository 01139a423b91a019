import Testing

@testable import ServicingBulk

@Suite("A JSON Lines input")
struct JSONLinesRecordsTests {
    private func read(_ text: String) throws -> [String] { try rows(of: text, format: .jsonLines) }

    @Test("reads texts, numbers in their own digits, booleans, nulls and lists of texts")
    func values() throws {
        #expect(
            try read(
                "{\"id\":\"1\",\"loan\":100000000000000000000,\"migration\":true,\"notes\":null,\"accept\":[\"reason\",\"loan\"]}\n"
            )
                == ["id=1|loan=100000000000000000000|migration=true|accept=reason loan"])
    }

    @Test("reads rows of different keys, empty lines and a last line without an end")
    func keys() throws {
        #expect(try read("{\"id\":1}\r\n\n  \n{\"id\":2,\"loan\":\"x\"}") == ["id=1", "id=2|loan=x"])
    }

    @Test(
        "tells the line of a row that can't be read, and goes on behind it",
        arguments: [
            ("{\"id\":1,\"id\":2}", "has a key twice"), ("[1]", "is not a JSON object"),
            ("{\"id\":{\"a\":1}}", "has an object as its id"),
            ("{\"accept\":[1]}", "has a list that is not of texts as its accept"),
        ])
    func malformed(row: String, problem: String) throws {
        #expect(try read("{\"id\":0}\n\(row)\n{\"id\":2}\n") == ["id=0", "2: \(problem)", "id=2"])
    }

    @Test("tells of a key that is no column, and of what is not JSON, without printing values")
    func notShown() throws {
        for row in ["{\"id\":1,\"secret\":\"4111111111111111\"}", "{\"id\":\"4111111111111111\""] {
            let read = try #require(try read(row).first)
            #expect(read.hasPrefix("1: "))
            #expect(!read.contains("4111"))
        }
    }

    @Test("is what a name's ending says, unless it is said otherwise")
    func format() {
        #expect(BulkInput(path: "a.JSONL").format == .jsonLines)
        #expect(BulkInput(path: "a.ndjson").format == .jsonLines)
        #expect(BulkInput(path: "jsonl").format == .csv)
        #expect(BulkInput(path: "a.jsonl", format: .csv).format == .csv)
    }
}
