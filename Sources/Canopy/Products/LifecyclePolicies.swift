extension Product {
    /// How a product's accounts go through their life. The document has lost this container's name; its examples have it.
    public struct LifecyclePolicies: Hashable, Sendable, Codable {
        /// What follows from payments that are not made.
        public var paymentDuePolicies: PaymentDuePolicies?
        /// What payments are poured into.
        public var paymentPouringPolicies: PaymentPouringPolicies?
        /// Fees.
        public var feePolicies: FeePolicies?
        /// Billing cycles and times of day.
        public var billingCyclePolicies: BillingCyclePolicies?
        /// Interest.
        public var interestPolicies: InterestPolicies?
        /// What an account has that is opened without values of its own.
        public var defaultAttributes: DefaultAttributes?

        /// Policies.
        public init(
            paymentDuePolicies: PaymentDuePolicies? = nil, paymentPouringPolicies: PaymentPouringPolicies? = nil,
            feePolicies: FeePolicies? = nil, billingCyclePolicies: BillingCyclePolicies? = nil,
            interestPolicies: InterestPolicies? = nil, defaultAttributes: DefaultAttributes? = nil
        ) {
            self.paymentDuePolicies = paymentDuePolicies
            self.paymentPouringPolicies = paymentPouringPolicies
            self.feePolicies = feePolicies
            self.billingCyclePolicies = billingCyclePolicies
            self.interestPolicies = interestPolicies
            self.defaultAttributes = defaultAttributes
        }

        private enum CodingKeys: String, CodingKey {
            case paymentDuePolicies = "payment_due_policies"
            case paymentPouringPolicies = "payment_pouring_policies"
            case feePolicies = "fee_policies"
            case billingCyclePolicies = "billing_cycle_policies"
            case interestPolicies = "interest_policies"
            case defaultAttributes = "default_attributes"
        }
    }

    /// What follows from payments that are not made. Canopy then sets an account's status by itself; the words and the
    /// defaults are those of Canopy's published OpenAPI source, as the document has lost them.
    public struct PaymentDuePolicies: Hashable, Sendable, Codable {
        /// After how many late fees in a row an account becomes delinquent. 1 by default.
        public var delinquentOnNConsecutiveLateFees: Int?
        /// After how many late fees in a row an account is charged off. 2 by default.
        public var chargeOffOnNConsecutiveLateFees: Int?

        /// Policies.
        public init(delinquentOnNConsecutiveLateFees: Int? = nil, chargeOffOnNConsecutiveLateFees: Int? = nil) {
            self.delinquentOnNConsecutiveLateFees = delinquentOnNConsecutiveLateFees
            self.chargeOffOnNConsecutiveLateFees = chargeOffOnNConsecutiveLateFees
        }

        private enum CodingKeys: String, CodingKey {
            case delinquentOnNConsecutiveLateFees = "delinquent_on_n_consecutive_late_fees"
            case chargeOffOnNConsecutiveLateFees = "charge_off_on_n_consecutive_late_fees"
        }
    }

    /// What payments are poured into.
    public struct PaymentPouringPolicies: Hashable, Sendable, Codable {
        /// Whether a payment counts for the available credit while it is pending. *Example only.*
        public var pendingPaymentAffectsAvailableCredit: LenientBool?

        /// Policies.
        public init(pendingPaymentAffectsAvailableCredit: Bool? = nil) {
            self.pendingPaymentAffectsAvailableCredit = pendingPaymentAffectsAvailableCredit.map { LenientBool($0) }
        }

        private enum CodingKeys: String, CodingKey {
            case pendingPaymentAffectsAvailableCredit = "pending_pmt_affects_avail_credit"
        }
    }

    /// What an account has that is opened without values of its own. The document explains all three in its answers with
    /// the words of the first; the names and the request's words tell them apart.
    public struct DefaultAttributes: Hashable, Sendable, Codable {
        /// The most principal that an account can borrow, in cents. 0 by default.
        public var defaultCreditLimitCents: Int?
        /// The fee for a late payment, in cents. 0 by default.
        public var defaultLateFeeCents: Int?
        /// The fee for a reversed payment, in cents. 0 by default.
        public var defaultPaymentReversalFeeCents: Int?

        /// Values, in cents.
        public init(
            defaultCreditLimitCents: Int? = nil, defaultLateFeeCents: Int? = nil,
            defaultPaymentReversalFeeCents: Int? = nil
        ) {
            self.defaultCreditLimitCents = defaultCreditLimitCents
            self.defaultLateFeeCents = defaultLateFeeCents
            self.defaultPaymentReversalFeeCents = defaultPaymentReversalFeeCents
        }

        private enum CodingKeys: String, CodingKey {
            case defaultCreditLimitCents = "default_credit_limit_cents"
            case defaultLateFeeCents = "default_late_fee_cents"
            case defaultPaymentReversalFeeCents = "default_payment_reversal_fee_cents"
        }
    }
}
