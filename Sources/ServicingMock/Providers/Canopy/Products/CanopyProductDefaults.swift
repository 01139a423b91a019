import ExactJSON

/// What an account takes from its product where it says nothing itself (canopy.core-api-1.8.44.txt, from line 3342).
extension CanopyMock.Product {
    /// The name, type, color, descriptions and time zone, as an account's `product_overview` shows them.
    var overview: JSONObject {
        var overview: JSONObject = [:]
        for name in [
            "product_name", "product_color", "product_short_description", "product_long_description",
        ] {
            overview[name] = value("product_overview", name) ?? .null
        }
        overview["product_time_zone"] = policy("billing_cycle_policies", "product_time_zone") ?? "America/New_York"
        overview["product_type"] = value("product_overview", "product_type") ?? "REVOLVING"
        return overview
    }

    /// The most that an account may borrow, in cents.
    var creditLimitCents: JSONValue { policy("default_attributes", "default_credit_limit_cents") ?? 0 }
    /// The fee for a late payment, in cents.
    var lateFeeCents: JSONValue { policy("default_attributes", "default_late_fee_cents") ?? 0 }
    /// The fee for a payment that is reversed, in cents.
    var paymentReversalFeeCents: JSONValue { policy("default_attributes", "default_payment_reversal_fee_cents") ?? 0 }
    /// How long after a due date a late fee is charged.
    var lateFeeGrace: JSONValue { policy("fee_policies", "late_fee_grace") ?? "5 days" }
    /// The length of a billing cycle.
    var cycleInterval: JSONValue { policy("billing_cycle_policies", "cycle_interval") ?? .null }
    /// The length of the first billing cycle.
    var firstCycleInterval: JSONValue { policy("billing_cycle_policies", "first_cycle_interval") ?? cycleInterval }
    /// How long after a cycle's begin, or where it is negative before its end, the cycle's payment is due.
    var cycleDueInterval: CanopyInterval {
        let due = policy("billing_cycle_policies", "cycle_due_interval")?.string.flatMap { CanopyInterval($0) }
        return due ?? CanopyInterval(count: -5, unit: .days)
    }
    /// The number of billing cycles of the promotional period.
    var promoLength: JSONValue { value("promotional_policies", "promo_len") ?? 0 }
    /// The number of billing cycles of the purchase window.
    var promoPurchaseWindowLength: JSONValue { value("promotional_policies", "promo_purchase_window_len") ?? 0 }
    /// How the payment due is calculated in the promotional period.
    var promoMinPayType: JSONValue { value("promotional_policies", "promo_min_pay_type") ?? "NONE" }
    /// The percentage of interest that the payment due is made of in the promotional period.
    var promoMinPayPercent: JSONValue { value("promotional_policies", "promo_min_pay_percent") ?? 100 }
    /// The interest rate of the promotional period, in percent.
    var promoInterestRatePercent: JSONValue {
        value("promotional_policies", "promo_default_interest_rate_percent") ?? 0
    }
    /// The number of billing cycles of the period after the promotional one.
    var postPromoLength: JSONValue { value("post_promotional_policies", "post_promo_len") ?? 0 }
    /// The interest rate of that period, in percent.
    var postPromoInterestRatePercent: JSONValue {
        value("post_promotional_policies", "post_promo_default_interest_rate_percent") ?? 0
    }

    private func policy(_ group: String, _ name: String) -> JSONValue? {
        value("product_lifecycle_policies", group, name)
    }
}
