import Servicing
import ServicingHTTP

extension NewProduct {
    /// The types that a product may be given. The document has lost all but its default; the others are those of
    /// Canopy's published OpenAPI source.
    static let productTypes: [ProductType] = [
        .revolving, .installment, .mixedRateInstallment, .deferredInstallment, .fixedRateInstallment,
    ]

    /// The one way to calculate minimum payments that can be asked for after the promotional period. *Inferred*: the
    /// document's text has lost these policies, its examples have `AM`, and Canopy's published OpenAPI source has that
    /// alone for requests (answers have others). The five ways that the text lists are those of the period itself.
    static let postPromotionalPaymentTypes: [MinimumPaymentType] = [.amortized]

    /// Everything that is wrong with it.
    func check(_ problems: inout FieldChecks) {
        if let productID { problems.chosenID("product_id", productID.rawValue) }
        problems.required("product_overview", productOverview, allowed: "an object")?.check(&problems)
        let lifecycle = productLifecyclePolicies ?? Product.LifecyclePolicies()
        lifecycle.check(&problems)
        problems.required("promotional_policies", promotionalPolicies, allowed: "an object, which may be empty")?
            .check(&problems)
        postPromotionalPolicies?.check(&problems)
    }
}

extension NewProduct.Overview {
    /// The name is required by Canopy's published OpenAPI source; the document has lost what it says of it.
    fileprivate func check(_ problems: inout FieldChecks) {
        let nameField = "product_overview.product_name"
        if let name = problems.required(nameField, productName, allowed: "a text of at least one character") {
            problems.text(nameField, name)
        }
        if let productType {
            problems.member("product_overview.product_type", productType, of: NewProduct.productTypes)
        }
        if let productColor { problems.text("product_overview.product_color", productColor) }
        problems.length("product_overview.product_short_description", productShortDescription, 60)
        problems.length("product_overview.product_long_description", productLongDescription, 1000)
    }
}

extension Product.LifecyclePolicies {
    fileprivate func check(_ problems: inout FieldChecks) {
        let place = "product_lifecycle_policies"
        let due = place + ".payment_due_policies"
        problems.notNegative(
            due + ".delinquent_on_n_consecutive_late_fees", paymentDuePolicies?.delinquentOnNConsecutiveLateFees)
        problems.notNegative(
            due + ".charge_off_on_n_consecutive_late_fees", paymentDuePolicies?.chargeOffOnNConsecutiveLateFees)
        feePolicies?.check(place + ".fee_policies", &problems)
        checkBillingCycle(place + ".billing_cycle_policies", &problems)
        let interest = place + ".interest_policies"
        problems.timeOfDay(interest + ".interest_calc_time", interestPolicies?.interestCalcTime)
        problems.documented(interest + ".interest_calc_method", interestPolicies?.interestCalcMethod)
        let attributes = place + ".default_attributes"
        problems.notNegative(
            attributes + ".default_credit_limit_cents", defaultAttributes?.defaultCreditLimitCents)
        problems.notNegative(attributes + ".default_late_fee_cents", defaultAttributes?.defaultLateFeeCents)
        problems.notNegative(
            attributes + ".default_payment_reversal_fee_cents", defaultAttributes?.defaultPaymentReversalFeeCents)
    }

    /// The cycle's length is the one thing here that the document requires and has no default for.
    private func checkBillingCycle(_ place: String, _ problems: inout FieldChecks) {
        let cycleField = place + ".cycle_interval"
        let policies = billingCyclePolicies
        let cycle = problems.required(
            cycleField, policies?.cycleInterval, allowed: "an interval such as '1 month', '3 months' or '7 days'")
        problems.interval(cycleField, cycle, .positive)
        let dueField = place + ".cycle_due_interval"
        problems.interval(dueField, policies?.cycleDueInterval, .any)
        problems.dueInterval(dueField, policies?.cycleDueInterval, within: cycle)
        problems.interval(place + ".first_cycle_interval", policies?.firstCycleInterval)
        problems.timeOfDay(place + ".close_of_business_time", policies?.closeOfBusinessTime)
        problems.timeZone(place + ".product_time_zone", policies?.productTimeZone)
    }
}

extension Product.FeePolicies {
    fileprivate func check(_ place: String, _ problems: inout FieldChecks) {
        problems.interval(place + ".late_fee_grace", lateFeeGrace)
        problems.interval(place + ".surcharge_fee_interval", surchargeFeeInterval, .positive)
        for (index, tier) in (defaultSurchargeFeeStructure ?? []).enumerated() {
            tier.check("\(place).default_surcharge_fee_structure[\(index)]", &problems)
        }
    }
}

extension Product.SurchargeTier {
    /// That a start is required says Canopy's published OpenAPI source; the document has lost it. A step whose end is its
    /// start applies to nothing, and stands so in the document's example, so it is taken.
    fileprivate func check(_ place: String, _ problems: inout FieldChecks) {
        let startField = place + ".surcharge_start_inclusive_cents"
        let endField = place + ".surcharge_end_exclusive_cents"
        let start = problems.required(startField, surchargeStartInclusiveCents, allowed: "whole cents")
        problems.wholeCents(startField, start)
        problems.wholeCents(endField, surchargeEndExclusiveCents)
        problems.ordered(start, startField, surchargeEndExclusiveCents, endField)
        let percentField = place + ".percent_surcharge"
        let percent = problems.required(percentField, percentSurcharge, allowed: "a percentage")
        problems.percent(percentField, percent)
    }
}

extension Product.PromotionalPolicies {
    fileprivate func check(_ problems: inout FieldChecks) {
        let place = "promotional_policies."
        problems.promotion(place, length: promoLen, window: promoPurchaseWindowLen, paymentType: promoMinPayType)
        problems.percent(place + "promo_min_pay_percent", promoMinPayPercent)
        problems.rates(
            place + "promo_", promoDefaultInterestRatePercent, promoAPRRangeInclusiveLower, promoAPRRangeInclusiveUpper)
    }
}

extension Product.PostPromotionalPolicies {
    /// Whether ``postPromoLen`` is within the range of lengths is not looked at: it is not in the document's example,
    /// which has 48 and a range of 2 to 5.
    fileprivate func check(_ problems: inout FieldChecks) {
        let place = "post_promotional_policies.post_promo_"
        problems.notNegative(place + "len", postPromoLen)
        let range = place + "am_len_range_inclusive_"
        problems.notNegative(range + "lower", postPromoAmLenRangeInclusiveLower)
        problems.notNegative(range + "upper", postPromoAmLenRangeInclusiveUpper)
        problems.ordered(
            postPromoAmLenRangeInclusiveLower.map { ExactDecimal($0) }, range + "lower",
            postPromoAmLenRangeInclusiveUpper.map { ExactDecimal($0) }, range + "upper")
        if let postPromoMinPayType {
            problems.member(place + "min_pay_type", postPromoMinPayType, of: NewProduct.postPromotionalPaymentTypes)
        }
        problems.rates(
            place, postPromoDefaultInterestRatePercent, postPromoAPRRangeInclusiveLower, postPromoAPRRangeInclusiveUpper
        )
    }
}

extension FieldChecks {
    /// Checks the lengths of a promotional period and how its minimum payments are calculated.
    ///
    /// Both lengths are counted "from account origination", and the window's name makes it one of the promotional period,
    /// so a window that outlasts a period of its own request is refused. No sentence of the document says so
    /// (*inferred*); a period of 0 is none at all, and then a window may stand alone.
    mutating func promotion(_ place: String, length: Int?, window: Int?, paymentType: MinimumPaymentType?) {
        notNegative(place + "promo_len", length)
        notNegative(place + "promo_purchase_window_len", window)
        if let length, length > 0, let window, window > length {
            add(
                place + "promo_purchase_window_len", "is longer than the promotional period",
                allowed: "at most promo_len billing cycles")
        }
        documented(place + "promo_min_pay_type", paymentType)
    }

    /// Checks a product's rate and the range for it.
    fileprivate mutating func rates(
        _ place: String, _ rate: ExactDecimal?, _ lower: ExactDecimal?, _ upper: ExactDecimal?
    ) {
        let range = place + "apr_range_inclusive"
        percent(place + "default_interest_rate_percent", rate)
        percent(range + "_lower", lower)
        percent(range + "_upper", upper)
        ordered(lower, range + "_lower", upper, range + "_upper")
        self.rate(place + "default_interest_rate_percent", rate, from: lower, to: upper, range: range)
    }

    /// Checks a description's length in characters. An empty one is documented to be one (found).
    fileprivate mutating func length(_ field: String, _ text: String?, _ maximum: Int) {
        guard let text else { return }
        if text.unicodeScalars.count > maximum { add(field, "is too long", allowed: "at most \(maximum) characters") }
        if !text.isEmpty { self.text(field, text, allowsLineBreaks: true) }
    }
}
