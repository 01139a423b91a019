import Testing

@testable import ServicingRecordings

@Suite("What masks stand for in a replay")
struct MaskBindingsTests {
    private static func match(_ recorded: String, _ sent: String) -> [Int: String]? {
        var bindings = MaskBindings()
        return bindings.match(recorded, sent) ? bindings.values : nil
    }

    @Test("is what stands between the recording's own words")
    func simple() {
        #expect(Self.match("ssn=masked-1, pin=masked-2.", "ssn=078, pin=12.") == [1: "078", 2: "12"])
        #expect(Self.match("masked-1", "é漢") == [1: "é漢"])
        #expect(Self.match("a masked-1", "a ") == nil)
        #expect(Self.match("a masked-1 b", "a x c") == nil)
        #expect(Self.match("plain", "plain") == [:])
    }

    @Test("ends later than where the words behind it come first, where only that fits")
    func later() {
        #expect(Self.match("by masked-1 Roe.", "by Ada Roe Roe.") == [1: "Ada Roe"])
        #expect(Self.match("masked-1, masked-2!", "a, b, c!").map { Set($0.values) } == ["a", "b, c"])
    }

    @Test("is one value throughout, and another mask's never")
    func consistent() {
        #expect(Self.match("masked-1 and masked-1", "x and x") == [1: "x"])
        #expect(Self.match("masked-1 and masked-1", "x and y") == nil)
        #expect(Self.match("masked-1 and masked-2", "x and x") == nil)
    }

    @Test("is given up where texts of many masks fit in no way, and not looked for for ever")
    func bounded() {
        func rows(_ count: Int, _ value: (Int) -> String) -> String {
            (1...count).map { "ssn=\(value($0)) amount 10, " }.joined()
        }
        #expect(Self.match(rows(20) { "masked-\($0)" }, rows(200) { "\($0)" } + "end") == nil)
        #expect(Self.match(rows(200) { "masked-\($0)" }, rows(200) { "\($0)" })?.count == 200)
    }
}
