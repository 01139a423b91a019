import Testing

@testable import ServicingMock

@Suite("The request parser takes")
struct RequestParserTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        let requests: [String]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ requests: String...) {
            self.name = name
            self.text = text
            self.requests = requests
        }
    }

    static let cases: [Case] = [
        Case("a request without body", "GET /a HTTP/1.1\r\nHost: x\r\n\r\n", #"GET /a ["Host: x"] ''"#),
        Case(
            "white space around values", "GET / HTTP/1.1\r\nHost: \t x \t\r\nA:b\r\nC:\r\n\r\n",
            #"GET / ["Host: x", "A: b", "C: "] ''"#),
        Case("a few empty lines before", "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", #"GET / ["Host: x"] ''"#),
        Case("any method", "get-It / HTTP/1.1\r\nHost: x\r\n\r\n", #"get-It / ["Host: x"] ''"#),
        Case(
            "a body with length", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
            #"PUT / ["Host: x", "Content-Length: 2"] '{}'"#),
        Case(
            "a length of zero", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
            #"POST / ["Host: x", "Content-Length: 0"] ''"#),
        Case(
            "a length with leading zeros", "POST / HTTP/1.1\r\nHost: x\r\ncontent-length: 002\r\n\r\n{}",
            #"POST / ["Host: x", "content-length: 002"] '{}'"#),
        Case(
            "one length said twice",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2, 2\r\nContent-Length: 2\r\n\r\n{}",
            #"POST / ["Host: x", "Content-Length: 2, 2", "Content-Length: 2"] '{}'"#),
        Case("a POST without body", "POST / HTTP/1.1\r\nHost: x\r\n\r\n", #"POST / ["Host: x"] ''"#),
        Case(
            "chunks",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0A\r\n0123456789\r\n0\r\n\r\n",
            #"POST / ["Host: x", "Transfer-Encoding: chunked"] 'abc0123456789'"#),
        Case(
            "no chunk", "POST / HTTP/1.1\r\nHost: x\r\ntransfer-encoding: Chunked\r\n\r\n000\r\n\r\n",
            #"POST / ["Host: x", "transfer-encoding: Chunked"] ''"#),
        Case(
            "empty elements of a coding list",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: , chunked,\r\n\r\n1\r\na\r\n0\r\n\r\n",
            #"POST / ["Host: x", "Transfer-Encoding: , chunked,"] 'a'"#),
        Case(
            "chunk extensions",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;a\r\nx\r\n1 ; b = \"\\\"q;\" ;c=d\r\ny\r\n0;e\r\n\r\n",
            #"POST / ["Host: x", "Transfer-Encoding: chunked"] 'xy'"#),
        Case(
            "trailers, and keeps them out of the header",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nHost: y\r\nContent-Length: 9\r\n\r\nGET /2 HTTP/1.1\r\nHost: z\r\n\r\n",
            #"POST / ["Host: x", "Transfer-Encoding: chunked"] 'a'"#, #"GET /2 ["Host: z"] ''"#),
        Case(
            "pipelined requests",
            "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nAGET /2 HTTP/1.1\r\nHost: x\r\n\r\n",
            #"POST /1 ["Host: x", "Content-Length: 1"] 'A'"#, #"GET /2 ["Host: x"] ''"#),
        Case(
            "an absolute target, whose authority wins", "GET http://a.test:80/p?q HTTP/1.1\r\nHost: b\r\n\r\n",
            #"GET /p?q ["Host: a.test:80"] ''"#),
        Case(
            "an absolute target without path", "GET HTTP://a.test?q HTTP/1.1\r\nHost: b\r\n\r\n",
            #"GET /?q ["Host: a.test"] ''"#),
        Case(
            "an absolute target in HTTP/1.0 without Host", "GET http://a.test HTTP/1.0\r\n\r\n",
            #"GET / ["Host: a.test"] '' close"#),
        Case("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", #"OPTIONS * ["Host: x"] ''"#),
        Case(
            "OPTIONS of an absolute target without path", "OPTIONS http://a.test HTTP/1.1\r\nHost: x\r\n\r\n",
            #"OPTIONS * ["Host: a.test"] ''"#),
        Case("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", #"GET / [] '' close"#),
        Case(
            "HTTP/1.0 with keep-alive", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
            #"GET / ["Connection: Keep-Alive"] ''"#),
        Case(
            "HTTP/1.0 that expects to continue, without telling it to",
            "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na",
            #"POST / ["Expect: 100-continue", "Content-Length: 1"] 'a' close"#),
        Case("a minor version it does not know", "GET / HTTP/1.9\r\nHost: x\r\n\r\n", #"GET / ["Host: x"] ''"#),
        Case(
            "Connection: close among other options", "GET / HTTP/1.1\r\nHost: x\r\nConnection: a, Close ,b\r\n\r\n",
            #"GET / ["Host: x", "Connection: a, Close ,b"] '' close"#),
        Case(
            "a client that waits to be told",
            "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 1\r\n\r\na",
            "continue", #"POST / ["Host: x", "Expect: 100-Continue", "Content-Length: 1"] 'a'"#),
        Case(
            "a client that waits although it has no body", "GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n",
            #"GET / ["Host: x", "Expect: 100-continue"] ''"#),
        Case(
            "values beyond ASCII", "GET / HTTP/1.1\r\nHost: x\r\nA: \u{e9}\r\n\r\n",
            "GET / [\"Host: x\", \"A: \u{e9}\"] ''"),
        Case(
            "what browsers leave unescaped", "GET /a[1]|b?c[d]={e}^`\\ HTTP/1.1\r\nHost: x\r\n\r\n",
            #"GET /a[1]|b?c[d]={e}^`\ ["Host: x"] ''"#),
        Case("escapes", "GET /%2f%E2?%0a HTTP/1.1\r\nHost: x\r\n\r\n", #"GET /%2f%E2?%0a ["Host: x"] ''"#),
        Case(
            "fields that only look like framing",
            "GET / HTTP/1.1\r\nHost: x\r\nContent_Length: 5\r\nTransfer_Encoding: chunked\r\n\r\n",
            #"GET / ["Host: x", "Content_Length: 5", "Transfer_Encoding: chunked"] ''"#),
        Case(
            "a body that fills the limit",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n\(String(repeating: "a", count: 64))\r\n0\r\n\r\n",
            "POST / [\"Host: x\", \"Transfer-Encoding: chunked\"] '\(String(repeating: "a", count: 64))'"),
    ]

    @Test(
        "takes a request without a length as one without a body",
        arguments: [
            "POST / HTTP/1.1\r\nHost: x\r\n\r\n", "PUT / HTTP/1.1\r\nHost: x\r\nContent-Type: a/b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n\r\n",
            "DELETE / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n",
        ])
    func noLength(_ text: String) {
        let outcomes = ParserHarness.outcomes(of: text)
        guard outcomes.count == 1, case .request(_, _, _, let body, let keepsAlive) = outcomes[0] else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(body.isEmpty)
        #expect(keepsAlive)
    }

    @Test("in one piece, what is in order:", arguments: cases)
    func takes(_ example: Case) {
        #expect(ParserHarness.outcomes(of: example.text).map(\.description) == example.requests)
    }

    @Test("in any pieces, the same:", arguments: cases)
    func takesPieces(_ example: Case) {
        let bytes = Array(example.text.utf8)
        let whole = ParserHarness.outcomes(of: [bytes])
        for pieces in ParserHarness.cuts(bytes) {
            #expect(ParserHarness.outcomes(of: pieces) == whole)
        }
    }

    @Test("a value that is not UTF-8 as ISO 8859-1, so that nothing is lost")
    func latin1() {
        let bytes = Array("GET / HTTP/1.1\r\nHost: x\r\nA: ".utf8) + [0xE9, 0xFF] + Array("\r\n\r\n".utf8)
        #expect(ParserHarness.outcomes(of: [bytes]).first?.description == "GET / [\"Host: x\", \"A: \u{e9}\u{ff}\"] ''")
    }

    @Test("a binary body as it is")
    func binaryBody() {
        let body = (0..<64).map { UInt8($0 * 4 + 1) }
        var parser = RequestParser(limits: ParserHarness.limits)
        let bytes = Array("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 64\r\n\r\n".utf8) + body
        let step = bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            return parser.advance(bytes, &position)
        }
        guard case .request(let request) = step else {
            Issue.record("no request")
            return
        }
        #expect(request.body == body)
    }

    @Test("its time between requests as idle, and a header and a body as what they are")
    func phases() {
        var parser = RequestParser(limits: ParserHarness.limits)
        func feed(_ text: String) -> RequestParser.Phase {
            var text = text
            return text.withUTF8 { bytes in
                var position = 0
                while position < bytes.count { _ = parser.advance(bytes, &position) }
                return parser.phase
            }
        }
        #expect(parser.phase == .idle)
        #expect(feed("\r\n") == .idle)
        #expect(feed("P") == .header)
        #expect(feed("OST / HTTP/1.1\r\nHost: x\r\n") == .header)
        #expect(feed("Content-Length: 2\r\n\r\n") == .body)
        #expect(feed("a") == .body)
        #expect(feed("b") == .idle)
    }
}
