import Servicing
import ServicingHTTP

extension NewAccount {
    /// How many links to other systems a new account may have; an answer may have 1,000.
    static let maximumOfExternalFields = 100
    /// How many customers a new account may have.
    static let maximumOfCustomers = 10

    /// Everything that is wrong with it.
    func check(_ problems: inout FieldChecks) {
        if let id = problems.required("account_id", accountID, allowed: "an id of the lender's choice") {
            problems.chosenID("account_id", id.rawValue)
        }
        if let id = problems.required("product_id", productID, allowed: "a product's id") {
            problems.text("product_id", id.rawValue)
        }
        checkExternalFields(&problems)
        paymentProcessorConfig?.check("payment_processor_config", &problems)
        checkSplits(&problems)
        problems.interval("cycle_type.first_cycle_interval", cycleType?.firstCycleInterval)
        problems.interval("cycle_type.late_fee_grace", cycleType?.lateFeeGrace)
        problems.notNegative(
            "discounts.prepayment_discount_config.loan_discount_cents",
            discounts?.prepaymentDiscountConfig?.loanDiscountCents)
        summary?.check(&problems)
        checkPromotion(&problems)
        if let name = associatedEntities?.merchantName { problems.text("associated_entities.merchant_name", name) }
        if let name = associatedEntities?.lenderName { problems.text("associated_entities.lender_name", name) }
        if let plaidConfig {
            problems.requiredText("plaid_config.plaid_access_token", plaidConfig.plaidAccessToken)
            problems.requiredText("plaid_config.plaid_account_id", plaidConfig.plaidAccountID)
        }
        checkCustomers(&problems)
    }

    private func checkExternalFields(_ problems: inout FieldChecks) {
        guard let externalFields else { return }
        problems.atMost("external_fields", externalFields.count, Self.maximumOfExternalFields)
        for (index, field) in externalFields.prefix(Self.maximumOfExternalFields).enumerated() {
            if let key = field.key { problems.text("external_fields[\(index)].key", key) }
            problems.optionalText("external_fields[\(index)].value", field.value)
        }
    }

    /// The document requires all three lists of payouts, and the one of disbursements not.
    private func checkSplits(_ problems: inout FieldChecks) {
        if let source = disbursementsConfig?.disbursementSourcePayoutEntityID {
            problems.text("disbursements_config.disbursement_source_payout_entity_id", source.rawValue)
        }
        if let principal = disbursementsConfig?.disbursementSplitPercentages?.principal {
            problems.splits("disbursements_config.disbursement_split_percentages.principal", principal)
        }
        guard let splits = payoutsConfig?.payoutSplitPercentages else { return }
        for (name, list) in [("principal", splits.principal), ("interest", splits.interest), ("fee", splits.fee)] {
            let field = "payouts_config.payout_split_percentages." + name
            if let list = problems.required(field, list, allowed: "parts that add up to 100") {
                problems.splits(field, list)
            }
        }
    }

    private func checkPromotion(_ problems: inout FieldChecks) {
        if let promoOverview {
            let place = "promo_overview."
            problems.promotion(
                place, length: promoOverview.promoLen, window: promoOverview.promoPurchaseWindowLen,
                paymentType: promoOverview.promoMinPayType)
            problems.percent(place + "promo_min_pay_percent", promoOverview.promoMinPayPercent)
            problems.percent(
                place + "promo_impl_interest_rate_percent", promoOverview.promoImplInterestRatePercent)
        }
        if let postPromoOverview {
            problems.percent(
                "post_promo_overview.post_promo_impl_interest_rate_percent",
                postPromoOverview.postPromoImplInterestRatePercent)
            problems.notNegative("post_promo_overview.post_promo_len", postPromoOverview.postPromoLen)
        }
    }

    /// Customers exist already, so their ids may be Canopy's own.
    private func checkCustomers(_ problems: inout FieldChecks) {
        guard let assignCustomers else { return }
        problems.atMost("assign_customers", assignCustomers.count, Self.maximumOfCustomers)
        for (index, customer) in assignCustomers.prefix(Self.maximumOfCustomers).enumerated() {
            let place = "assign_customers[\(index)]"
            if let id = problems.required(place + ".customer_id", customer.customerID, allowed: "a customer's id") {
                problems.text(place + ".customer_id", id.rawValue)
            }
            problems.documented(place + ".customer_account_role", customer.customerAccountRole)
            problems.optionalText(place + ".customer_account_external_id", customer.customerAccountExternalID)
        }
    }
}

extension NewAccount.Summary {
    fileprivate func check(_ problems: inout FieldChecks) {
        let amounts = [
            ("credit_limit_cents", creditLimitCents), ("max_approved_credit_limit_cents", maxApprovedCreditLimitCents),
            ("late_fee_cents", lateFeeCents), ("payment_reversal_fee_cents", paymentReversalFeeCents),
            ("origination_fee_cents", originationFeeCents), ("annual_fee_cents", annualFeeCents),
            ("monthly_fee_cents", monthlyFeeCents), ("initial_principal_cents", initialPrincipalCents),
        ]
        for (name, amount) in amounts { problems.notNegative("summary." + name, amount) }
        problems.percent("summary.late_fee_cap_percent", lateFeeCapPercent)
        problems.percent("summary.payment_reversal_fee_cap_percent", paymentReversalFeeCapPercent)
        problems.interval("summary.interest_accrual_interval", interestAccrualInterval, .positive)
    }
}
