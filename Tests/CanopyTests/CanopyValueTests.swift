import Canopy
import ExactJSON
import Servicing
import Testing

@Suite("Canopy's values")
struct CanopyValueTests {
    @Test(
        "An interval has a count and a unit",
        arguments: [
            ("1 day", 1, CanopyInterval.Unit.day), ("-5 days", -5, .day), ("2 weeks", 2, .week), ("1 month", 1, .month),
            ("3 months", 3, .month), ("0 days", 0, .day),
        ])
    func interval(text: String, count: Int, unit: CanopyInterval.Unit) throws {
        let interval = CanopyInterval(text: text)
        #expect(interval.count == count)
        #expect(interval.unit == unit)
        #expect(CanopyInterval(count, unit) == interval)
    }

    @Test(
        "An interval of another form keeps its text",
        arguments: [
            "", "P1M", "1 fortnight", "month", "1  day", "+1 day", "1.5 days", "1 day 2 hours",
            "99999999999999999999 days",
        ])
    func otherInterval(text: String) throws {
        let interval = try ExactJSONDecoder().decode(CanopyInterval.self, from: JSONValue.string(text))
        #expect(interval.count == nil)
        #expect(interval.unit == nil)
        #expect(try ExactJSONEncoder().value(of: interval) == .string(text))
    }

    @Test("Every documented value is in its list once")
    func documented() {
        func check<Value: CanopyValue>(_ type: Value.Type, _ count: Int) {
            #expect(Set(Value.documented).count == count, "\(type)")
            #expect(Value.documented.count == count, "\(type)")
        }
        check(PaymentProcessorName.self, 7)
        check(PaymentMethod.self, 4)
        check(BankAccountType.self, 3)
        check(PayoutEntityType.self, 5)
        check(CardType.self, 3)
        check(CardState.self, 3)
        check(CustomerType.self, 2)
        check(VerificationStatus.self, 4)
        check(BusinessType.self, 8)
        check(InterestCalculation.self, 4)
        check(MinimumPaymentType.self, 5)
        check(RepayCheckType.self, 2)
    }

    @Test("The status call takes three statuses, the empty substatus and 17 more; not the one that is only answered")
    func substatuses() {
        #expect(UpdateAccountStatus.statuses.map(\.rawValue) == ["ACTIVE", "CLOSED", "SUSPENDED"])
        #expect(
            UpdateAccountStatus.substatuses.map(\.rawValue) == [
                "", "ADMINISTRATIVE", "INACTIVITY", "INELIGIBLE", "DELINQUENT", "CHARGE_OFF", "GRANTOR_REQUEST",
                "BANKRUPTCY", "PAID_OFF", "CUSTOMER_REQUEST_PENDING_PAYOFF", "GRANTOR_REQUEST_PENDING_PAYOFF",
                "DECEASED", "RISK_REVIEW", "FRAUD", "CUSTOMER_REQUEST", "RISK", "HARDSHIP/EXEMPTIONS", "SETTLEMENT",
            ])
        #expect(!UpdateAccountStatus.substatuses.contains(.surplusBalance))
    }
}
