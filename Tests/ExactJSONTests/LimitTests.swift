import ExactJSON
import Testing

@Suite("A text can't ask for more than its reader gives")
struct LimitTests {
    @Test("nesting is read to the limit and not beyond", arguments: [1, 2, 127, 128, 512])
    func depth(limit: Int) throws {
        let limits = JSONLimits(maximumDepth: limit)
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try JSONValue(parsing: nested(limit), limits: limits).array != nil)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: nested(limit + 1), limits: limits) }
        #expect(error?.kind == .depth)
        #expect(error?.offset == limit)
    }

    @Test("a hundred thousand brackets are refused at once", arguments: ["[", "{\"a\":", "[{\"a\":", "[[],"])
    func bombs(piece: String) {
        let limits = JSONLimits(maximumDepth: .max)
        let error = #expect(throws: JSONError.self) {
            try JSONDocument(parsing: Array(String(repeating: piece, count: 100_000).utf8), limits: limits)
        }
        #expect(error?.kind == .depth)
    }

    @Test("siblings don't add to the depth")
    func siblings() throws {
        let text = "[" + String(repeating: "[[]],", count: 1000) + "{}]"
        #expect(try JSONValue(parsing: text, limits: JSONLimits(maximumDepth: 3)).array?.count == 1001)
    }

    @Test("a text longer than the limit is refused before it is read")
    func size() throws {
        let limits = JSONLimits(maximumBytes: 4)
        #expect(try JSONValue(parsing: "1234", limits: limits).int == 1234)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "12345", limits: limits) }
        #expect(error?.kind == .size)
    }

    @Test("a depth of none reads scalars alone")
    func noDepth() throws {
        let limits = JSONLimits(maximumDepth: 0)
        #expect(try JSONValue(parsing: "1", limits: limits) == 1)
        #expect(throws: JSONError.self) { try JSONValue(parsing: "[]", limits: limits) }
    }

    @Test("many keys that are alike take no longer than others", .timeLimit(.minutes(1)))
    func similarKeys() throws {
        // Equal at both ends and in length, so that a hash of the ends would put all into one place.
        let members = (100_000..<200_000).map { "\"beginning\($0)the very end\":0" }
        let text = "{" + members.joined(separator: ",") + "}"
        let document = try JSONDocument(parsing: Array(text.utf8))
        #expect(!document.hasDuplicateKeys)
        #expect(document.root.value.object?.count == 100_000)
        #expect(try ExactJSONDecoder().decode([String: Int].self, from: document).count == 100_000)
    }

    @Test("many repeated keys take no longer than others", .timeLimit(.minutes(1)))
    func repeatedKeys() throws {
        let members = (0..<100_000).map { "\"key\($0 / 2)\":\($0)" }
        let document = try JSONDocument(parsing: Array(("{" + members.joined(separator: ",") + "}").utf8))
        #expect(document.root.value.object?.duplicateKeys.count == 50_000)
        let decoded = try ExactJSONDecoder().decode([String: Int].self, from: document)
        #expect(decoded.count == 50_000)
        #expect(decoded["key7"] == 14)
    }

    @Test("many unreadable fields take no longer than others", .timeLimit(.minutes(1)))
    func unreadableFields() throws {
        struct Row: Decodable {
            var a: Int?
        }
        var decoder = ExactJSONDecoder()
        decoder.options.collectsUnreadableOptionals = true
        let text = "[" + Array(repeating: "{\"a\":\"x\"}", count: 50_000).joined(separator: ",") + "]"
        let unreadable = try decoder.decodeReporting([Row].self, from: Array(text.utf8)).unreadable
        #expect(unreadable.count == 50_000)
        #expect(unreadable.last?.path == "[49999].a")
    }

    @Test("a number may have a million digits")
    func longNumbers() throws {
        let digits = String(repeating: "9", count: 1_000_000)
        let number = try #require(try JSONValue(parsing: digits + ".0").number)
        #expect(number == JSONNumber(digits))
        #expect(number.int == nil)
        #expect(number.decimal == nil)
    }
}
