public import Servicing

extension Account {
    /// An account's balances, limits and rates.
    public struct Summary: Hashable, Sendable, Codable {
        /// The sum of the six balances that follow, in cents.
        public let totalBalanceCents: Int?
        /// Principal, in cents.
        public let principalCents: Int?
        /// Interest, in cents.
        public let interestBalanceCents: Int?
        /// Interest that is tracked apart while the debt is amortized, in cents.
        public let amInterestBalanceCents: Int?
        /// Deferred interest, in cents.
        public let deferredInterestBalanceCents: Int?
        /// Deferred interest that is tracked apart while the debt is amortized, in cents.
        public let amDeferredInterestBalanceCents: Int?
        /// Fees, in cents. *Inferred.*
        public let feesBalanceCents: Int?
        /// The principal at the beginning, in cents.
        public let initialPrincipalCents: Int?
        /// What has been paid, in cents.
        public let totalPaidToDateCents: Int?
        /// What of that went to interest, in cents.
        public let totalInterestPaidToDateCents: Int?
        /// What the account can borrow, in cents.
        public let creditLimitCents: Int?
        /// The most that ``creditLimitCents`` may be raised to, in cents (found on the vendor's newer pages; the document
        /// repeats the other field's words).
        public let maxApprovedCreditLimitCents: Int?
        /// The interest rate, in percent.
        public let interestRatePercent: ExactDecimal?
        /// How often interest accrues. *Inferred.*
        public let interestAccrualInterval: CanopyInterval?
        /// When no interest is charged. *Example only.*
        public let interestGraceMethod: InterestGraceMethod?
        /// What can still be borrowed, in cents.
        public let availableCreditCents: Int?
        /// What can still be bought for within a purchase window, in cents. Payments do not fill it up again.
        public let openToBuyCents: Int?
        /// What it takes to pay the loan off at this very moment, in cents.
        public let totalPayoffCents: Int?
        /// AM interest that is still pending, in cents. *Example only.*
        public let pendingAMInterestBalanceCents: Int?
        /// The most that a late fee may be, in percent of the minimum payment. *Inferred.*
        public let lateFeeCapPercent: ExactDecimal?
        /// The most that a fee for a reversed payment may be, in percent of the principal as if the payment had not been
        /// made. *Inferred.*
        public let paymentReversalFeeCapPercent: ExactDecimal?

        private enum CodingKeys: String, CodingKey {
            case totalBalanceCents = "total_balance_cents"
            case principalCents = "principal_cents"
            case interestBalanceCents = "interest_balance_cents"
            case amInterestBalanceCents = "am_interest_balance_cents"
            case deferredInterestBalanceCents = "deferred_interest_balance_cents"
            case amDeferredInterestBalanceCents = "am_deferred_interest_balance_cents"
            case feesBalanceCents = "fees_balance_cents"
            case initialPrincipalCents = "initial_principal_cents"
            case totalPaidToDateCents = "total_paid_to_date_cents"
            case totalInterestPaidToDateCents = "total_interest_paid_to_date_cents"
            case creditLimitCents = "credit_limit_cents"
            case maxApprovedCreditLimitCents = "max_approved_credit_limit_cents"
            case interestRatePercent = "interest_rate_percent"
            case interestAccrualInterval = "interest_accrual_interval"
            case interestGraceMethod = "interest_grace_method"
            case availableCreditCents = "available_credit_cents"
            case openToBuyCents = "open_to_buy_cents"
            case totalPayoffCents = "total_payoff_cents"
            case pendingAMInterestBalanceCents = "pending_am_interest_balance_cents"
            case lateFeeCapPercent = "late_fee_cap_percent"
            case paymentReversalFeeCapPercent = "payment_reversal_fee_cap_percent"
        }
    }
}

/// When an account is charged no interest. *Example only*: the one value there is all that is known.
public struct InterestGraceMethod: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A method with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Interest is always charged.
    public static let noGrace = InterestGraceMethod(rawValue: "NONE")

    /// The example's value.
    public static let documented: [InterestGraceMethod] = [.noGrace]
}
