import ExactJSON
import Foundation
import Testing

@Suite("Scalars of every width in every container")
struct ScalarContainerTests {
    /// Optional members, which containers look up by ways of their own.
    struct Members: Codable, Equatable {
        var a: Int8?, b: Int16?, c: Int32?, d: Int64?, e: Int?, f: Int128?
        var g: UInt8?, h: UInt16?, i: UInt32?, j: UInt64?, k: UInt?, l: UInt128?
        var m: Bool?, n: String?, o: Double?, p: Float?, q: Decimal?
    }

    /// Elements of different types, read and written one by one.
    struct Elements: Codable, Equatable {
        var a: Int8 = -1, b: Int16 = -2, c: Int32 = -3, d: Int64 = -4, e: Int = -5, f: Int128 = -6
        var g: UInt8 = 1, h: UInt16 = 2, i: UInt32 = 3, j: UInt64 = 4, k: UInt = 5, l: UInt128 = 6
        var m = true, n = "s", o = 0.5, p: Float = 1.5, q: Decimal = 7

        init() {}

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            a = try list.decode(Int8.self)
            b = try list.decode(Int16.self)
            c = try list.decode(Int32.self)
            d = try list.decode(Int64.self)
            e = try list.decode(Int.self)
            f = try list.decode(Int128.self)
            g = try list.decode(UInt8.self)
            h = try list.decode(UInt16.self)
            i = try list.decode(UInt32.self)
            j = try list.decode(UInt64.self)
            k = try list.decode(UInt.self)
            l = try list.decode(UInt128.self)
            m = try list.decode(Bool.self)
            n = try list.decode(String.self)
            o = try list.decode(Double.self)
            p = try list.decode(Float.self)
            q = try list.decode(Decimal.self)
        }

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(a)
            try list.encode(b)
            try list.encode(c)
            try list.encode(d)
            try list.encode(e)
            try list.encode(f)
            try list.encode(g)
            try list.encode(h)
            try list.encode(i)
            try list.encode(j)
            try list.encode(k)
            try list.encode(l)
            try list.encode(m)
            try list.encode(n)
            try list.encode(o)
            try list.encode(p)
            try list.encode(q)
        }
    }

    let keys = "abcdefghijklmnopq"

    @Test("optional members are read where they are and nil where they are absent or null")
    func members() throws {
        let full = Members(
            a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11, l: 12, m: true, n: "s", o: 0.5, p: 1.5,
            q: 13)
        let bytes = try ExactJSONEncoder().encode(full)
        #expect(try ExactJSONDecoder().decode(Members.self, from: bytes) == full)
        #expect(try ExactJSONEncoder().encode(Members()) == Array("{}".utf8))
        #expect(try ExactJSONDecoder().decode(Members.self, from: Array("{}".utf8)) == Members())
        var encoder = ExactJSONEncoder()
        encoder.options.omitsNothing = true
        let nulls = try encoder.encode(Members())
        #expect(
            String(decoding: nulls, as: UTF8.self) == "{" + keys.map { "\"\($0)\":null" }.joined(separator: ",") + "}")
        #expect(try ExactJSONDecoder().decode(Members.self, from: nulls) == Members())
    }

    @Test("every optional member that can't be read is told")
    func unreadableMembers() throws {
        let text = "{" + keys.map { "\"\($0)\":[]" }.joined(separator: ",") + "}"
        var decoder = ExactJSONDecoder()
        #expect(throws: JSONError.self) { try decoder.decode(Members.self, from: Array(text.utf8)) }
        decoder.options.collectsUnreadableOptionals = true
        let (value, unreadable) = try decoder.decodeReporting(Members.self, from: Array(text.utf8))
        #expect(value == Members())
        #expect(unreadable.map(\.path) == keys.map(String.init))
        #expect(
            unreadable.map(\.expected) == [
                "Int8", "Int16", "Int32", "Int64", "Int", "Int128", "UInt8", "UInt16", "UInt32", "UInt64", "UInt",
                "UInt128", "Bool", "String", "Double", "Float", "Decimal",
            ])
    }

    @Test("elements are read and written one by one")
    func elements() throws {
        let bytes = try ExactJSONEncoder().encode(Elements())
        #expect(String(decoding: bytes, as: UTF8.self) == #"[-1,-2,-3,-4,-5,-6,1,2,3,4,5,6,true,"s",0.5,1.5,7]"#)
        #expect(try ExactJSONDecoder().decode(Elements.self, from: bytes) == Elements())
    }

    @Test("other coders get numbers as exactly as they can take them")
    func otherCoders() throws {
        let numbers = ["12", "-0.5", "1e2", "123456789012345678901234567890.5"].compactMap { JSONNumber($0) }
        let bytes = Array(try JSONEncoder().encode(numbers))
        #expect(try JSONValue(parsing: bytes) == .array(numbers.map { .number($0) }))
        #expect(try JSONDecoder().decode([JSONNumber].self, from: Data(bytes)) == numbers)
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(JSONNumber("1e400")) }
        #expect(throws: (any Error).self) { try JSONDecoder().decode([JSONNumber].self, from: Data("[\"1\"]".utf8)) }
        let object: JSONObject = ["a": [1, nil, true, "x", [:]]]
        #expect(try JSONDecoder().decode(JSONObject.self, from: JSONEncoder().encode(object)) == object)
    }

    @Test("a number encodes itself with its digits wherever its type calls it")
    func ownCoding() throws {
        struct Wrapped: Codable {
            var number: JSONNumber

            init(from decoder: any Decoder) throws { number = try JSONNumber(from: decoder) }
            func encode(to encoder: any Encoder) throws { try number.encode(to: encoder) }
        }
        let wrapped = try ExactJSONDecoder().decode([Wrapped].self, from: Array("[1.50e1]".utf8))
        #expect(try ExactJSONEncoder().encode(wrapped) == Array("[1.50e1]".utf8))
    }
}
