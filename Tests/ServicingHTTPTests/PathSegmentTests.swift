import ServicingHTTP
import Testing

@Suite("A path segment")
struct PathSegmentTests {
    @Test(
        "holds any id as exactly one segment",
        arguments: [
            ("CUST-12345", "CUST-12345"), ("../x?y#z", "..%2Fx%3Fy%23z"), ("a/b", "a%2Fb"), ("a b", "a%20b"),
            ("100%", "100%25"), ("ä", "%C3%A4"), ("日本", "%E6%97%A5%E6%9C%AC"), ("a+b;c=d&e", "a%2Bb%3Bc%3Dd%26e"),
            ("...", "..."), ("~._-", "~._-"), ("a\\b", "a%5Cb"),
        ])
    func encodes(id: String, segment: String) throws {
        #expect(try PathSegment.encode(id) == segment)
    }

    @Test(
        "can't be empty, dots or hold control characters",
        arguments: ["", ".", "..", "%2e", "%2E%2e", ".%2E", "a\r\nb", "a\u{0}b", "a\u{7F}", "a\u{85}b", "a\u{2028}b"])
    func refuses(id: String) {
        #expect(throws: PathSegment.Problem.self) { try PathSegment.encode(id) }
    }
}
