import ServicingHTTP
import Testing

@Suite("Headers")
struct HTTPHeadersTests {
    @Test("are found without regard to case, and only by their name")
    func lookup() throws {
        var headers = HTTPHeaders()
        try headers.set("Content-Type", to: "application/json")
        #expect(headers["content-TYPE"] == "application/json")
        #expect(headers["Content_Type"] == nil)
        #expect(!HTTPHeaders.sameName("@", "`"))
        #expect(!HTTPHeaders.sameName("[a", "{a"))
    }

    @Test("that are set again are replaced, and that are added stay beside")
    func setAndAdd() throws {
        var headers = HTTPHeaders()
        try headers.set("A", to: "1")
        try headers.set("a", to: "2")
        try headers.add("A", "3")
        #expect(headers.values(of: "A") == ["2", "3"])
    }

    @Test(
        "can't carry a line break, NUL or another control character",
        arguments: ["a\r\nX: y", "a\nb", "a\rb", "a\u{0}", "\u{7F}", " a", "a ", "\ta"])
    func values(value: String) {
        var headers = HTTPHeaders()
        #expect {
            try headers.set("X-Tenant-ID", to: value)
        } throws: { error in
            !"\(error)".contains(value)
        }
        #expect(headers.fields.isEmpty)
    }

    @Test("need a token for a name", arguments: ["", "a b", "a:", "a\r\n", "ä", "a\u{0}", "(a)"])
    func names(name: String) {
        var headers = HTTPHeaders()
        #expect(throws: HTTPFieldProblem.self) { try headers.add(name, "x") }
    }
}
