import ExactJSON
import Testing

@Suite("Every kind of coding container works both ways")
struct ContainerTests {
    enum Shape: Codable, Equatable {
        case circle(radius: Int)
        case line(from: Int, to: Int)
        case point
        case pair(Int, String?)
    }

    class Animal: Codable {
        var name = "Ada"

        init() {}

        enum CodingKeys: CodingKey {
            case name
        }
    }

    final class Dog: Animal {
        var tricks = ["sit"]

        enum CodingKeys: CodingKey {
            case tricks, base
        }

        override init() { super.init() }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            tricks = try container.decode([String].self, forKey: .tricks)
            _ = try container.superDecoder(forKey: .base)
            try super.init(from: container.superDecoder())
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try super.encode(to: container.superEncoder())
            try container.encode(tricks, forKey: .tricks)
            try super.encode(to: container.superEncoder(forKey: .base))
        }
    }

    /// Asks for everything by hand, and fills two nested containers in turns.
    struct ByHand: Codable, Equatable {
        enum Key: String, CodingKey {
            case a, b, list, null, sub
        }

        var a = 1
        var b = [2, 3]

        init() {}

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            let first = try container.nestedContainer(keyedBy: Key.self, forKey: .a)
            a = try first.decode(Int.self, forKey: .a)
            var list = try container.nestedUnkeyedContainer(forKey: .list)
            #expect(list.count == 5)
            b = [try list.decode(Int.self)]
            #expect(try list.decodeNil())
            #expect(try !list.decodeNil())
            #expect(list.currentIndex == 2)
            var inner = try list.nestedUnkeyedContainer()
            b.append(try inner.decode(Int.self))
            #expect(inner.isAtEnd)
            let object = try list.nestedContainer(keyedBy: Key.self)
            #expect(object.allKeys == [.b])
            #expect(object.contains(.b) && !object.contains(.a))
            #expect(try String(from: list.superDecoder()) == "super")
            #expect(list.isAtEnd)
            #expect(try list.decodeIfPresent(Int.self) == nil)
            #expect(throws: JSONError.self) { try list.decode(Int.self) }
            #expect(try container.decodeNil(forKey: .null))
            #expect(try container.decodeIfPresent(Int.self, forKey: .null) == nil)
            #expect(container.allKeys == [.a, .list, .null])
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            var first = container.nestedContainer(keyedBy: Key.self, forKey: .a)
            var list = container.nestedUnkeyedContainer(forKey: .list)
            try first.encode(a, forKey: .a)
            try list.encode(b[0])
            try container.encodeNil(forKey: .null)
            try list.encodeNil()
            var inner = list.nestedUnkeyedContainer()
            var object = list.nestedContainer(keyedBy: Key.self)
            try object.encode(true, forKey: .b)
            try inner.encode(b[1])
            try first.encode(0, forKey: .b)
            try "super".encode(to: list.superEncoder())
            #expect(list.count == 5)
        }
    }

    /// Encodes its fields through two containers of one encoder, as subclasses do.
    struct Twice: Encodable {
        enum First: CodingKey { case a }
        enum Second: CodingKey { case b }

        func encode(to encoder: any Encoder) throws {
            var first = encoder.container(keyedBy: First.self)
            try first.encode(1, forKey: .a)
            var second = encoder.container(keyedBy: Second.self)
            try second.encode([Int](), forKey: .b)
        }
    }

    func text(_ value: some Encodable) throws -> String {
        String(decoding: try ExactJSONEncoder().encode(value), as: UTF8.self)
    }

    func read<Value: Decodable>(_ text: String) throws -> Value {
        try ExactJSONDecoder().decode(Value.self, from: Array(text.utf8))
    }

    @Test(
        "enums with associated values",
        arguments: [
            (Shape.circle(radius: 3), #"{"circle":{"radius":3}}"#),
            (.line(from: 1, to: 2), #"{"line":{"from":1,"to":2}}"#),
            (.point, #"{"point":{}}"#), (.pair(1, nil), #"{"pair":{"_0":1}}"#),
            (.pair(1, "x"), #"{"pair":{"_0":1,"_1":"x"}}"#),
        ])
    func enums(shape: Shape, expected: String) throws {
        #expect(try text(shape) == expected)
        #expect(try read(expected) == shape)
    }

    @Test("an enum's object must have one case")
    func enumWithTwoCases() {
        let error = #expect(throws: JSONError.self) { try read(#"{"circle":{"radius":3},"point":{}}"#) as Shape }
        #expect(error?.kind == .typeMismatch)
    }

    @Test("subclasses encode their superclass into a place of its own")
    func superclasses() throws {
        let dog = Dog()
        dog.name = "Rex"
        let expected = #"{"super":{"name":"Rex"},"tricks":["sit"],"base":{"name":"Rex"}}"#
        #expect(try text(dog) == expected)
        let back: Dog = try read(expected)
        #expect(back.name == "Rex")
        #expect(throws: JSONError.self) { try read(#"{"tricks":[],"base":{}}"#) as Dog }
    }

    @Test("nested containers may be filled in any order")
    func nested() throws {
        let expected = #"{"a":{"a":1,"b":0},"list":[2,null,[3],{"b":true},"super"],"null":null}"#
        #expect(try text(ByHand()) == expected)
        #expect(try read(expected) == ByHand())
    }

    @Test("optionals at every place")
    func optionals() throws {
        let expected = #"[null,[1,null],null,{"a":null,"b":3}]"#
        #expect(try text([nil, [1, nil], nil] as [[Int?]?]) == "[null,[1,null],null]")
        #expect(try read("[null,[1,null]]") == [nil, [1, nil]] as [[Int?]?])
        #expect(try text(["a": nil, "b": 3] as [String: Int?]) == #"{"a":null,"b":3}"#)
        #expect(try text(Int?.none) == "null")
        #expect(try text(Int??.some(3)) == "3")
        #expect(try read("null") == Int?.none)
        #expect(
            try read(expected) as [JSONValue?]
                == [.null, [1, nil], .null, ["a": nil, "b": 3]].map { $0 == .null ? nil : $0 })
    }

    @Test("dictionaries are written in the order of their keys' bytes")
    func dictionaries() throws {
        let dictionary = Dictionary(uniqueKeysWithValues: (0..<100).map { ("k\($0)", $0) })
        let sorted = dictionary.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(
            try text(dictionary) == "{" + sorted.map { "\"\($0)\":\(dictionary[$0] ?? 0)" }.joined(separator: ",") + "}"
        )
        #expect(try read(text(dictionary)) == dictionary)
        #expect(try text(["b": ["y": 1, "x": 2], "a": [:]]) == #"{"a":{},"b":{"x":2,"y":1}}"#)
        #expect(try read(#"{"1":"a","2":"b"}"#) == [1: "a", 2: "b"])
        #expect(try read(text([1: "a"])) == [1: "a"])
    }

    @Test("scalars of every type, alone, in arrays and in objects")
    func scalars() throws {
        struct All: Codable, Equatable {
            var a: Int8 = -8, b: Int16 = -16, c: Int32 = -32, d: Int64 = .min, e: Int = .max, f: Int128 = .min
            var g: UInt8 = 8, h: UInt16 = 16, i: UInt32 = 32, j: UInt64 = .max, k: UInt = .max, l: UInt128 = .max
            var m = true, n = false, o = "s", p = 0.5, q: Float = -1.25
            var r: Int8? = 1, s: String? = nil, t: Double? = 1e300, u: UInt128? = 7, v: Bool? = true, w: Float? = 2
        }
        let all = try text(All())
        #expect(
            all == """
                {"a":-8,"b":-16,"c":-32,"d":-9223372036854775808,"e":9223372036854775807,\
                "f":-170141183460469231731687303715884105728,"g":8,"h":16,"i":32,"j":18446744073709551615,\
                "k":18446744073709551615,"l":340282366920938463463374607431768211455,"m":true,"n":false,"o":"s","p":0.5,\
                "q":-1.25,"r":1,"t":1e+300,"u":7,"v":true,"w":2}
                """)
        #expect(try read(all) == All())
        func both<Value: Codable & Equatable>(_ values: Value...) throws {
            #expect(try read(text(values)) == values)
            for value in values { #expect(try read(text(value)) == value) }
        }
        try both(Int8.min, 0, .max)
        try both(Int16.min, 0, .max)
        try both(Int32.min, 0, .max)
        try both(Int64.min, 0, .max)
        try both(Int.min, 0, .max, 999_999_999_999_999_999, 1_000_000_000_000_000_000, -10, 10, 9)
        try both(Int128.min, 0, .max)
        try both(UInt8.max, 0)
        try both(UInt16.max, 0)
        try both(UInt32.max, 0)
        try both(UInt64.max, 0)
        try both(UInt.max, 0)
        try both(UInt128.max, 0)
        try both(true, false)
        try both("", "x", "é\u{0}")
        try both(0.1, -1e-300, 100, 1e21)
        try both(0.1 as Float, 3e38)
    }

    @Test("two containers of one encoder write into one object")
    func twoContainers() throws {
        #expect(try text(Twice()) == #"{"a":1,"b":[]}"#)
    }
}
