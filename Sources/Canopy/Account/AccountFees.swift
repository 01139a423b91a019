public import Servicing

extension Account {
    /// The fees that apply to an account, and the defaults of its product that they override.
    public struct ProductLifecycle: Hashable, Sendable, Codable {
        /// The fee for a late payment on this account, in cents.
        public let lateFeeImplCents: Int?
        /// The product's fee for a late payment, in cents, which ``lateFeeImplCents`` overrides. *Inferred.*
        public let defaultProductLateFeeCents: Int?
        /// The fee for a reversed payment on this account, in cents.
        public let paymentReversalFeeImplCents: Int?
        /// The product's fee for a reversed payment, in cents, which ``paymentReversalFeeImplCents`` overrides.
        /// *Inferred.*
        public let defaultProductPaymentReversalFeeCents: Int?
        /// The fee for originating the account, in cents.
        public let originationFeeImplCents: Int?
        /// The fee for originating the account, in percent. *Example only.*
        public let originationFeePercent: ExactDecimal?
        /// Whether the lesser of the two origination fees is charged. *Example only.*
        public let isOriginationFeeLesserValue: LenientBool?
        /// Whether the origination fee is spread over the term. *Example only.*
        public let isOriginationFeeAmortized: LenientBool?
        /// The fee for each year from the account's creation, in cents. It shows on the statement after it was incurred.
        public let annualFeeImplCents: Int?
        /// The fee for each month from the account's creation, in cents. It shows on the statement after it was incurred.
        public let monthlyFeeImplCents: Int?
        /// Fees at other intervals. *Example only.*
        public let recurringFees: CanopyList<RecurringFee>?
        /// When the loan is to be repaid, where it has an end.
        public let loanEndDate: Timestamp?

        private enum CodingKeys: String, CodingKey {
            case lateFeeImplCents = "late_fee_impl_cents"
            case defaultProductLateFeeCents = "default_product_late_fee_cents"
            case paymentReversalFeeImplCents = "payment_reversal_fee_impl_cents"
            case defaultProductPaymentReversalFeeCents = "default_product_payment_reversal_fee_cents"
            case originationFeeImplCents = "origination_fee_impl_cents"
            case originationFeePercent = "origination_fee_percent"
            case isOriginationFeeLesserValue = "is_origination_fee_lesser_value"
            case isOriginationFeeAmortized = "is_origination_fee_amortized"
            case annualFeeImplCents = "annual_fee_impl_cents"
            case monthlyFeeImplCents = "monthly_fee_impl_cents"
            case recurringFees = "recurring_fees"
            case loanEndDate = "loan_end_date"
        }
    }

    /// A fee that comes back. *Example only*, all of it.
    public struct RecurringFee: Hashable, Sendable, Codable {
        /// How often.
        public let recurringFeeInterval: CanopyInterval?
        /// How much, in cents.
        public let recurringFeeAmountCents: Int?
        /// How long after the account's beginning for the first time.
        public let initialDelayOffset: CanopyInterval?
        /// Whether intervals are cut to whole ones.
        public let isFeeIntervalFloored: LenientBool?
        /// What it is called. The example calls a monthly fee `Quarterly Fee`: it is a label, and says nothing.
        public let recurringFeeLabel: String?

        private enum CodingKeys: String, CodingKey {
            case recurringFeeInterval = "recurring_fee_interval"
            case recurringFeeAmountCents = "recurring_fee_amount_cents"
            case initialDelayOffset = "initial_delay_offset"
            case isFeeIntervalFloored = "is_fee_interval_floored"
            case recurringFeeLabel = "recurring_fee_label"
        }
    }
}
