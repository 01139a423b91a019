import ExactJSON
import Foundation
import Testing

@Suite("Codable types are read")
struct DecodingTests {
    func decode<Value: Decodable>(_ type: Value.Type = Value.self, _ text: String) throws(JSONError) -> Value {
        try ExactJSONDecoder().decode(type, from: Array(text.utf8))
    }

    @Test("integers are read from every spelling of an integer")
    func integers() throws {
        #expect(
            try decode([Int].self, "[0,-0,1.0,1e2,-12.50e1,9223372036854775807,-9223372036854775808]")
                == [0, 0, 1, 100, -125, .max, .min])
        #expect(try decode([UInt64].self, "[18446744073709551615,1.8446744073709551615e19]") == [.max, .max])
        #expect(try decode([Int8].self, "[-128,127,1.27e2]") == [-128, 127, 127])
        #expect(try decode([UInt8].self, "[0,255]") == [0, 255])
        #expect(
            try decode([Int128].self, "[100000000000000000000,-1e20]") == [
                100_000_000_000_000_000_000, -100_000_000_000_000_000_000,
            ])
        #expect(try decode([UInt128].self, "[340282366920938463463374607431768211455]") == [.max])
    }

    @Test(
        "an integer that doesn't fit is out of range, and one with a fraction no integer",
        arguments: [
            ("9223372036854775808", JSONError.Kind.outOfRange), ("-9223372036854775809", .outOfRange),
            ("1e19", .outOfRange),
            ("1e999999999999999999999999", .outOfRange), ("1.5", .typeMismatch), ("1e-1", .typeMismatch),
            ("123456789012345678901234.5", .typeMismatch), ("\"1\"", .typeMismatch), ("true", .typeMismatch),
            ("null", .typeMismatch),
        ])
    func badIntegers(text: String, kind: JSONError.Kind) {
        let error = #expect(throws: JSONError.self) { try decode([String: [Int]].self, #"{"a":[0,\#(text)]}"#) }
        #expect(error?.kind == kind)
        #expect(error?.path == "a[1]")
    }

    @Test("each width of integer has its own range")
    func ranges() {
        func refuses<Value: Decodable>(_ type: Value.Type, _ texts: String...) {
            for text in texts {
                let error = #expect(throws: JSONError.self) { try decode(type, text) }
                #expect(error?.kind == .outOfRange)
                #expect(error?.message == "the number does not fit \(type)")
            }
        }
        refuses(Int8.self, "128", "-129")
        refuses(Int16.self, "32768", "-32769")
        refuses(Int32.self, "2147483648", "-2147483649")
        refuses(Int64.self, "9223372036854775808")
        refuses(UInt8.self, "256", "-1")
        refuses(UInt16.self, "65536", "-1")
        refuses(UInt32.self, "4294967296", "-1")
        refuses(UInt64.self, "18446744073709551616", "-1")
        refuses(UInt.self, "-1")
        refuses(Int128.self, "170141183460469231731687303715884105728")
        refuses(UInt128.self, "340282366920938463463374607431768211456")
    }

    @Test("a Decimal is exact or out of range")
    func decimals() throws {
        let decimals = try decode(
            [Decimal].self, "[0.1,19.99,100000000000000000000,1e-5,-0,12.50,340282366920938463463374607431768211455]")
        #expect(
            decimals.map(\.description) == [
                "0.1", "19.99", "100000000000000000000", "0.00001", "0", "12.5",
                "340282366920938463463374607431768211455",
            ])
        for text in ["1e200", "0.1234567890123456789012345678901234567890123", "1e-200"] {
            let error = #expect(throws: JSONError.self) { try decode([Decimal].self, "[\(text)]") }
            #expect(error?.kind == .outOfRange)
            #expect(error?.path == "[0]")
        }
        #expect(throws: JSONError.self) { try decode([Decimal].self, "[\"1.5\"]") }
    }

    @Test("a JSONNumber keeps its digits and a JSONValue everything")
    func exactTypes() throws {
        #expect(try decode([JSONNumber].self, "[1.50e1,1e999]").map(\.text) == ["1.50e1", "1e999"])
        #expect(try decode([String: JSONValue].self, #"{"a":[null,{"b":1.0}]}"#)["a"]?.text() == #"[null,{"b":1.0}]"#)
        #expect(try decode(JSONObject.self, #"{"z":1,"a":2}"#).keys == ["z", "a"])
        #expect(try decode(JSONValue?.self, "null") == nil)
        #expect(throws: JSONError.self) { try decode(JSONObject.self, "[]") }
        #expect(throws: JSONError.self) { try decode([JSONNumber].self, #"["1"]"#) }
    }

    @Test("floating-point numbers are rounded correctly or out of range")
    func floatingPoint() throws {
        #expect(try decode([Double].self, "[0.1,-1e-400,1e22,5e-324]") == [0.1, 0, 1e22, .leastNonzeroMagnitude])
        #expect(try decode([Float].self, "[0.1,16777217]") == [0.1, 16_777_216])
        #expect(throws: JSONError.self) { try decode([Double].self, "[1e400]") }
        #expect(throws: JSONError.self) { try decode([Float].self, "[1e39]") }
    }

    @Test("a String given a number reads its own digits, unless that is turned off")
    func numbersAsStrings() throws {
        #expect(try decode([String].self, "[4,1.50e1,\"4\"]") == ["4", "1.50e1", "4"])
        #expect(throws: JSONError.self) { try decode([String].self, "[true]") }
        #expect(throws: JSONError.self) { try decode([String].self, "[null]") }
        var strict = ExactJSONDecoder()
        strict.options.numbersReadAsStrings = false
        let error = #expect(throws: JSONError.self) { try strict.decode([String].self, from: Array("[4]".utf8)) }
        #expect(error?.message == "expected a string, found a number")
    }

    @Test("a repeated key gives its first value, in whatever order fields are read")
    func duplicates() throws {
        struct Fields: Decodable, Equatable {
            var c: Int?
            var b: Int
            var a: Int
        }
        let text = #"{"a":1,"b":2,"a":3,"c":null,"\u0062":4,"c":5}"#
        #expect(try decode(Fields.self, text) == Fields(c: nil, b: 2, a: 1))
        #expect(try decode([String: Int?].self, text) == ["a": 1, "b": 2, "c": nil as Int?])
        var strict = ExactJSONDecoder()
        strict.options.rejectsDuplicateKeys = true
        let error = #expect(throws: JSONError.self) {
            try strict.decode([[String: Int?]].self, from: Array("[{},\(text)]".utf8))
        }
        #expect(error?.kind == .duplicateKey)
        #expect(error?.path == "[1].a")
        #expect(try strict.decode([String: Int].self, from: Array(#"{"a":1,"b":2}"#.utf8)) == ["a": 1, "b": 2])
    }

    @Test("keys are compared after their escapes were resolved, byte for byte")
    func keys() throws {
        struct Fields: Decodable {
            var first_name: String
            var é: String?
        }
        let fields = try decode(Fields.self, "{\"first\\u005fname\":\"x\",\"e\u{301}\":\"y\"}")
        #expect(fields.first_name == "x")
        #expect(fields.é == nil)
    }

    @Test("a value that was parsed already is read the same way")
    func fromValue() throws {
        let value: JSONValue = ["a": [1, 2, "x"]]
        let error = #expect(throws: JSONError.self) { try ExactJSONDecoder().decode([String: [Int]].self, from: value) }
        #expect(error?.path == "a[2]")
        #expect(error?.offset == nil)
        #expect(try ExactJSONDecoder().decode([String: [String]].self, from: value) == ["a": ["1", "2", "x"]])
    }

    private struct Amounts: Decodable, Equatable {
        let int: Int
        let small: Int8?
        let double: Double
        let decimal: Decimal
        let number: JSONNumber
    }

    @Test("reads a number in a text where that is asked for, and only where all of the text is one")
    func numbersInTexts() throws {
        let text = #"{"int":"2900","small":"-7","double":"1.5","decimal":"12.340","number":"100000000000000000000"}"#
        var lenient = ExactJSONDecoder()
        lenient.options.stringsReadAsNumbers = true
        let amounts = try lenient.decode(Amounts.self, from: Array(text.utf8))
        #expect(amounts.int == 2900 && amounts.small == -7 && amounts.double == 1.5)
        #expect(amounts.decimal == Decimal(string: "12.34"))
        #expect(amounts.number.text == "100000000000000000000")
        #expect(throws: JSONError.self) { try ExactJSONDecoder().decode(Amounts.self, from: Array(text.utf8)) }
        for bad in ["", " 1", "1 ", "01", "+1", "1,0", "0x1", "one", "1.5", "1e99"] {
            #expect(throws: JSONError.self, "\(bad)") {
                try lenient.decode([Int].self, from: Array("[\"\(bad)\"]".utf8))
            }
        }
    }
}
