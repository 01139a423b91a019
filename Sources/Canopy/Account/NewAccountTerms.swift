public import Servicing

extension NewAccount {
    /// Limits, fees and the principal to begin with. The names are *inferred*, but for the container's; those of the fees
    /// differ from the ones that an answer has for them, ``Account/ProductLifecycle``.
    public struct Summary: Hashable, Sendable, Codable {
        /// What the account can borrow, in cents; the product's by default.
        public var creditLimitCents: Int?
        /// The most that the limit may be raised to, in cents (found on the vendor's newer pages; the document repeats the
        /// other field's words).
        public var maxApprovedCreditLimitCents: Int?
        /// The fee for a late payment, in cents; the product's by default.
        public var lateFeeCents: Int?
        /// The fee for a reversed payment, in cents; the product's by default.
        public var paymentReversalFeeCents: Int?
        /// The fee for originating the account, in cents. 0 by default.
        public var originationFeeCents: Int?
        /// The fee for each year, in cents. 0 by default.
        public var annualFeeCents: Int?
        /// The fee for each month, in cents. 0 by default.
        public var monthlyFeeCents: Int?
        /// The principal to begin with, in cents.
        public var initialPrincipalCents: Int?
        /// The most that a late fee may be, in percent of the minimum payment.
        public var lateFeeCapPercent: ExactDecimal?
        /// The most that a fee for a reversed payment may be, in percent of the principal as if the payment had not been
        /// made.
        public var paymentReversalFeeCapPercent: ExactDecimal?
        /// How often interest accrues, such as `1 day` or `2 weeks`; the product's by default.
        public var interestAccrualInterval: CanopyInterval?

        /// Terms.
        public init(
            creditLimitCents: Int? = nil, maxApprovedCreditLimitCents: Int? = nil, lateFeeCents: Int? = nil,
            paymentReversalFeeCents: Int? = nil, originationFeeCents: Int? = nil, annualFeeCents: Int? = nil,
            monthlyFeeCents: Int? = nil, initialPrincipalCents: Int? = nil, lateFeeCapPercent: ExactDecimal? = nil,
            paymentReversalFeeCapPercent: ExactDecimal? = nil, interestAccrualInterval: CanopyInterval? = nil
        ) {
            self.creditLimitCents = creditLimitCents
            self.maxApprovedCreditLimitCents = maxApprovedCreditLimitCents
            self.lateFeeCents = lateFeeCents
            self.paymentReversalFeeCents = paymentReversalFeeCents
            self.originationFeeCents = originationFeeCents
            self.annualFeeCents = annualFeeCents
            self.monthlyFeeCents = monthlyFeeCents
            self.initialPrincipalCents = initialPrincipalCents
            self.lateFeeCapPercent = lateFeeCapPercent
            self.paymentReversalFeeCapPercent = paymentReversalFeeCapPercent
            self.interestAccrualInterval = interestAccrualInterval
        }

        private enum CodingKeys: String, CodingKey {
            case creditLimitCents = "credit_limit_cents"
            case maxApprovedCreditLimitCents = "max_approved_credit_limit_cents"
            case lateFeeCents = "late_fee_cents"
            case paymentReversalFeeCents = "payment_reversal_fee_cents"
            case originationFeeCents = "origination_fee_cents"
            case annualFeeCents = "annual_fee_cents"
            case monthlyFeeCents = "monthly_fee_cents"
            case initialPrincipalCents = "initial_principal_cents"
            case lateFeeCapPercent = "late_fee_cap_percent"
            case paymentReversalFeeCapPercent = "payment_reversal_fee_cap_percent"
            case interestAccrualInterval = "interest_accrual_interval"
        }
    }

    /// The promotional period of a new account. *Inferred*, but for ``promoLen``.
    public struct PromoOverview: Hashable, Sendable, Codable {
        /// How many billing cycles are promotional; the product's number by default.
        public var promoLen: Int?
        /// How the minimum payment is calculated. The document has two defaults for it, the product's and `NONE`, so
        /// whoever cares gives one.
        public var promoMinPayType: MinimumPaymentType?
        /// In how many billing cycles purchases can be made, for loans of several advances; the product's number by
        /// default.
        public var promoPurchaseWindowLen: Int?
        /// Which part of what ``promoMinPayType`` names makes the minimum payment, in percent. The document has two
        /// defaults for it, the product's and 100.
        public var promoMinPayPercent: ExactDecimal?
        /// The interest rate in the period, in percent.
        public var promoImplInterestRatePercent: ExactDecimal?

        /// A period.
        public init(
            promoLen: Int? = nil, promoMinPayType: MinimumPaymentType? = nil, promoPurchaseWindowLen: Int? = nil,
            promoMinPayPercent: ExactDecimal? = nil, promoImplInterestRatePercent: ExactDecimal? = nil
        ) {
            self.promoLen = promoLen
            self.promoMinPayType = promoMinPayType
            self.promoPurchaseWindowLen = promoPurchaseWindowLen
            self.promoMinPayPercent = promoMinPayPercent
            self.promoImplInterestRatePercent = promoImplInterestRatePercent
        }

        private enum CodingKeys: String, CodingKey {
            case promoLen = "promo_len"
            case promoMinPayType = "promo_min_pay_type"
            case promoPurchaseWindowLen = "promo_purchase_window_len"
            case promoMinPayPercent = "promo_min_pay_percent"
            case promoImplInterestRatePercent = "promo_impl_interest_rate_percent"
        }
    }

    /// The time after a new account's promotional period. *Inferred.*
    public struct PostPromoOverview: Hashable, Sendable, Codable {
        /// The interest rate, in percent; the product's by default.
        public var postPromoImplInterestRatePercent: ExactDecimal?
        /// Over how many billing cycles the debt is amortized.
        public var postPromoLen: Int?

        /// A time.
        public init(postPromoImplInterestRatePercent: ExactDecimal? = nil, postPromoLen: Int? = nil) {
            self.postPromoImplInterestRatePercent = postPromoImplInterestRatePercent
            self.postPromoLen = postPromoLen
        }

        private enum CodingKeys: String, CodingKey {
            case postPromoImplInterestRatePercent = "post_promo_impl_interest_rate_percent"
            case postPromoLen = "post_promo_len"
        }
    }

    /// A new account at Plaid. An answer has none of it back: it says only whether Canopy has valid ones,
    /// ``Account/PlaidConfig``.
    public struct PlaidConfig: Hashable, Sendable, Codable {
        /// The token that Plaid made when the bank account was validated.
        public var plaidAccessToken: Sensitive<String>?
        /// The id that Plaid gave the account which was chosen then.
        public var plaidAccountID: Sensitive<String>?
        /// Whether the balance is looked at before a payment is processed. False by default. *Inferred.*
        public var checkBalanceEnabled: LenientBool?

        /// An account at Plaid.
        public init(
            plaidAccessToken: Sensitive<String>, plaidAccountID: Sensitive<String>, checkBalanceEnabled: Bool? = nil
        ) {
            self.plaidAccessToken = plaidAccessToken
            self.plaidAccountID = plaidAccountID
            self.checkBalanceEnabled = checkBalanceEnabled.map { LenientBool($0) }
        }

        private enum CodingKeys: String, CodingKey {
            case plaidAccessToken = "plaid_access_token"
            case plaidAccountID = "plaid_account_id"
            case checkBalanceEnabled = "check_balance_enabled"
        }
    }
}
