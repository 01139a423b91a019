import ExactJSON
import Servicing
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "is made of cents without a fraction lost",
        arguments: [(0, "0.00"), (1, "0.01"), (-1, "-0.01"), (160_000, "1600.00"), (-160_05, "-160.05")])
    func fromCents(cents: Int, text: String) {
        #expect(Money(cents: cents).description == text)
        #expect(Money(cents: cents).cents == cents)
    }

    @Test("of the smallest and the largest number of cents is exact", arguments: [Int.min, Int.max])
    func extremes(cents: Int) {
        #expect(Money(cents: cents).cents == cents)
    }

    @Test("with a fraction of a cent has no whole cents")
    func fraction() {
        #expect(Money("12.345")?.cents == nil)
        #expect(Money("12.340")?.cents == 1234)
    }

    @Test("keeps every digit through JSON, as a number or as a string", arguments: ["12.50", "\"12.50\""])
    func digits(json: String) throws {
        let money = try ExactJSONDecoder().decode(Money.self, from: Array(json.utf8))
        #expect(money.description == "12.50")
        #expect(try ExactJSONEncoder().encode(money) == Array("12.50".utf8))
    }

    @Test("of more digits than 38 keeps them")
    func manyDigits() throws {
        let text = "123456789012345678901234567890123456789012345.67"
        let money = try ExactJSONDecoder().decode(Money.self, from: Array(text.utf8))
        #expect(money.description == text)
    }

    @Test(
        "is refused where there is no number",
        arguments: ["", "abc", "1.", ".5", "12.5xyz", "0x10", "1,5", "NaN", "+1"])
    func refused(text: String) {
        #expect(Money(text) == nil)
    }
}
