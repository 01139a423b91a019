import ExactJSON
import Testing

@Suite("JSON values")
struct JSONValueTests {
    let value: JSONValue = [
        "name": "Ada", "tags": ["x", nil, true], "amount": 12, "nested": ["deep": [1, 2]], "empty": [:], "none": [],
    ]

    @Test("accessors give the kind they name and nothing else")
    func accessors() {
        #expect(value["name"]?.string == "Ada")
        #expect(value["name"]?.int == nil)
        #expect(value["tags"]?[1]?.isNull == true)
        #expect(value["tags"]?[2]?.bool == true)
        #expect(value["tags"]?[3] == nil)
        #expect(value["tags"]?[-1] == nil)
        #expect(value["amount"]?.int == 12)
        #expect(value["amount"]?.number?.text == "12")
        #expect(value["nested"]?["deep"]?.array?.count == 2)
        #expect(value["nested"]?.object?.keys == ["deep"])
        #expect(value["missing"] == nil)
        #expect(value[0] == nil)
        #expect(JSONValue.null["x"] == nil)
    }

    @Test("a value is written in the order of its members")
    func text() {
        #expect(
            value.text()
                == #"{"name":"Ada","tags":["x",null,true],"amount":12,"nested":{"deep":[1,2]},"empty":{},"none":[]}"#)
    }

    @Test("sorted text orders members by their keys' bytes, at every level")
    func sorted() throws {
        let value: JSONValue = ["b": ["z": 1, "a": 2], "a": 0, "ä": 1, "B": 2, "": 3]
        #expect(value.text(sortedKeys: true) == #"{"":3,"B":2,"a":0,"b":{"a":2,"z":1},"ä":1}"#)
    }

    @Test("pretty text breaks lines and indents by two spaces")
    func pretty() throws {
        let expected = """
            {
              "a": [
                1,
                {}
              ],
              "b": [],
              "c": {
                "d": null
              }
            }
            """
        let value: JSONValue = ["a": [1, [:]], "b": [], "c": ["d": nil]]
        #expect(value.text(pretty: true) == expected)
        #expect(try JSONValue(parsing: expected) == value)
    }

    @Test("numbers are written in their own digits")
    func digits() throws {
        let text = "[1.50e1,-0,1E+2,100000000000000000000000000000000000000000000.10]"
        #expect(try JSONValue(parsing: text).text() == text)
    }

    @Test("equality is that of numbers, and that of bytes for strings and keys")
    func equality() throws {
        #expect(try JSONValue(parsing: "[13]") == JSONValue(parsing: "[13.0]"))
        #expect(try JSONValue(parsing: "[13]").hashValue == JSONValue(parsing: "[1.3e1]").hashValue)
        #expect(JSONValue.string("é") != .string("e\u{301}"))
        #expect(JSONValue.bool(false) != 0)
        #expect(JSONValue.null != "")
        #expect(JSONValue.string("1") != 1)
        #expect(JSONValue.array([]) != [:])
    }
}

@Suite("JSON objects")
struct JSONObjectTests {
    @Test("members keep their order through every change", arguments: [3, 200])
    func order(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["k\(number)"] = .number(JSONNumber(number)) }
        object["k1"] = "changed"
        object["k0"] = nil
        object["absent"] = nil
        object["new"] = true
        #expect(object.keys == (1..<count).map { "k\($0)" } + ["new"])
        #expect(object["k1"] == "changed")
        #expect(object["k0"] == nil)
        #expect(object["k2"] == 2)
        #expect(object.count == count)
        #expect(!object.isEmpty)
    }

    @Test("equality doesn't look at the order", arguments: [3, 200])
    func equality(count: Int) {
        let members = (0..<count).map { ("k\($0)", JSONValue.number(JSONNumber($0))) }
        let forwards = JSONObject(uniqueKeysWithValues: members)
        let backwards = JSONObject(uniqueKeysWithValues: members.reversed())
        #expect(forwards == backwards)
        #expect(forwards.hashValue == backwards.hashValue)
        var other = forwards
        other["k0"] = "else"
        #expect(other != forwards)
        other["k0"] = nil
        other["l0"] = 0
        #expect(other != forwards)
    }

    @Test("a repeated key is kept once, as it came first, and is told")
    func duplicates() throws {
        let text = #"{"a":1,"b":2,"\u0061":3,"a":{"x":1},"c":4,"b":5}"#
        let object = try #require(try JSONValue(parsing: text).object)
        #expect(object == ["a": 1, "b": 2, "c": 4])
        #expect(object.keys == ["a", "b", "c"])
        #expect(object.duplicateKeys == ["a", "b"])
        let plain = try #require(try JSONValue(parsing: #"{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}"#).object)
        #expect(plain.duplicateKeys.isEmpty)
    }

    @Test("repeated keys are found whatever their length and number", arguments: 1...80)
    func duplicateLengths(length: Int) throws {
        // Keys of all lengths up to this one, of which the last repeats each in turn.
        let keys = (1...length).map { String(repeating: "k", count: $0) }
        func text(_ keys: [String]) -> [UInt8] {
            Array(("{" + keys.map { "\"\($0)\":[]" }.joined(separator: ",") + "}").utf8)
        }
        #expect(try !JSONDocument(parsing: text(keys)).hasDuplicateKeys)
        for key in keys {
            #expect(try JSONDocument(parsing: text(keys + [key])).hasDuplicateKeys)
        }
    }

    @Test("keys that only look the same are two keys")
    func canonicalEquivalence() throws {
        let object = try #require(try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}").object)
        #expect(object.count == 2)
        #expect(object.duplicateKeys.isEmpty)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
    }

    @Test("an object is a sequence of its members")
    func sequence() {
        let object: JSONObject = ["a": 1, "b": 2]
        #expect(object.map(\.key) == ["a", "b"])
        #expect(object.map(\.value) == [1, 2])
    }
}
