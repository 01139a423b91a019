import ExactJSON

/// A new account as it is answered: what was asked for, and the defaults that its product gives.
///
/// The answer of `POST /accounts` is cut off in its document (*inferred*: it is the account of the list of accounts and
/// of the status page, canopy.core-api-1.8.44.txt, lines 1855 to 2092, with what no request can set and no prose
/// gives a default left out).
struct CanopyAccountOpening {
    /// The body that was sent, found to be right.
    let request: JSONObject
    let product: CanopyMock.Product
    /// Canopy's own id of the account.
    let canopyID: String
    let effectiveAt: MockInstant
    let now: MockInstant

    /// The account, with nobody in its `customers`.
    var account: JSONObject {
        let created = JSONValue.string(now.text())
        var account: JSONObject = [
            "account_id": request["account_id"] ?? .null, "created_at": created, "updated_at": created,
            "effective_at": .string(
                effectiveAt.text(fractionDigits: effectiveAt.nanosecond == 0 ? 0 : effectiveAt.fractionDigits)),
            "account_overview": [
                "account_status": "ACTIVE", "account_status_subtype": .null, "is_active_scra": "false",
            ],
            "account_product": accountProduct,
            "external_fields": given(request["external_fields"]) ?? [],
            "min_pay_due_cents": [
                "statement_min_pay_cents": 0, "min_pay_cents": 0,
                "min_pay_due_at": date(periods.due(product.cycleDueInterval)),
            ],
            "additional_min_pay_details": Self.nothingDue, "additional_statement_min_pay_details": Self.noStatement,
            "payment_processor_config": CanopyPaymentProcessors(
                sent: request["payment_processor_config"], canopyID: canopyID
            ).answered,
        ]
        for key in ["disbursements_config", "payouts_config"] { account[key] = given(request[key]) }
        account["cycle_type"] = [
            "first_cycle_interval": firstCycle,
            "late_fee_grace": asked("cycle_type", "late_fee_grace") ?? product.lateFeeGrace,
        ]
        account["discounts"] = given(request["discounts"])
        account["summary"] = .object(summary)
        account["associated_entities"] = request["associated_entities"] ?? .null
        account["plaid_config"] = plaidConfig
        for key in ["payout_entities", "cards", "customers"] { account[key] = [] }
        return account
    }

    private var accountProduct: JSONValue {
        [
            "product_id": .string(product.productID), "product_overview": .object(product.overview),
            "product_lifecycle": lifecycle, "promo_overview": promotion, "post_promo_overview": postPromotion,
            "product_duration_information": [
                "promo_len": promoLength, "promo_purchase_window_len": windowLength,
            ],
        ]
    }

    private var lifecycle: JSONValue {
        [
            "late_fee_impl_cents": asked("summary", "late_fee_cents") ?? product.lateFeeCents,
            "default_product_late_fee_cents": product.lateFeeCents,
            "payment_reversal_fee_impl_cents": asked("summary", "payment_reversal_fee_cents")
                ?? product.paymentReversalFeeCents,
            "default_product_payment_reversal_fee_cents": product.paymentReversalFeeCents,
            "origination_fee_impl_cents": asked("summary", "origination_fee_cents") ?? 0,
            "annual_fee_impl_cents": asked("summary", "annual_fee_cents") ?? 0,
            "monthly_fee_impl_cents": asked("summary", "monthly_fee_cents") ?? 0,
            "loan_end_date": hasPostPromo ? date(postPromoEnd) : .null,
        ]
    }

    private var promotion: JSONValue {
        let hasPromo = count(promoLength) > 0
        let hasWindow = count(windowLength) > 0
        return [
            "promo_purchase_window_inclusive_start": hasWindow ? date(effectiveAt) : .null,
            "promo_purchase_window_exclusive_end": hasWindow ? date(end(of: windowLength)) : .null,
            "promo_inclusive_start": hasPromo ? date(effectiveAt) : .null,
            "promo_exclusive_end": hasPromo ? date(end(of: promoLength)) : .null,
            "promo_impl_interest_rate_percent": promoRate,
            "default_product_promo_interest_rate": product.promoInterestRatePercent,
            "promo_len": promoLength, "default_product_promo_len": product.promoLength,
        ]
    }

    private var postPromotion: JSONValue {
        [
            "post_promo_inclusive_start": hasPostPromo ? date(end(of: promoLength)) : .null,
            "post_promo_exclusive_end": hasPostPromo ? date(postPromoEnd) : .null,
            "post_promo_impl_interest_rate_percent": postPromoRate,
            "default_product_post_promo_interest_rate": product.postPromoInterestRatePercent,
            "post_promo_len": postPromoLength, "default_product_post_promo_len": product.postPromoLength,
        ]
    }

    /// The balances begin with the initial principal and the origination fee (*inferred*), all others at nothing.
    private var summary: JSONObject {
        let principal = asked("summary", "initial_principal_cents")?.int ?? 0
        let fee = asked("summary", "origination_fee_cents")?.int ?? 0
        // The request's amounts are bounded so that their sum is exact.
        let balance = principal + fee
        let limit = asked("summary", "credit_limit_cents") ?? product.creditLimitCents
        let available = limit.int.map { $0 > balance ? $0 - balance : 0 } ?? 0
        var summary: JSONObject = [
            "total_balance_cents": .number(JSONNumber(balance)), "principal_cents": .number(JSONNumber(principal)),
            "interest_balance_cents": 0,
            "interest_accrual_interval": asked("summary", "interest_accrual_interval") ?? accrualInterval,
            "am_interest_balance_cents": 0, "deferred_interest_balance_cents": 0,
            "am_deferred_interest_balance_cents": 0, "fees_balance_cents": .number(JSONNumber(fee)),
        ]
        summary["initial_principal_cents"] = request["summary"]?["initial_principal_cents"]
        summary["total_paid_to_date_cents"] = 0
        summary["total_interest_paid_to_date_cents"] = 0
        summary["credit_limit_cents"] = limit
        summary["max_approved_credit_limit_cents"] = asked("summary", "max_approved_credit_limit_cents") ?? 0
        summary["interest_rate_percent"] = count(promoLength) > 0 ? promoRate : postPromoRate
        summary["available_credit_cents"] = .number(JSONNumber(available))
        summary["open_to_buy_cents"] = count(windowLength) > 0 ? .number(JSONNumber(available)) : 0
        summary["total_payoff_cents"] = .number(JSONNumber(balance))
        for key in ["late_fee_cap_percent", "payment_reversal_fee_cap_percent"] { summary[key] = asked("summary", key) }
        return summary
    }

    /// The tokens themselves are never answered (canopy.core-api-1.8.44.txt, lines 1699 to 1707).
    private var plaidConfig: JSONValue {
        func isValid(_ key: String) -> JSONValue {
            ["valid_config": .bool(asked("plaid_config", key)?.string?.isEmpty == false)]
        }
        return [
            "plaid_access_token": isValid("plaid_access_token"), "plaid_account_id": isValid("plaid_account_id"),
            "check_balance_enabled": asked("plaid_config", "check_balance_enabled") ?? false,
        ]
    }

    private static let nothingDue: JSONValue = [
        "min_pay_fees_cents": 0, "current_min_pay_cents": 0, "unpaid_min_pay_cents": 0,
    ]
    private static let noStatement: JSONValue = [
        "statement_min_pay_charges_principal_cents": 0, "statement_min_pay_interest_cents": 0,
        "statement_min_pay_am_interest_cents": 0, "statement_min_pay_deferred_cents": 0,
        "statement_min_pay_am_deferred_interest_cents": 0, "statement_min_pay_fees_cents": 0,
        "statement_payments_cents": 0, "previous_statement_min_pay_cents": 0, "statement_current_min_pay_cents": 0,
        "statement_unpaid_min_pay_cents": 0,
    ]
}

extension CanopyAccountOpening {
    private var firstCycle: JSONValue { asked("cycle_type", "first_cycle_interval") ?? product.firstCycleInterval }
    private var promoLength: JSONValue { asked("promo_overview", "promo_len") ?? product.promoLength }
    private var windowLength: JSONValue {
        asked("promo_overview", "promo_purchase_window_len") ?? product.promoPurchaseWindowLength
    }
    private var postPromoLength: JSONValue {
        asked("post_promo_overview", "post_promo_len") ?? product.postPromoLength
    }
    private var promoRate: JSONValue {
        asked("promo_overview", "promo_impl_interest_rate_percent") ?? product.promoInterestRatePercent
    }
    private var postPromoRate: JSONValue {
        asked("post_promo_overview", "post_promo_impl_interest_rate_percent") ?? product.postPromoInterestRatePercent
    }
    private var hasPostPromo: Bool { count(postPromoLength) > 0 }
    private var postPromoEnd: MockInstant? {
        let (cycles, isTooMany) = count(promoLength).addingReportingOverflow(count(postPromoLength))
        return periods.end(ofCycles: isTooMany ? .max : cycles)
    }

    /// "Defaults to the product interest_accrual_interval", which no product has (*inferred*: what the product's way of
    /// calculating interest says of it, a day or a cycle).
    private var accrualInterval: JSONValue {
        let method = product.value("product_lifecycle_policies", "interest_policies", "interest_calc_method")?.string
        return method?.hasPrefix("daily") == true ? "1 day" : product.cycleInterval
    }

    private var periods: CanopyAccountPeriods {
        let cycle = interval(product.cycleInterval) ?? .month
        return CanopyAccountPeriods(
            begin: effectiveAt, zone: CanopyTimeZone(product.overview["product_time_zone"]?.string ?? ""),
            firstCycle: interval(firstCycle) ?? cycle, cycle: cycle)
    }

    private func end(of length: JSONValue) -> MockInstant? {
        periods.end(ofCycles: count(length))
    }

    /// A number of billing cycles; one that no `Int` holds is more than the calendar has.
    private func count(_ length: JSONValue) -> Int {
        length.int ?? .max
    }

    private func interval(_ value: JSONValue) -> CanopyInterval? {
        value.string.flatMap { CanopyInterval($0) }
    }

    /// What was asked for, nil where it was left out or null.
    private func asked(_ section: String, _ key: String) -> JSONValue? {
        given(request[section]?[key])
    }

    private func given(_ value: JSONValue?) -> JSONValue? {
        value?.isNull == false ? value : nil
    }

    /// To the millisecond, as the examples write the dates of an account's product, and further where it was sent so.
    private func date(_ instant: MockInstant?) -> JSONValue {
        instant.map { .string($0.text(fractionDigits: $0.fractionDigits)) } ?? .null
    }
}

extension MockInstant {
    /// How many digits after the second it takes to lose nothing: three, six or nine.
    var fractionDigits: Int {
        nanosecond % 1_000_000 == 0 ? 3 : nanosecond % 1000 == 0 ? 6 : 9
    }

    /// The millisecond that it is in.
    var inMilliseconds: MockInstant {
        MockInstant(seconds: seconds, nanosecond: nanosecond / 1_000_000 * 1_000_000)
    }
}
