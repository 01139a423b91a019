public import Servicing

extension Product {
    /// The promotional period of a product's accounts.
    public struct PromotionalPolicies: Hashable, Sendable, Codable {
        /// How many billing cycles from origination are promotional. 0 by default.
        public var promoLen: Int?
        /// How the minimum payment is calculated in the period. ``MinimumPaymentType/noPayment`` by default.
        public var promoMinPayType: MinimumPaymentType?
        /// In how many billing cycles from origination purchases can be made. 0 by default.
        public var promoPurchaseWindowLen: Int?
        /// Which part of the cycle's new interest makes the minimum payment, in percent. 100 by default.
        public var promoMinPayPercent: ExactDecimal?
        /// Whether the period's interest is deferred. False by default.
        public var promoInterestDeferred: LenientBool?
        /// Whether the account's first charge in the period sets the period's end anew: the end of the current cycle and
        /// ``promoLen`` cycles more. False by default.
        public var promoResetOnFirstCharge: LenientBool?
        /// The interest rate in the period, in percent. 0 by default.
        public var promoDefaultInterestRatePercent: ExactDecimal?
        /// The lowest annual rate, in percent. 0 by default.
        public var promoAPRRangeInclusiveLower: ExactDecimal?
        /// The highest annual rate, in percent. 0 by default, which stands for none (inferred: with it the other defaults
        /// would allow no rate).
        public var promoAPRRangeInclusiveUpper: ExactDecimal?

        /// A period.
        public init(
            promoLen: Int? = nil, promoMinPayType: MinimumPaymentType? = nil, promoPurchaseWindowLen: Int? = nil,
            promoMinPayPercent: ExactDecimal? = nil, promoInterestDeferred: Bool? = nil,
            promoResetOnFirstCharge: Bool? = nil, promoDefaultInterestRatePercent: ExactDecimal? = nil,
            promoAPRRangeInclusiveLower: ExactDecimal? = nil, promoAPRRangeInclusiveUpper: ExactDecimal? = nil
        ) {
            self.promoLen = promoLen
            self.promoMinPayType = promoMinPayType
            self.promoPurchaseWindowLen = promoPurchaseWindowLen
            self.promoMinPayPercent = promoMinPayPercent
            self.promoInterestDeferred = promoInterestDeferred.map { LenientBool($0) }
            self.promoResetOnFirstCharge = promoResetOnFirstCharge.map { LenientBool($0) }
            self.promoDefaultInterestRatePercent = promoDefaultInterestRatePercent
            self.promoAPRRangeInclusiveLower = promoAPRRangeInclusiveLower
            self.promoAPRRangeInclusiveUpper = promoAPRRangeInclusiveUpper
        }

        private enum CodingKeys: String, CodingKey {
            case promoLen = "promo_len"
            case promoMinPayType = "promo_min_pay_type"
            case promoPurchaseWindowLen = "promo_purchase_window_len"
            case promoMinPayPercent = "promo_min_pay_percent"
            case promoInterestDeferred = "promo_interest_deferred"
            case promoResetOnFirstCharge = "promo_reset_on_first_charge"
            case promoDefaultInterestRatePercent = "promo_default_interest_rate_percent"
            case promoAPRRangeInclusiveLower = "promo_apr_range_inclusive_lower"
            case promoAPRRangeInclusiveUpper = "promo_apr_range_inclusive_upper"
        }
    }

    /// The time after the promotional period. The document has lost every word on it: the fields are its examples', the
    /// meanings and defaults those of Canopy's published OpenAPI source.
    public struct PostPromotionalPolicies: Hashable, Sendable, Codable {
        /// Over how many billing cycles debt is amortized. 0 by default.
        public var postPromoLen: Int?
        /// The fewest billing cycles of an amortization. 0 by default.
        public var postPromoAmLenRangeInclusiveLower: Int?
        /// The most billing cycles of an amortization. 100 by default.
        public var postPromoAmLenRangeInclusiveUpper: Int?
        /// How the minimum payment is calculated. ``MinimumPaymentType/amortized`` by default, and nothing else can be
        /// asked for; answers may have others.
        public var postPromoMinPayType: MinimumPaymentType?
        /// The interest rate, in percent. 0 by default.
        public var postPromoDefaultInterestRatePercent: ExactDecimal?
        /// The lowest annual rate, in percent. 0 by default.
        public var postPromoAPRRangeInclusiveLower: ExactDecimal?
        /// The highest annual rate, in percent. 0 by default, which stands for none (inferred).
        public var postPromoAPRRangeInclusiveUpper: ExactDecimal?

        /// A time.
        public init(
            postPromoLen: Int? = nil, postPromoAmLenRangeInclusiveLower: Int? = nil,
            postPromoAmLenRangeInclusiveUpper: Int? = nil, postPromoMinPayType: MinimumPaymentType? = nil,
            postPromoDefaultInterestRatePercent: ExactDecimal? = nil,
            postPromoAPRRangeInclusiveLower: ExactDecimal? = nil, postPromoAPRRangeInclusiveUpper: ExactDecimal? = nil
        ) {
            self.postPromoLen = postPromoLen
            self.postPromoAmLenRangeInclusiveLower = postPromoAmLenRangeInclusiveLower
            self.postPromoAmLenRangeInclusiveUpper = postPromoAmLenRangeInclusiveUpper
            self.postPromoMinPayType = postPromoMinPayType
            self.postPromoDefaultInterestRatePercent = postPromoDefaultInterestRatePercent
            self.postPromoAPRRangeInclusiveLower = postPromoAPRRangeInclusiveLower
            self.postPromoAPRRangeInclusiveUpper = postPromoAPRRangeInclusiveUpper
        }

        private enum CodingKeys: String, CodingKey {
            case postPromoLen = "post_promo_len"
            case postPromoAmLenRangeInclusiveLower = "post_promo_am_len_range_inclusive_lower"
            case postPromoAmLenRangeInclusiveUpper = "post_promo_am_len_range_inclusive_upper"
            case postPromoMinPayType = "post_promo_min_pay_type"
            case postPromoDefaultInterestRatePercent = "post_promo_default_interest_rate_percent"
            case postPromoAPRRangeInclusiveLower = "post_promo_apr_range_inclusive_lower"
            case postPromoAPRRangeInclusiveUpper = "post_promo_apr_range_inclusive_upper"
        }
    }
}

/// How the minimum payment of a cycle is calculated.
public struct MinimumPaymentType: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A type with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// What amortizes the debt in time.
    public static let amortized = MinimumPaymentType(rawValue: "AM")
    /// A part of the interest.
    public static let percentOfInterest = MinimumPaymentType(rawValue: "PERCENT_INTEREST")
    /// A part of the principal.
    public static let percentOfPrincipal = MinimumPaymentType(rawValue: "PERCENT_PRINCIPAL")
    /// A part of principal and interest.
    public static let percentOfPrincipalAndInterest = MinimumPaymentType(rawValue: "PERCENT_PRINCIPAL_INTEREST")
    /// No payment.
    public static let noPayment = MinimumPaymentType(rawValue: "NONE")

    /// The values that the documents list for the promotional period.
    public static let documented: [MinimumPaymentType] = [
        .amortized, .percentOfInterest, .percentOfPrincipal, .percentOfPrincipalAndInterest, .noPayment,
    ]
}
