public import Servicing

extension Account {
    /// The promotional period of an account.
    public struct PromoOverview: Hashable, Sendable, Codable {
        /// When purchases can be made from.
        public let promoPurchaseWindowInclusiveStart: Timestamp?
        /// When purchases can no longer be made.
        public let promoPurchaseWindowExclusiveEnd: Timestamp?
        /// When the period begins.
        public let promoInclusiveStart: Timestamp?
        /// When the period is over. The document's text calls this a start too; the name is taken for true.
        public let promoExclusiveEnd: Timestamp?
        /// The interest rate in the period, in percent.
        public let promoImplInterestRatePercent: ExactDecimal?
        /// The product's rate, in percent, which ``promoImplInterestRatePercent`` overrides. *Inferred.*
        public let defaultProductPromoInterestRate: ExactDecimal?
        /// Billing cycles from origination that are promotional.
        public let promoLen: Int?
        /// The product's number of cycles, which ``promoLen`` overrides. *Inferred.*
        public let defaultProductPromoLen: Int?

        private enum CodingKeys: String, CodingKey {
            case promoPurchaseWindowInclusiveStart = "promo_purchase_window_inclusive_start"
            case promoPurchaseWindowExclusiveEnd = "promo_purchase_window_exclusive_end"
            case promoInclusiveStart = "promo_inclusive_start"
            case promoExclusiveEnd = "promo_exclusive_end"
            case promoImplInterestRatePercent = "promo_impl_interest_rate_percent"
            case defaultProductPromoInterestRate = "default_product_promo_interest_rate"
            case promoLen = "promo_len"
            case defaultProductPromoLen = "default_product_promo_len"
        }
    }

    /// The time after an account's promotional period.
    public struct PostPromoOverview: Hashable, Sendable, Codable {
        /// When it begins.
        public let postPromoInclusiveStart: Timestamp?
        /// When it is over. The document's text calls this a start too; the name is taken for true.
        public let postPromoExclusiveEnd: Timestamp?
        /// The interest rate in that time, in percent.
        public let postPromoImplInterestRatePercent: ExactDecimal?
        /// The product's rate, in percent, which ``postPromoImplInterestRatePercent`` overrides. *Inferred.*
        public let defaultProductPostPromoInterestRate: ExactDecimal?
        /// Billing cycles over which the debt is amortized.
        public let postPromoLen: Int?
        /// The product's number of cycles, which ``postPromoLen`` overrides. *Inferred.*
        public let defaultProductPostPromoLen: Int?

        private enum CodingKeys: String, CodingKey {
            case postPromoInclusiveStart = "post_promo_inclusive_start"
            case postPromoExclusiveEnd = "post_promo_exclusive_end"
            case postPromoImplInterestRatePercent = "post_promo_impl_interest_rate_percent"
            case defaultProductPostPromoInterestRate = "default_product_post_promo_interest_rate"
            case postPromoLen = "post_promo_len"
            case defaultProductPostPromoLen = "default_product_post_promo_len"
        }
    }
}
