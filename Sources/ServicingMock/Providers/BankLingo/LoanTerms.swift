extension BankLingoMock {
    /// A rate in thousandths of a percent, exact: 7.3 % is 7300.
    public struct Rate: Hashable, Sendable {
        /// Thousandths of a percent.
        public let thousandthsOfPercent: Int64

        /// A rate.
        public init(thousandthsOfPercent: Int64) {
            self.thousandthsOfPercent = thousandthsOfPercent
        }

        static let whole: Int64 = 100_000
    }

    /// How many days a year has for the per-diem interest. Days are always counted as they are.
    public enum DayCount: Int64, Hashable, Sendable {
        /// Actual/365 (fixed).
        case actual365 = 365
        /// Actual/360.
        case actual360 = 360
    }

    /// What is charged for paying off before maturity.
    public struct PrepaymentPenalty: Hashable, Sendable {
        /// How it is computed.
        public enum Amount: Hashable, Sendable {
            /// Nothing.
            case none
            /// The same amount whatever is owed.
            case flat(Cents)
            /// A part of the principal that is paid off.
            case ofPrincipal(Rate)
        }

        /// How it is computed.
        public var amount: Amount
        /// The last day it is charged for a pay-off on, or nil where it always is.
        public var lastDay: CivilDate?

        /// A penalty.
        public init(_ amount: Amount, until lastDay: CivilDate? = nil) {
            self.amount = amount
            self.lastDay = lastDay
        }

        /// The penalty for paying off a principal on a day.
        public func charge(on principal: Cents, payOff day: CivilDate) -> Cents {
            if let lastDay, day > lastDay { return 0 }
            return switch amount {
            case .none: 0
            case .flat(let amount): amount
            case .ofPrincipal(let rate): principal.times(rate.thousandthsOfPercent, over: Rate.whole)
            }
        }
    }

    /// What a loan costs to pay off. Each part is rounded to the cent on its own, halves away from zero (*inferred*).
    public struct PayOffAmounts: Hashable, Sendable {
        /// The outstanding principal.
        public let principal: Cents
        /// The interest from the day it is paid through up to the pay-off day.
        public let interest: Cents
        /// The prepayment penalty.
        public let penalty: Cents

        /// Principal and interest. *Inferred*: the document names `payOffAmount` and does not define it.
        public var payOff: Cents { principal + interest }
        /// All three. *Inferred* likewise, for `totalPayOffAmount`.
        public var total: Cents { payOff + penalty }
    }
}

extension BankLingoMock.Loan {
    /// What it costs to pay the loan off on a day.
    public func payOffAmounts(on day: CivilDate, withPenalty: Bool) -> BankLingoMock.PayOffAmounts {
        let days = max(0, day.daysSinceEpoch - interestPaidThrough.daysSinceEpoch)
        // One division for all days: a per diem that is rounded first would be off by up to half a cent a day.
        let interest = principal.times(
            rate.thousandthsOfPercent * Int64(days), over: BankLingoMock.Rate.whole * dayCount.rawValue)
        return BankLingoMock.PayOffAmounts(
            principal: principal, interest: interest,
            penalty: withPenalty ? prepaymentPenalty.charge(on: principal, payOff: day) : 0)
    }
}
