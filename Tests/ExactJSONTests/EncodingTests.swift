import ExactJSON
import Foundation
import Testing

@Suite("Codable types are written")
struct EncodingTests {
    struct Order: Encodable {
        var zip = "1/2"
        var amount = Decimal(string: "1234567890.10") ?? 0
        var exact: JSONNumber? = JSONNumber("1.50e1")
        var nothing: Int?
        var list: [String]?
        var any: JSONValue = ["b": 1, "a": [nil]]
    }

    func text(_ value: some Encodable, _ change: (inout ExactJSONEncoder.Options) -> Void = { _ in }) throws -> String {
        var encoder = ExactJSONEncoder()
        change(&encoder.options)
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test("members stand in the order of encoding and numbers keep their digits")
    func order() throws {
        #expect(try text(Order()) == #"{"zip":"1/2","amount":1234567890.1,"exact":1.50e1,"any":{"b":1,"a":[null]}}"#)
    }

    @Test("options sort, indent, and write what is nil")
    func options() throws {
        #expect(
            try text(Order()) { $0.sortedKeys = true }
                == #"{"amount":1234567890.1,"any":{"a":[null],"b":1},"exact":1.50e1,"zip":"1/2"}"#)
        #expect(
            try text(Order()) { $0.omitsNothing = true }
                == #"{"zip":"1/2","amount":1234567890.1,"exact":1.50e1,"nothing":null,"list":null,"any":{"b":1,"a":[null]}}"#
        )
        #expect(try text(["a": [1]]) { $0.pretty = true } == "{\n  \"a\": [\n    1\n  ]\n}")
    }

    @Test(
        "a Decimal is written plainly and exactly",
        arguments: [
            "0.1", "-12.5", "100000000000000000000", "0.00000000000000000001",
            "340282366920938463463374607431768211455",
        ])
    func decimals(digits: String) throws {
        #expect(try text([Decimal(string: digits)]) == "[\(digits)]")
    }

    @Test("numbers that JSON has no form for are refused with their path")
    func notNumbers() throws {
        struct Report: Encodable {
            var rows: [[String: Double]]
        }
        let error = #expect(throws: JSONError.self) {
            try ExactJSONEncoder().encode(Report(rows: [[:], ["a": 1, "b": .nan]]))
        }
        #expect(error?.kind == .outOfRange)
        #expect(error?.path == "rows[1].b")
        #expect(throws: JSONError.self) { try ExactJSONEncoder().encode([Float.infinity]) }
        #expect(throws: JSONError.self) { try ExactJSONEncoder().encode(Decimal.nan) }
        #expect(throws: JSONError.self) { try ExactJSONEncoder().encode(-Double.infinity) }
    }

    @Test("an error names the element or the type that could not be written")
    func elementErrors() {
        struct Problem: Error {}
        struct Late: Encodable {
            enum Key: CodingKey { case a }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(1, forKey: .a)
                throw Problem()
            }
        }
        let element = #expect(throws: JSONError.self) { try ExactJSONEncoder().encode([[1], [2, 3, .infinity]]) }
        #expect(element?.path == "[1][2]")
        let type = #expect(throws: JSONError.self) { try ExactJSONEncoder().encode(["x": ["y": Late()]]) }
        #expect(type?.path == "x.y")
    }

    @Test("an error in a nested container has the whole path")
    func nestedErrors() throws {
        struct Nested: Encodable {
            enum Key: CodingKey { case a, b }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                var list = container.nestedUnkeyedContainer(forKey: .a)
                try list.encode(1)
                var object = list.nestedContainer(keyedBy: Key.self)
                try container.encode(2, forKey: .b)
                try object.encode(Double.nan, forKey: .b)
            }
        }
        let error = #expect(throws: JSONError.self) { try ExactJSONEncoder().encode([Nested()]) }
        #expect(error?.path == "[0].a[1].b")
    }

    @Test("what a type gave up is not in the text")
    func rollback() throws {
        struct Failing: Encodable {
            struct Problem: Error {}

            func encode(to encoder: any Encoder) throws {
                var container = encoder.unkeyedContainer()
                try container.encode("begun")
                var nested = container.nestedUnkeyedContainer()
                try nested.encode("begun too")
                throw Problem()
            }
        }
        struct Patient: Encodable {
            enum Key: CodingKey { case a, b, c }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try? container.encode(Failing(), forKey: .a)
                try? container.encode(Double.nan, forKey: .a)
                var list = container.nestedUnkeyedContainer(forKey: .b)
                try? list.encode(Failing())
                try list.encode(1)
                try? list.encode(Double.nan)
                try list.encode(Fallback())
            }
        }
        struct Fallback: Encodable {
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                do { try container.encode(Failing()) } catch { try container.encodeNil() }
            }
        }
        #expect(try text(Patient()) == #"{"b":[1,null]}"#)
        let error = #expect(throws: JSONError.self) { try ExactJSONEncoder().encode(["x": Failing()]) }
        #expect(error?.kind == .dataCorrupted)
    }

    @Test("values nested without end are refused")
    func endless() {
        struct Endless: Encodable {
            var next: Endless { Endless() }
            enum Key: CodingKey { case next }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(next, forKey: .next)
            }
        }
        let error = #expect(throws: JSONError.self) { try ExactJSONEncoder().encode(Endless()) }
        #expect(error?.kind == .depth)
    }

    @Test("a value that encodes nothing is an empty object")
    func nothing() throws {
        struct Silent: Encodable {
            func encode(to encoder: any Encoder) throws {}
        }
        #expect(try text([Silent()]) == "[{}]")
    }

    @Test("a value is written and looked into at once")
    func value() throws {
        #expect(try ExactJSONEncoder().value(of: Order())["exact"]?.number?.text == "1.50e1")
    }

    @Test("types find what the options carry for them")
    func userInfo() throws {
        struct Curious: Codable {
            var found: String?

            init() {}
            init(from decoder: any Decoder) throws { found = decoder.userInfo[key] as? String }
            func encode(to encoder: any Encoder) throws {
                try (encoder.userInfo[key] as? String).encode(to: encoder)
            }
        }
        #expect(try text(Curious()) { $0.userInfo = [key: "x"] } == "\"x\"")
        var decoder = ExactJSONDecoder()
        decoder.options.userInfo = [key: "x"]
        #expect(try decoder.decode(Curious.self, from: Array("{}".utf8)).found == "x")
    }
}

private let key = CodingUserInfoKey(rawValue: "key")!
