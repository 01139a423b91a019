import ServicingMock
import Testing

@Suite("BankLingo pay-off amounts")
struct BankLingoAmountsTests {
    private func loan(
        _ principal: Cents, _ rate: Int64, _ dayCount: BankLingoMock.DayCount = .actual365,
        paidThrough: String = "2025-01-01", penalty: BankLingoMock.PrepaymentPenalty = .init(.none)
    ) -> BankLingoMock.Loan {
        BankLingoMock.Loan(
            principal: principal, rate: .init(thousandthsOfPercent: rate), dayCount: dayCount,
            interestPaidThrough: CivilDate(paidThrough)!, prepaymentPenalty: penalty)
    }

    private func day(_ text: String) -> CivilDate { CivilDate(text)! }

    /// Computed with Python's `fractions` and rounded half away from zero.
    @Test(
        "Interest is principal x rate x days / year, rounded once to the cent",
        arguments: [
            (10_000_00, 7300, .actual365, "2025-01-08", 14_00),
            (10_000_00, 7300, .actual360, "2025-01-08", 14_19),
            (10_000_00, 7300, .actual365, "2025-01-01", 0),
            (10_000_00, 7300, .actual365, "2024-12-01", 0),
            (10_000_00, 7300, .actual365, "2026-01-01", 730_00),
            (1_234_56, 9990, .actual365, "2025-02-15", 15_21),
            (1_234_56, 9990, .actual360, "2025-02-15", 15_42),
            (99_99, 3125, .actual365, "2025-04-11", 86),
            (1, 100, .actual365, "2025-01-02", 0),
            (3_650_00, 500, .actual365, "2025-01-02", 5),
            (365_00, 500, .actual365, "2025-01-02", 1),
            (364_99, 500, .actual365, "2025-01-02", 0),
            (9_007_199_254_740_993, 36_500_000, .actual365, "2025-01-02", 9_007_199_254_740_993),
            (250_000_00, 6875, .actual360, "2028-03-01", 55_143_23),
        ] as [(Int64, Int64, BankLingoMock.DayCount, String, Int64)])
    func interest(principal: Int64, rate: Int64, dayCount: BankLingoMock.DayCount, on: String, expected: Int64) {
        let amounts = loan(Cents(principal), rate, dayCount).payOffAmounts(on: day(on), withPenalty: false)
        #expect(amounts.interest == Cents(expected))
        #expect(amounts.principal == Cents(principal))
        #expect(amounts.penalty == 0)
        #expect(amounts.payOff == Cents(principal) + Cents(expected))
        #expect(amounts.total == amounts.payOff)
    }

    @Test("Leap days count")
    func leapDay() {
        let loan = loan(3_650_00, 10_000, paidThrough: "2024-02-28")
        #expect(loan.payOffAmounts(on: day("2024-03-01"), withPenalty: false).interest == 2_00)
        let common = self.loan(3_650_00, 10_000, paidThrough: "2023-02-28")
        #expect(common.payOffAmounts(on: day("2023-03-01"), withPenalty: false).interest == 1_00)
    }

    @Test("The penalty follows the loan's terms and is charged only where it is asked for")
    func penalty() {
        let flat = loan(1_000_00, 0, penalty: .init(.flat(75_50)))
        #expect(flat.payOffAmounts(on: day("2025-06-01"), withPenalty: true).penalty == 75_50)
        #expect(flat.payOffAmounts(on: day("2025-06-01"), withPenalty: false).penalty == 0)
        let part = loan(1_234_56, 0, penalty: .init(.ofPrincipal(.init(thousandthsOfPercent: 1250))))
        // 1.25 % of 1234.56 is 15.432.
        #expect(part.payOffAmounts(on: day("2025-06-01"), withPenalty: true).penalty == 15_43)
        #expect(part.payOffAmounts(on: day("2025-06-01"), withPenalty: true).total == 1_249_99)
        let none = loan(1_000_00, 0)
        #expect(none.payOffAmounts(on: day("2025-06-01"), withPenalty: true).penalty == 0)
    }

    @Test("A penalty with a last day is charged on that day and not after")
    func penaltyEnds() {
        let loan = loan(1_000_00, 0, penalty: .init(.flat(50_00), until: day("2025-06-30")))
        #expect(loan.payOffAmounts(on: day("2025-06-30"), withPenalty: true).penalty == 50_00)
        #expect(loan.payOffAmounts(on: day("2025-07-01"), withPenalty: true).penalty == 0)
    }

    @Test(
        "Cents are written with two decimals",
        arguments: [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (100, "1.00"), (123_456, "1234.56"), (-250, "-2.50")]
            as [(Int64, String)])
    func text(cents: Int64, expected: String) {
        #expect(Cents(cents).description == expected)
    }

    @Test(
        "Halves are rounded away from zero",
        arguments: [(1, 1, 2, 1), (-1, 1, 2, -1), (3, 1, 2, 2), (1, 1, 3, 0), (2, 1, 3, 1), (0, 7, 3, 0)]
            as [(Int64, Int64, Int64, Int64)])
    func rounding(cents: Int64, numerator: Int64, denominator: Int64, expected: Int64) {
        #expect(Cents(cents).times(numerator, over: denominator) == Cents(expected))
    }
}
