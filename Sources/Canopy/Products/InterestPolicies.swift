extension Product {
    /// How a product's interest is calculated.
    public struct InterestPolicies: Hashable, Sendable, Codable {
        /// When in the day. The document is giving it up for ``BillingCyclePolicies/closeOfBusinessTime``.
        /// `01:00:00-05:00` by default.
        public var interestCalcTime: TimeOfDay?
        /// By which formula. ``InterestCalculation/cycleEnd12`` by default.
        public var interestCalcMethod: InterestCalculation?

        /// A way to calculate.
        public init(interestCalcTime: TimeOfDay? = nil, interestCalcMethod: InterestCalculation? = nil) {
            self.interestCalcTime = interestCalcTime
            self.interestCalcMethod = interestCalcMethod
        }

        private enum CodingKeys: String, CodingKey {
            case interestCalcTime = "interest_calc_time"
            case interestCalcMethod = "interest_calc_method"
        }
    }
}

/// A formula for interest; `r` is the yearly rate.
public struct InterestCalculation: CanopyValue {
    /// The wire value, in lower case.
    public let rawValue: String

    /// A formula with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Principal times r/12, once at the end of the cycle: the default.
    public static let cycleEnd12 = InterestCalculation(rawValue: "cycle_end_12")
    /// The cycle's average daily principal times r/12, once a cycle.
    public static let averageDaily12 = InterestCalculation(rawValue: "avg_daily_12")
    /// Principal times r/365, at the end of each day.
    public static let dailyEnd365 = InterestCalculation(rawValue: "daily_end_365")
    /// Principal times r/360, at the end of each day.
    public static let dailyEnd360 = InterestCalculation(rawValue: "daily_end_360")

    /// The values that the documents list.
    public static let documented: [InterestCalculation] = [.cycleEnd12, .averageDaily12, .dailyEnd365, .dailyEnd360]
}
