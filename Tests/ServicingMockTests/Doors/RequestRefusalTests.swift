import Testing

@testable import ServicingMock

@Suite("The request parser refuses")
struct RequestRefusalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let refusal: RequestRefusal
        let text: String
        var testDescription: String { "\(name) with \(refusal.status)" }

        init(_ name: String, _ refusal: RequestRefusal, _ text: String) {
            self.name = name
            self.refusal = refusal
            self.text = text
        }

        /// A field after a good request line and Host.
        static func field(_ name: String, _ refusal: RequestRefusal, _ text: String) -> Case {
            Case(name, refusal, "POST / HTTP/1.1\r\nHost: x\r\n\(text)\r\n\r\nhello")
        }

        /// A host.
        static func host(_ name: String, _ refusal: RequestRefusal, _ text: String) -> Case {
            Case(name, refusal, "GET / HTTP/1.1\r\nHost: \(text)\r\n\r\n")
        }

        /// A chunked body.
        static func chunks(_ name: String, _ refusal: RequestRefusal, _ text: String) -> Case {
            Case(name, refusal, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\(text)")
        }
    }

    static let lines: [Case] = [
        Case("LF alone after the request line", .bareLF, "GET / HTTP/1.1\nHost: x\r\n\r\n"),
        Case("LF alone after a field", .bareLF, "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n"),
        Case("LF alone at the end", .bareLF, "GET / HTTP/1.1\r\nHost: x\r\n\n"),
        Case("LF alone before", .bareLF, "\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("CR alone in the request line", .bareCR, "GET / HTTP/1.1\rHost: x\r\n\r\n"),
        Case("CR alone in a value", .bareCR, "GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n"),
        Case("CR alone before", .bareCR, "\rGET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("CR twice", .bareCR, "GET / HTTP/1.1\r\r\nHost: x\r\n\r\n"),
        Case("too many empty lines", .emptyLines, "\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("two spaces", .requestLine, "GET  / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a space at the end", .requestLine, "GET / HTTP/1.1 \r\nHost: x\r\n\r\n"),
        Case("a space before", .requestLine, " GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a tab", .requestLine, "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("no target", .requestLine, "GET HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("no version", .requestLine, "GET /\r\nHost: x\r\n\r\n"),
        Case("an empty target", .requestLine, "GET  HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a method that is no token", .requestLine, "G(T / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("what is no HTTP at all", .requestLine, "\u{16}\u{3}\u{1}"),
        Case("a long method", .method, "\(String(repeating: "A", count: 65)) / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a method without end", .requestLine, "\(String(repeating: "A", count: 2000))"),
        Case("HTTP/2", .version, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Case("HTTP/0.9", .version, "GET / HTTP/0.9\r\nHost: x\r\n\r\n"),
        Case("a version without minor", .requestLine, "GET / HTTP/1\r\nHost: x\r\n\r\n"),
        Case("a version of two digits", .requestLine, "GET / HTTP/01.1\r\nHost: x\r\n\r\n"),
        Case("a version in lower case", .requestLine, "GET / http/1.1\r\nHost: x\r\n\r\n"),
        Case("another protocol", .requestLine, "GET / HTCP/1.1\r\nHost: x\r\n\r\n"),
    ]

    static let targets: [Case] = [
        Case("a long target", .targetTooLong, "GET /\(String(repeating: "a", count: 100)) HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a target without end", .targetTooLong, "GET /\(String(repeating: "a", count: 2000))"),
        Case("a fragment", .target, "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a space in the target", .requestLine, "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a backslash in the path", .target, "GET /a\\b HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a quote", .target, "GET /?\" HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("NUL in the target", .target, "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("bytes beyond ASCII", .target, "GET /\u{e9} HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("half an escape", .target, "GET /%4 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("no escape", .target, "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("a target without slash", .targetForm, "GET a HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("* with GET", .targetForm, "GET * HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("another scheme", .targetForm, "GET ftp://a/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("https without TLS", .misdirected, "GET https://a/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("an absolute target without host", .host, "GET http:///a HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("an absolute target with user info", .host, "GET http://u@a/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        Case("an absolute target without Host", .noHost, "GET http://a/ HTTP/1.1\r\n\r\n"),
        Case("CONNECT", .connect, "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"),
        Case("CONNECT to a path", .host, "CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n"),
    ]

    static let fields: [Case] = [
        .field("a folded line", .folded, "A: b\r\n c"),
        Case("a folded line after the request line", .folded, "GET / HTTP/1.1\r\n Host: x\r\n\r\n"),
        .field("white space before the colon", .fieldName, "A : b"),
        .field("a tab in a name", .fieldName, "A\tb: c"),
        .field("no name", .fieldName, ": b"),
        .field("no colon", .noColon, "Ab"),
        .field("a bracket in a name", .fieldName, "A[b]: c"),
        .field("a name beyond ASCII", .fieldName, "A\u{eb}: c"),
        .field("NUL in a value", .fieldValue, "A: b\0c"),
        .field("a control character in a value", .fieldValue, "A: b\u{7}c"),
        .field("DEL in a value", .fieldValue, "A: b\u{7f}c"),
        .field("a large header", .headerTooLarge, "A: \(String(repeating: "b", count: 1024))"),
        Case(
            "a header without end", .headerTooLarge,
            "GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "b", count: 2048))"),
        .field("many fields", .headerTooLarge, Array(repeating: "A: b\r\n", count: 200).joined()),
        .field("an unknown expectation", .expectation, "Expect: 200-ok"),
        Case("no Host", .noHost, "GET / HTTP/1.1\r\nA: b\r\n\r\n"),
        .field("a second Host", .hosts, "Host: y"),
        .field("the same Host again", .hosts, "host: x"),
        Case("two Hosts in HTTP/1.0", .hosts, "GET / HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n"),
        .host("an empty Host", .host, ""),
        .host("a Host with user info", .host, "u@x"),
        .host("a Host with a path", .host, "x/y"),
        .host("a Host with a list", .host, "x, y"),
        .host("a Host with a bad port", .host, "x:8a"),
        .host("a Host with too large a port", .host, "x:65536"),
        .host("a Host with two ports", .host, "x:1:2"),
        .host("a Host that is only a port", .host, ":80"),
        .host("a Host with half an escape", .host, "x%4"),
        .host("a Host with half an IPv6 address", .host, "[::1"),
        .host("a Host with a bad IPv6 address", .host, "[1:2:3]"),
        .host("a Host with a zone", .host, "[fe80::1%25eth0]"),
    ]

    static let lengths: [Case] = [
        Case("a POST of HTTP/1.0 without a length", .lengthRequired, "POST / HTTP/1.0\r\nHost: x\r\n\r\nhello"),
        .field("an expected body without a length", .lengthRequired, "Expect: 100-continue"),
        .field("both lengths", .bothLengths, "Content-Length: 5\r\nTransfer-Encoding: chunked"),
        .field("both lengths the other way round", .bothLengths, "Transfer-Encoding: chunked\r\nContent-Length: 5"),
        .field("differing lengths", .contentLength, "Content-Length: 5\r\nContent-Length: 6"),
        .field("differing lengths in one field", .contentLength, "Content-Length: 5, 6"),
        .field("an empty length", .contentLength, "Content-Length: "),
        .field("a length of commas", .contentLength, "Content-Length: 5,"),
        .field("a signed length", .contentLength, "Content-Length: +5"),
        .field("a negative length", .contentLength, "Content-Length: -1"),
        .field("a hexadecimal length", .contentLength, "Content-Length: 0x5"),
        .field("a length with a separator", .contentLength, "Content-Length: 1_0"),
        .field("a length with a space", .contentLength, "Content-Length: 1 0"),
        .field("a length with a fraction", .contentLength, "Content-Length: 5.0"),
        .field("a length that wraps", .contentLength, "Content-Length: 18446744073709551621"),
        .field("a length beyond the limit", .bodyTooLarge, "Content-Length: 65"),
        .field("the largest length", .bodyTooLarge, "Content-Length: 18446744073709551615"),
        .field("chunked twice", .chunkedNotLast, "Transfer-Encoding: chunked, chunked"),
        .field(
            "chunked twice in two fields", .chunkedNotLast, "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
        .field("chunked not last", .chunkedNotLast, "Transfer-Encoding: chunked, gzip"),
        .field("chunked with parameters", .chunkedNotLast, "Transfer-Encoding: chunked;a=b"),
        .field("no chunked", .chunkedNotLast, "Transfer-Encoding: gzip"),
        .field("identity", .chunkedNotLast, "Transfer-Encoding: identity"),
        .field("what only ends like chunked", .chunkedNotLast, "Transfer-Encoding: xchunked"),
        .field("quoted chunked", .codingSyntax, "Transfer-Encoding: \"chunked\""),
        .field("chunked and a word", .codingSyntax, "Transfer-Encoding: chunked x"),
        .field("an empty coding", .codingSyntax, "Transfer-Encoding: "),
        .field("only commas", .codingSyntax, "Transfer-Encoding: ,,"),
        .field("an unknown coding under chunked", .unknownCoding, "Transfer-Encoding: gzip, chunked"),
        .field("identity under chunked", .unknownCoding, "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked"),
        Case("a coding in HTTP/1.0", .codingInHTTP10, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Case(
            "an unknown coding in HTTP/1.0", .codingInHTTP10,
            "POST / HTTP/1.0\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
    ]

    static let bodies: [Case] = [
        .chunks("an empty size", .chunkSize, "\r\na\r\n0\r\n\r\n"),
        .chunks("a size that is no number", .chunkSize, "g\r\na\r\n0\r\n\r\n"),
        .chunks("a signed size", .chunkSize, "+1\r\na\r\n0\r\n\r\n"),
        .chunks("a negative size", .chunkSize, "-1\r\na\r\n0\r\n\r\n"),
        .chunks("a prefixed size", .chunkSize, "0x1\r\na\r\n0\r\n\r\n"),
        .chunks("a size with a separator", .chunkSize, "1_0\r\na\r\n0\r\n\r\n"),
        .chunks("a size that wraps", .chunkSize, "10000000000000001\r\na\r\n0\r\n\r\n"),
        .chunks("a size beyond the limit", .bodyTooLarge, "41\r\n"),
        .chunks(
            "sizes that add up beyond the limit", .bodyTooLarge, "20\r\n\(String(repeating: "a", count: 32))\r\n21\r\n"),
        .chunks("the largest size", .bodyTooLarge, "FFFFFFFFFFFFFFFF\r\n"),
        .chunks("a space before the size", .chunkSize, " 1\r\na\r\n0\r\n\r\n"),
        .chunks("a space after the size", .chunkSize, "1 \r\na\r\n0\r\n\r\n"),
        .chunks("an extension without name", .chunkExtension, "1;\r\na\r\n0\r\n\r\n"),
        .chunks("an extension that is no token", .chunkExtension, "1;a[=b\r\na\r\n0\r\n\r\n"),
        .chunks("an extension without value", .chunkExtension, "1;a=\r\na\r\n0\r\n\r\n"),
        .chunks("an extension with half a string", .chunkExtension, "1;a=\"b\r\na\r\n0\r\n\r\n"),
        .chunks("NUL in an extension", .chunkExtension, "1;a\0\r\na\r\n0\r\n\r\n"),
        .chunks("CR in an extension", .bareCR, "1;a\rb\r\na\r\n0\r\n\r\n"),
        .chunks("a long extension", .chunkExtension, "1;a=\(String(repeating: "b", count: 60))\r\na\r\n0\r\n\r\n"),
        .chunks(
            "extensions that add up", .chunkExtension,
            "1;a=\(String(repeating: "b", count: 34))\r\na\r\n1;a=\(String(repeating: "b", count: 34))\r\na\r\n0\r\n\r\n"
        ),
        .chunks("LF alone after the size", .bareLF, "1\na\r\n0\r\n\r\n"),
        .chunks("LF alone after the data", .chunkEnd, "1\r\na\n0\r\n\r\n"),
        .chunks("CR alone after the size", .bareCR, "1\ra\r\n0\r\n\r\n"),
        .chunks("more data than the size", .chunkEnd, "1\r\nab\r\n0\r\n\r\n"),
        .chunks("no line end after the data", .chunkEnd, "1\r\na0\r\n\r\n"),
        .chunks("LF alone at the end", .bareLF, "0\r\n\n"),
        .chunks("a folded trailer", .folded, "0\r\nA: b\r\n c\r\n\r\n"),
        .chunks("a trailer without colon", .noColon, "0\r\nAb\r\n\r\n"),
        .chunks("large trailers", .trailersTooLarge, "0\r\nA: \(String(repeating: "b", count: 200))\r\n\r\n"),
        .chunks("no end", .incomplete, "1\r\na\r\n"),
        Case("a short body", .incomplete, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nhello"),
        Case("half a header", .incomplete, "GET / HTTP/1.1\r\nHost: x\r\n"),
    ]

    static let cases = lines + targets + fields + lengths + bodies

    @Test("in one piece:", arguments: cases)
    func refuses(_ example: Case) {
        let outcomes = ParserHarness.outcomes(of: example.text)
        #expect(outcomes == [.refused(example.refusal.status, example.refusal.explanation)])
    }

    @Test("in any pieces, for the same reason:", arguments: cases)
    func refusesPieces(_ example: Case) {
        let bytes = Array(example.text.utf8)
        let whole = ParserHarness.outcomes(of: [bytes])
        for pieces in ParserHarness.cuts(bytes) {
            #expect(ParserHarness.outcomes(of: pieces) == whole)
        }
    }

    @Test("with the status that fits")
    func statuses() {
        let others: [(RequestRefusal, Int)] = [
            (.headerTooLarge, 431), (.trailersTooLarge, 431), (.method, 501), (.connect, 501), (.unknownCoding, 501),
            (.version, 505), (.targetTooLong, 414), (.misdirected, 421), (.bodyTooLarge, 413), (.expectation, 417),
            (.lengthRequired, 411),
            (.headerTime, 408), (.bodyTime, 408),
        ]
        for (refusal, status) in others { #expect(refusal.status == status) }
        for example in Self.cases where !others.contains(where: { $0.0 == example.refusal }) {
            #expect(example.refusal.status == 400)
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
