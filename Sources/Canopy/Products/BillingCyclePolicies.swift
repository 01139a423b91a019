extension Product {
    /// A product's billing cycles.
    public struct BillingCyclePolicies: Hashable, Sendable, Codable {
        /// How long a cycle is, after which a statement is made and a due date set: `1 month` mostly, `3 months`, `7 days`.
        public var cycleInterval: CanopyInterval?
        /// When a payment is due: counted from the cycle's start, or back from its end where it is negative, as is the
        /// default, `-5 days`. No longer than the cycle.
        public var cycleDueInterval: CanopyInterval?
        /// How long the first cycle is, from origination to the first statement; as long as the others by default.
        public var firstCycleInterval: CanopyInterval?
        /// When the day ends for statements and reconciliation. Canopy converts it into ``productTimeZone``.
        /// `23:59:59-05:00` by default.
        public var closeOfBusinessTime: TimeOfDay?
        /// The time zone, by its name in the Olson database, in whose offsets all instants of the product's accounts are
        /// written. `America/New_York` by default.
        public var productTimeZone: String?

        /// Cycles.
        public init(
            cycleInterval: CanopyInterval, cycleDueInterval: CanopyInterval? = nil,
            firstCycleInterval: CanopyInterval? = nil, closeOfBusinessTime: TimeOfDay? = nil,
            productTimeZone: String? = nil
        ) {
            self.cycleInterval = cycleInterval
            self.cycleDueInterval = cycleDueInterval
            self.firstCycleInterval = firstCycleInterval
            self.closeOfBusinessTime = closeOfBusinessTime
            self.productTimeZone = productTimeZone
        }

        private enum CodingKeys: String, CodingKey {
            case cycleInterval = "cycle_interval"
            case cycleDueInterval = "cycle_due_interval"
            case firstCycleInterval = "first_cycle_interval"
            case closeOfBusinessTime = "close_of_business_time"
            case productTimeZone = "product_time_zone"
        }
    }
}
