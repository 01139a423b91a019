import Testing

@testable import ServicingMock

@Suite("The request parser refuses")
struct RequestRefusalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let status: Int
        let text: String
        var testDescription: String { "\(name) with \(status)" }

        init(_ name: String, status: Int = 400, _ text: String) {
            self.name = name
            self.status = status
            self.text = text
        }

        /// A field after a good request line and Host.
        static func field(_ name: String, status: Int = 400, _ text: String) -> Case {
            Case(name, status: status, "POST / HTTP/1.1\r\nHost: x\r\n\(text)\r\n\r\nhello")
        }

        /// A host.
        static func host(_ name: String, _ text: String) -> Case {
            Case(name, "GET / HTTP/1.1\r\nHost: \(text)\r\n\r\n")
        }

        /// A chunked body.
        static func chunks(_ name: String, status: Int = 400, _ text: String) -> Case {
            Case(name, status: status, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\(text)")
        }
    }

    static let lines: [Case] = [
        Case("LF alone after the request line", "GET / HTTP/1.1\nHost: x\r\n\r\n"),
        Case("LF alone after a field", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n"),
        Case("LF alone at the end", "GET / HTTP/1.1\r\nHost: x\r\n\n"),
        Case("LF alone before", "\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("CR alone in the request line", "GET / HTTP/1.1\rHost: x\r\n\r\n"),
        Case("CR alone in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n"),
        Case("CR alone before", "\rGET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("CR twice", "GET / HTTP/1.1\r\r\nHost: x\r\n\r\n"),
        Case("too many empty lines", "\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("two spaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a space at the end", "GET / HTTP/1.1 \r\nHost: x\r\n\r\n"),
        Case("a space before", " GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a tab", "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("no target", "GET HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("no version", "GET /\r\nHost: x\r\n\r\n"),
        Case("an empty target", "GET  HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a method that is no token", "G(T / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("what is no HTTP at all", "\u{16}\u{3}\u{1}"),
        Case("a long method", status: 501, "\(String(repeating: "A", count: 65)) / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a method without end", "\(String(repeating: "A", count: 2000))"),
        Case("HTTP/2", status: 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Case("HTTP/0.9", status: 505, "GET / HTTP/0.9\r\nHost: x\r\n\r\n"),
        Case("a version without minor", "GET / HTTP/1\r\nHost: x\r\n\r\n"),
        Case("a version of two digits", "GET / HTTP/01.1\r\nHost: x\r\n\r\n"),
        Case("a version in lower case", "GET / http/1.1\r\nHost: x\r\n\r\n"),
        Case("another protocol", "GET / HTCP/1.1\r\nHost: x\r\n\r\n"),
    ]

    static let targets: [Case] = [
        Case("a long target", status: 414, "GET /\(String(repeating: "a", count: 100)) HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a target without end", status: 414, "GET /\(String(repeating: "a", count: 2000))"),
        Case("a fragment", "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a space in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a backslash in the path", "GET /a\\b HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a quote", "GET /?\" HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("NUL in the target", "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("bytes beyond ASCII", "GET /\u{e9} HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("half an escape", "GET /%4 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("no escape", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a target without slash", "GET a HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("* with GET", "GET * HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("another scheme", "GET ftp://a/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("https without TLS", status: 421, "GET https://a/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("an absolute target without host", "GET http:///a HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("an absolute target with user info", "GET http://u@a/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("an absolute target without Host", "GET http://a/ HTTP/1.1\r\n\r\n"),
        Case("CONNECT", status: 501, "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"),
        Case("CONNECT to a path", "CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n"),
    ]

    static let fields: [Case] = [
        .field("a folded line", "A: b\r\n c"),
        Case("a folded line after the request line", "GET / HTTP/1.1\r\n Host: x\r\n\r\n"),
        .field("white space before the colon", "A : b"),
        .field("a tab in a name", "A\tb: c"),
        .field("no name", ": b"),
        .field("no colon", "Ab"),
        .field("a bracket in a name", "A[b]: c"),
        .field("a name beyond ASCII", "A\u{eb}: c"),
        .field("NUL in a value", "A: b\0c"),
        .field("a control character in a value", "A: b\u{7}c"),
        .field("DEL in a value", "A: b\u{7f}c"),
        .field("a large header", status: 431, "A: \(String(repeating: "b", count: 1024))"),
        Case(
            "a header without end", status: 431,
            "GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "b", count: 2048))"),
        .field("many fields", status: 431, Array(repeating: "A: b\r\n", count: 200).joined()),
        .field("an unknown expectation", status: 417, "Expect: 200-ok"),
        Case("no Host", "GET / HTTP/1.1\r\nA: b\r\n\r\n"),
        .field("a second Host", "Host: y"),
        .field("the same Host again", "host: x"),
        Case("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n"),
        .host("an empty Host", ""),
        .host("a Host with user info", "u@x"),
        .host("a Host with a path", "x/y"),
        .host("a Host with a list", "x, y"),
        .host("a Host with a bad port", "x:8a"),
        .host("a Host with too large a port", "x:65536"),
        .host("a Host with two ports", "x:1:2"),
        .host("a Host that is only a port", ":80"),
        .host("a Host with half an escape", "x%4"),
        .host("a Host with half an IPv6 address", "[::1"),
        .host("a Host with a bad IPv6 address", "[1:2:3]"),
        .host("a Host with a zone", "[fe80::1%25eth0]"),
    ]

    static let lengths: [Case] = [
        .field("both lengths", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
        .field("both lengths the other way round", "Transfer-Encoding: chunked\r\nContent-Length: 5"),
        .field("differing lengths", "Content-Length: 5\r\nContent-Length: 6"),
        .field("differing lengths in one field", "Content-Length: 5, 6"),
        .field("an empty length", "Content-Length: "),
        .field("a length of commas", "Content-Length: 5,"),
        .field("a signed length", "Content-Length: +5"),
        .field("a negative length", "Content-Length: -1"),
        .field("a hexadecimal length", "Content-Length: 0x5"),
        .field("a length with a separator", "Content-Length: 1_0"),
        .field("a length with a space", "Content-Length: 1 0"),
        .field("a length with a fraction", "Content-Length: 5.0"),
        .field("a length that wraps", "Content-Length: 18446744073709551621"),
        .field("a length beyond the limit", status: 413, "Content-Length: 65"),
        .field("the largest length", status: 413, "Content-Length: 18446744073709551615"),
        .field("chunked twice", "Transfer-Encoding: chunked, chunked"),
        .field("chunked twice in two fields", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
        .field("chunked not last", "Transfer-Encoding: chunked, gzip"),
        .field("chunked with parameters", "Transfer-Encoding: chunked;a=b"),
        .field("no chunked", "Transfer-Encoding: gzip"),
        .field("identity", "Transfer-Encoding: identity"),
        .field("what only ends like chunked", "Transfer-Encoding: xchunked"),
        .field("quoted chunked", "Transfer-Encoding: \"chunked\""),
        .field("chunked and a word", "Transfer-Encoding: chunked x"),
        .field("an empty coding", "Transfer-Encoding: "),
        .field("only commas", "Transfer-Encoding: ,,"),
        .field("an unknown coding under chunked", status: 501, "Transfer-Encoding: gzip, chunked"),
        .field("identity under chunked", status: 501, "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked"),
        Case("a coding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Case("an unknown coding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
    ]

    static let bodies: [Case] = [
        .chunks("an empty size", "\r\na\r\n0\r\n\r\n"),
        .chunks("a size that is no number", "g\r\na\r\n0\r\n\r\n"),
        .chunks("a signed size", "+1\r\na\r\n0\r\n\r\n"),
        .chunks("a negative size", "-1\r\na\r\n0\r\n\r\n"),
        .chunks("a prefixed size", "0x1\r\na\r\n0\r\n\r\n"),
        .chunks("a size with a separator", "1_0\r\na\r\n0\r\n\r\n"),
        .chunks("a size that wraps", "10000000000000001\r\na\r\n0\r\n\r\n"),
        .chunks("a size beyond the limit", status: 413, "41\r\n"),
        .chunks(
            "sizes that add up beyond the limit", status: 413, "20\r\n\(String(repeating: "a", count: 32))\r\n21\r\n"),
        .chunks("the largest size", status: 413, "FFFFFFFFFFFFFFFF\r\n"),
        .chunks("a space before the size", " 1\r\na\r\n0\r\n\r\n"),
        .chunks("a space after the size", "1 \r\na\r\n0\r\n\r\n"),
        .chunks("an extension without name", "1;\r\na\r\n0\r\n\r\n"),
        .chunks("an extension that is no token", "1;a[=b\r\na\r\n0\r\n\r\n"),
        .chunks("an extension without value", "1;a=\r\na\r\n0\r\n\r\n"),
        .chunks("an extension with half a string", "1;a=\"b\r\na\r\n0\r\n\r\n"),
        .chunks("NUL in an extension", "1;a\0\r\na\r\n0\r\n\r\n"),
        .chunks("CR in an extension", "1;a\rb\r\na\r\n0\r\n\r\n"),
        .chunks("a long extension", "1;a=\(String(repeating: "b", count: 60))\r\na\r\n0\r\n\r\n"),
        .chunks(
            "extensions that add up",
            "1;a=\(String(repeating: "b", count: 34))\r\na\r\n1;a=\(String(repeating: "b", count: 34))\r\na\r\n0\r\n\r\n"
        ),
        .chunks("LF alone after the size", "1\na\r\n0\r\n\r\n"),
        .chunks("LF alone after the data", "1\r\na\n0\r\n\r\n"),
        .chunks("CR alone after the size", "1\ra\r\n0\r\n\r\n"),
        .chunks("more data than the size", "1\r\nab\r\n0\r\n\r\n"),
        .chunks("no line end after the data", "1\r\na0\r\n\r\n"),
        .chunks("LF alone at the end", "0\r\n\n"),
        .chunks("a folded trailer", "0\r\nA: b\r\n c\r\n\r\n"),
        .chunks("a trailer without colon", "0\r\nAb\r\n\r\n"),
        .chunks("large trailers", status: 431, "0\r\nA: \(String(repeating: "b", count: 200))\r\n\r\n"),
        .chunks("no end", "1\r\na\r\n"),
        Case("a short body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nhello"),
        Case("half a header", "GET / HTTP/1.1\r\nHost: x\r\n"),
    ]

    static let cases = lines + targets + fields + lengths + bodies

    @Test("in one piece:", arguments: cases)
    func refuses(_ example: Case) {
        let outcomes = ParserHarness.outcomes(of: example.text)
        #expect(outcomes.compactMap(\.status) == [example.status], "\(outcomes)")
        #expect(outcomes.count == 1)
    }

    @Test("in any pieces, for the same reason:", arguments: cases)
    func refusesPieces(_ example: Case) {
        let bytes = Array(example.text.utf8)
        let whole = ParserHarness.outcomes(of: [bytes])
        for pieces in ParserHarness.cuts(bytes) {
            #expect(ParserHarness.outcomes(of: pieces) == whole)
        }
    }

    @Test("everything behind what it refused")
    func staysRefused() {
        var parser = RequestParser(limits: ParserHarness.limits)
        func feed(_ text: String) -> Int? {
            var text = text
            return text.withUTF8 { bytes in
                var position = 0
                guard case .refused(let refusal) = parser.advance(bytes, &position) else { return nil }
                return refusal.status
            }
        }
        #expect(feed("GET / HTTP/3.0\r\n") == 505)
        #expect(feed("GET / HTTP/1.1\r\nHost: x\r\n\r\n") == 505)
    }

    @Test("without a byte of the request in what it says")
    func quotesNothing() {
        for example in Self.cases {
            for case .refused(_, let explanation) in ParserHarness.outcomes(of: example.text) {
                #expect(!explanation.contains("hello"))
                #expect(!explanation.contains("HTTP/"))
                #expect(explanation.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
            }
        }
    }
}
