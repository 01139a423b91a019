import ExactJSON
import Servicing

/// Numbers and amounts of money.
package struct MoneyTarget: FuzzTarget {
    package let name = "money"
    package let summary = "amounts: no digit is lost, cents are exact or none, and what is written reads the same"
    package let corpus = [
        "0", "0.00", "-12.50", "15450.75", "1e3", "92233720368547758.07", "92233720368547758.08",
        "-92233720368547758.08",
        "0.005", "1.005", "12345678901234567890123456789012345678", "92233720368547758.070000000000000000001", "1e-2",
        "100e-2", "0.1e1", "-0",
    ].map { [UInt8]($0) }
    package let dictionary = [".", "-", "e", "E+", "e-", "00", "000000000000000000001", "92233720368547758"]

    package init() {}

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        guard let text = input.text, let money = Money(text) else { return }
        findings.isTaken = true
        findings.expect(money.description == text, "\(text) is written \(money)")
        if let cents = money.cents {
            findings.expect(
                Money(cents: cents).amount == money.amount, "\(text) counts as \(cents) cents, which is another amount")
        }
        if let whole = money.amount.int {
            findings.expect(ExactDecimal(whole) == money.amount, "\(text) counts as \(whole)")
        }
        if let decimal = money.amount.decimal {
            findings.expect(ExactDecimal(exactly: decimal) == money.amount, "\(text) differs as a decimal: \(decimal)")
        }
        let array = JSONValue.array([.number(money.amount.number), .string(text)])
        let read = try? ExactJSONDecoder().decode([Money].self, from: array.serialized())
        findings.expect(read == [money, money], "\(text) differs when it comes in JSON")
        if let read { findings.expect(read.first?.description == text, "\(text) loses digits in JSON") }
        findings.expect(
            (try? ExactJSONEncoder().encode([money])) == [UInt8]("[\(text)]"), "\(text) is sent with other digits")
        let normal = money.amount.number.normalizedText
        findings.expect(JSONNumber(normal)?.normalizedText == normal, "\(text) has two normal forms")
        findings.expect(JSONNumber(normal) == money.amount.number, "\(text) differs from its normal form \(normal)")
    }
}
