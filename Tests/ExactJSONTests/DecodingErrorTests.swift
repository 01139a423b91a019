import ExactJSON
import Foundation
import Testing

@Suite("Errors of decoding name the place and never the value")
struct DecodingErrorTests {
    struct Item: Decodable, Equatable {
        var id: String
        var count: Int?
        var price: Decimal?
        var tags: [String]?
        var inner: Inner?
    }

    struct Inner: Decodable, Equatable {
        var name: String
        var size: UInt8?
        var colour: Colour?
    }

    enum Colour: String, Decodable {
        case red, green
    }

    struct Even: Decodable {
        struct Odd: Error {
            var value: Int
        }

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer().decode(Int.self)
            guard value % 2 == 0 else { throw Odd(value: value) }
        }
    }

    func error<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> JSONError {
        try #require(#expect(throws: JSONError.self) { try ExactJSONDecoder().decode(type, from: Array(text.utf8)) })
    }

    @Test("a missing key is named with its path")
    func missing() throws {
        let error = try error([String: [Item]].self, #"{"data":[{"id":"1"},{"id":"2","inner":{"size":1}}]}"#)
        #expect(error.kind == .missingKey)
        #expect(error.path == "data[1].inner.name")
    }

    @Test("a value of the wrong kind is named with both kinds and its place in the text")
    func mismatch() throws {
        let text = #"{"data":[{"id":"1","count":"4711 secret"}]}"#
        let error = try error([String: [Item]].self, text)
        #expect(error.kind == .typeMismatch)
        #expect(error.message == "expected a number, found a string")
        #expect(error.description == "data[0].count: expected a number, found a string (at byte 27)")
    }

    @Test("a value that an enum or a type of its own refuses is not repeated")
    func refused() throws {
        let colour = try error(Item.self, #"{"id":"1","inner":{"name":"n","colour":"secret"}}"#)
        #expect(colour.kind == .dataCorrupted)
        #expect(colour.path == "inner.colour")
        #expect(!colour.description.contains("secret"))
        let odd = try error([Even].self, "[2,4711]")
        #expect(odd.kind == .dataCorrupted)
        #expect(odd.path == "[1]")
        #expect(!odd.description.contains("4711"))
    }

    @Test("an error that a type throws without a place gets the place")
    func placed() throws {
        struct Picky: Decodable {
            init(from decoder: any Decoder) throws {
                throw JSONError(.dataCorrupted, "must be a calendar day")
            }
        }
        let error = try error([String: Picky].self, #"{"a b":1}"#)
        #expect(error.description == #"["a b"]: must be a calendar day (at byte 7)"#)
    }

    @Test("an error that a type throws for one of its keys leads to the key")
    func corruptedKey() throws {
        struct Picky: Decodable {
            enum CodingKeys: CodingKey {
                case day
            }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                throw DecodingError.dataCorruptedError(forKey: .day, in: container, debugDescription: "4711 secret")
            }
        }
        let error = try error([Picky].self, #"[{"day":"4711"}]"#)
        #expect(error.path == "[0].day")
        #expect(!error.description.contains("4711"))
    }

    @Test("a key that is not a plain name is quoted and can't break a log line")
    func strangeKeys() throws {
        let error = try error([String: Int].self, #"{"line\nbreak \u202e\"]":"x"}"#)
        #expect(!error.path.contains("\n"))
        #expect(error.path == #"["line?break ?"]"]"#)
        let long = try self.error([String: Int].self, "{\"\(String(repeating: "k", count: 1000))\":null}")
        #expect(long.path.count < 80)
    }

    @Test("an optional field that can't be read is nil and told, where that is asked for")
    func unreadable() throws {
        var decoder = ExactJSONDecoder()
        decoder.options.collectsUnreadableOptionals = true
        let text = #"""
            [{"id":"1","count":"x","price":1e300,"tags":["a",[]],"inner":{"name":"n","size":256,"colour":"mauve"}},
             {"id":"2","count":1.5,"inner":{"size":-1,"colour":7}},{"id":"3","count":null,"inner":{"name":"n"}}]
            """#
        let (items, unreadable) = try decoder.decodeReporting([Item].self, from: Array(text.utf8))
        #expect(
            items == [
                Item(id: "1", inner: Inner(name: "n")), Item(id: "2"), Item(id: "3", inner: Inner(name: "n")),
            ])
        #expect(
            unreadable.map(\.path) == [
                "[0].count", "[0].price", "[0].tags", "[0].inner.size", "[0].inner.colour", "[1].count", "[1].inner",
            ])
        #expect(unreadable.map(\.found) == [.string, .number, .array, .number, .string, .number, .object])
        #expect(unreadable.first?.description == "[0].count: expected Int, found a string")
        #expect(unreadable.last?.reason.kind == .missingKey)
        #expect(unreadable.last?.reason.path == "[1].inner.name")
        #expect(!unreadable.map(\.description).joined().contains("mauve"))
    }

    @Test("a required field that can't be read fails even then")
    func required() throws {
        var decoder = ExactJSONDecoder()
        decoder.options.collectsUnreadableOptionals = true
        let error = #expect(throws: JSONError.self) {
            try decoder.decodeReporting([Item].self, from: Array(#"[{"count":"x","id":[]}]"#.utf8))
        }
        #expect(error?.path == "[0].id")
    }

    @Test("without the option an unreadable optional field is an error")
    func strict() throws {
        #expect(try error(Item.self, #"{"id":"1","count":"x"}"#).path == "count")
    }
}
