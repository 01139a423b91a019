import ExactJSON
import Foundation
import Testing

@Suite("Numbers keep their digits and compare by value")
struct JSONNumberTests {
    @Test(
        "the grammar of RFC 8259 is accepted",
        arguments: [
            "0", "-0", "7", "-7", "10", "0.5", "-0.5", "1.50", "1e1", "1E1", "1e+1", "1e-1", "1.5e10", "0e0", "0.0",
            "123456789012345678901234567890", "1e999999999999999999999",
        ])
    func accepts(text: String) throws {
        #expect(try #require(JSONNumber(text)).text == text)
    }

    @Test(
        "everything else is refused",
        arguments: [
            "", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "1.e1", "0x1", " 1", "1 ", "NaN", "Infinity",
            "-Infinity", "1_0", "1,0", "١", "1e1.5", "--1", "1-", "0.5.5",
        ])
    func refuses(text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test(
        "equal values are equal and hash alike",
        arguments: [
            ["13", "13.0", "1.3e1", "1.3E+1", "130e-1", "0.13e2"], ["0", "-0", "0.0", "0e99", "-0e-5"],
            ["100", "1e2", "1E+02", "10e1"], ["0.001", "1e-3", "0.0010"],
            ["10e999999999999999999999", "1e1000000000000000000000", "100e999999999999999999998"],
            ["0.1e-999999999999999999999", "1e-1000000000000000000000"],
            ["1e999999999999999999", "0.1e1000000000000000000"],
        ])
    func equalValues(texts: [String]) {
        let numbers = texts.compactMap { JSONNumber($0) }
        #expect(numbers.count == texts.count)
        #expect(Set(numbers).count == 1)
        #expect(Set(numbers.map(\.normalizedText)).count == 1)
    }

    @Test("different values are different")
    func differentValues() {
        let texts = ["1", "-1", "10", "0.1", "1.1", "11", "1e400", "1e401", "-1e400", "1e-400", "0"]
        #expect(Set(texts.compactMap { JSONNumber($0) }).count == texts.count)
    }

    @Test(
        "the normal form is plain in the middle and scientific far out",
        arguments: [
            ("1.50e1", "15"), ("-0.00", "0"), ("1e20", "100000000000000000000"), ("1e21", "1e21"),
            ("1e-7", "0.0000001"),
            ("1e-8", "1e-8"), ("-12.50", "-12.5"), ("125e28", "1.25e30"),
            ("1e999999999999999999999", "1e999999999999999999999"),
        ])
    func normalForm(text: String, expected: String) {
        #expect(JSONNumber(text)?.normalizedText == expected)
    }

    @Test(
        "an Int is exact or absent",
        arguments: [
            ("1.0", 1), ("1e2", 100), ("-0", 0), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
            ("9223372036854775808", nil), ("1.5", nil), ("1e19", nil), ("1e99999999999999999999", nil),
            ("92233720368547758070e-1", Int.max), ("1e-1", nil),
        ] as [(String, Int?)])
    func ints(text: String, expected: Int?) {
        #expect(JSONNumber(text)?.int == expected)
    }

    @Test(
        "a Decimal is exact or absent",
        arguments: [
            ("0.1", "0.1"), ("19.99", "19.99"), ("100000000000000000000", "100000000000000000000"),
            ("18446744073709551616", "18446744073709551616"), ("-18446744073709551617.5", "-18446744073709551617.5"),
            ("340282366920938463463374607431768211455", "340282366920938463463374607431768211455"),
            ("340282366920938463463374607431768211456", nil),
            ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
            ("1234567890123456789012345678901234567890.5", nil), ("1e200", nil), ("1e-200", nil), ("0e999", "0"),
            ("1.000000000000000000000000000000000000000000000000", "1"),
        ] as [(String, String?)])
    func decimals(text: String, expected: String?) {
        #expect(JSONNumber(text)?.decimal?.description == expected)
    }

    @Test("a Decimal's ends are reached exactly")
    func decimalEnds() throws {
        for text in ["1e127", "-9e127", "340282366920938463463374607431768211455e127", "1e-128", "-3e-128"] {
            let number = try #require(JSONNumber(text))
            #expect(JSONNumber(try #require(number.decimal)) == number)
        }
        #expect(JSONNumber("1e128")?.decimal == nil)
        #expect(JSONNumber("1e-129")?.decimal == nil)
        #expect(JSONNumber(exactly: Decimal.nan) == nil)
    }
}
