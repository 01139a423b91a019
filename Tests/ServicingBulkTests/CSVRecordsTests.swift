import Testing

@testable import ServicingBulk

@Suite("A CSV input")
struct CSVRecordsTests {
    @Test(
        "reads rows whatever ends them and whether the last one ends",
        arguments: [
            "id,notes\n1,a\n2,b\n", "id,notes\r\n1,a\r\n2,b\r\n", "id,notes\r\n1,a\r\n2,b",
            "id,notes\n\n1,a\n\n\r\n2,b\n\n",
        ])
    func rowEnds(text: String) throws {
        #expect(try rows(of: text) == ["id=1|notes=a", "id=2|notes=b"])
    }

    @Test("passes over a byte order mark")
    func byteOrderMark() throws {
        #expect(try rows(of: [0xEF, 0xBB, 0xBF] + Array("id\n1\n".utf8)) == ["id=1"])
    }

    @Test("reads quoted values with commas, doubled quotes and line breaks as they are")
    func quoted() throws {
        #expect(
            try rows(of: "\"id\",notes\n1,\"a, \"\"b\"\"\r\nc\n\"\n2,\"\"\n3,\"x\"\r\n")
                == ["id=1|notes=a, \"b\"\r\nc\n", "id=2", "id=3|notes=x"])
    }

    @Test("keeps spaces and letters beyond ASCII, and takes an empty value for none")
    func values() throws {
        #expect(try rows(of: "id,customer,notes\n 1 ,,é 漢\n") == ["id= 1 |notes=é 漢"])
    }

    @Test("tells the line a row begins on, quoted line breaks counted")
    func lines() throws {
        #expect(try rows(of: "id,notes\n1,\"a\nb\"\n2,x,y\n").last == "4: has 3 values where the header has 2 columns")
    }

    @Test(
        "tells of a row that can't be taken apart, and goes on behind it",
        arguments: [
            ("a", "has 1 values where the header has 2 columns"),
            ("a\rb,c", "has a carriage return without a line feed"),
        ])
    func malformed(row: String, problem: String) throws {
        #expect(try rows(of: "id,notes\n\(row)\n2,b\n") == ["2: \(problem)", "id=2|notes=b"])
    }

    @Test(
        "takes nothing of a file whose quotes are not right: text of a value could be taken for a row",
        arguments: [
            ("1,\"a\n2,b\n", 2, "has a quoted value that is not closed"),
            ("1,a\"b\n2,b\n", 2, "has a quote inside a value that does not begin with one"),
            ("1,b\n2,\"he said \"no\"\n3,c\n\"\n", 3, "has text behind a closing quote"),
            ("1,\"a\"\r,c\n", 2, "has a carriage return behind a closing quote, and no line feed"),
        ])
    func quotes(text: String, line: Int, problem: String) throws {
        let error = #expect(throws: BulkInputError.self) { try rows(of: "id,notes\n" + text) }
        guard case .quotes(_, line, problem)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(
        "passes over the whole of a row that can't be taken apart, line breaks in its values with it",
        arguments: ["x\u{FF}", String(repeating: "a", count: CSVRecords.longestRow + 1), "\r.", "1,2"])
    func wholeRow(value: String) throws {
        var text = Array("id,notes\n1,".utf8)
        // The letter stands for a byte that is no UTF-8.
        text += value.unicodeScalars.flatMap { $0 == "\u{FF}" ? [0xFF] : Array(String($0).utf8) }
        text += Array(",\"b\n3,c\n\"\n2,b\n".utf8)
        let rows = try rows(of: text)
        #expect(rows.count == 2)
        #expect(rows.last == "id=2|notes=b")
    }

    @Test("tells of bytes that are no UTF-8")
    func encoding() throws {
        #expect(
            try rows(of: Array("id,notes\n1,".utf8) + [0xFF, 0x0A] + Array("2,b\n".utf8))
                .first == "2: is not UTF-8")
    }

    @Test("bounds how long a row may be")
    func longRow() throws {
        let long = String(repeating: "a", count: CSVRecords.longestRow + 1)
        #expect(
            try rows(of: "id,notes\n1,\(long)\n2,b\n") == ["2: is longer than 1048576 bytes", "id=2|notes=b"])
        #expect(try rows(of: "id,notes\n1,\"\(long)\"\n").first == "2: is longer than 1048576 bytes")
    }

    @Test(
        "refuses a header that does not name columns",
        arguments: [
            ("", "is missing"), ("id,colour\n", "'colour' is no column"), ("id,id\n", "'id' is there twice"),
            ("1,finosu\n", "'1' is no column"), ("id,\n", "'' is no column"),
        ])
    func header(text: String, problem: String) throws {
        let error = #expect(throws: BulkInputError.self) { try rows(of: text) }
        #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
    }

    @Test("says which file can't be opened")
    func missingFile() {
        let error = #expect(throws: BulkInputError.self) { try BulkInput(path: "no/such/file.csv").records() }
        #expect(error?.description == "'no/such/file.csv' could not be read: open: No such file or directory")
    }
}
