import ExactJSON

extension CanopyMock {
    /// What a request that creates a product may hold, in the order in which the answer has it.
    ///
    /// Defaults that the text gives are its own (canopy.core-api-1.8.44.txt, lines 671 to 801). It lost the names and with
    /// them the marks of what is required: a member whose default is known is optional, and so is what may be null.
    static let newProduct = BodySchema.object([
        .optional("product_id", .identifier(.chosenID)),
        .optional("effective_at", .text(.dateTime), default: "1900-01-01T12:00:00+00:00"),
        .required("product_overview", overview),
        .required("product_lifecycle_policies", lifecyclePolicies),
        .required("promotional_policies", promotionalPolicies),
        .optional("post_promotional_policies", postPromotionalPolicies, default: [:]),
        .optional("admin", .object([.optional("migration_mode", .bool, default: false)]), default: [:]),
    ])

    /// The interval and the fields that stand in the examples alone have no default: they are answered as null.
    private static let overview = BodySchema.object([
        .required("product_name", .text()),
        .optional("product_type", .choice(productTypes), default: "REVOLVING"),
        .optional("product_short_description", .text(longest: 60).orNull, default: .null),
        .optional("product_long_description", .text(longest: 1000).orNull, default: .null),
        .optional("product_color", .text(), default: "#4867FF"),
        .optional(
            "external_fields",
            .list(of: .object([.required("key", .text()), .required("value", .text())]), atMost: 1000).orNull,
            default: .null),
    ])

    private static let lifecyclePolicies = BodySchema.object([
        .optional(
            "payment_due_policies",
            .object([
                .optional("delinquent_on_n_consecutive_late_fees", .integer(counts), default: 1),
                .optional("charge_off_on_n_consecutive_late_fees", .integer(counts), default: 2),
            ]), default: [:]),
        .optional(
            "payment_pouring_policies",
            .object([.optional("pending_pmt_affects_avail_credit", .bool.orNull, default: .null)]), default: [:]),
        .optional("fee_policies", feePolicies, default: [:]),
        .required("billing_cycle_policies", billingCyclePolicies),
        .optional(
            "interest_policies",
            .object([
                .optional("interest_calc_time", .text(.timeOfDay), default: "01:00:00-05:00"),
                .optional("interest_calc_method", .choice(interestCalculationMethods), default: "cycle_end_12"),
            ]), default: [:]),
        .optional(
            "default_attributes",
            .object([
                .optional("default_credit_limit_cents", .cents, default: 0),
                .optional("default_late_fee_cents", .cents, default: 0),
                .optional("default_payment_reversal_fee_cents", .cents, default: 0),
            ]), default: [:]),
    ])

    private static let feePolicies = BodySchema.object([
        .optional("late_fee_grace", .text(.interval), default: "5 days"),
        .optional("surcharge_fee_interval", .text(.interval).orNull, default: .null),
        .optional(
            "default_surcharge_fee_structure",
            .list(
                of: .object([
                    .required("surcharge_start_inclusive_cents", .integer(counts)),
                    .optional("surcharge_end_exclusive_cents", .integer(counts), default: endless),
                    .required("percent_surcharge", .number(counts)),
                ])
            ).orNull, default: .null),
    ])

    private static let billingCyclePolicies = BodySchema.object([
        .required("cycle_interval", .text(.interval)),
        .optional("cycle_due_interval", .text(.signedInterval), default: "-5 days"),
        .optional("first_cycle_interval", .text(.interval), like: "cycle_interval"),
        .optional("close_of_business_time", .text(.timeOfDay), default: "23:59:59-05:00"),
        .optional("product_time_zone", .text(.timeZone), default: "America/New_York"),
    ])

    private static let promotionalPolicies = BodySchema.object([
        .optional("promo_len", .integer(counts), default: 0),
        .optional("promo_min_pay_type", .choice(minimumPaymentTypes), default: "NONE"),
        .optional("promo_purchase_window_len", .integer(counts), default: 0),
        .optional("promo_min_pay_percent", .number(counts), default: 100),
        .optional("promo_interest_deferred", .bool, default: false),
        .optional("promo_reset_on_first_charge", .bool, default: false),
        .optional("promo_default_interest_rate_percent", .number(counts), default: 0),
        .optional("promo_apr_range_inclusive_lower", .number(counts), default: 0),
        .optional("promo_apr_range_inclusive_upper", .number(counts), default: 0),
    ])

    /// The text has nothing of these: names are the example's, defaults and values those of the vendor's other pages.
    /// There a request's `post_promo_min_pay_type` is AM alone, as it is in every example (lines 642, 1031 and 1109).
    private static let postPromotionalPolicies = BodySchema.object([
        .optional("post_promo_len", .integer(counts), default: 0),
        .optional("post_promo_am_len_range_inclusive_lower", .integer(counts), default: 0),
        .optional("post_promo_am_len_range_inclusive_upper", .integer(counts), default: 100),
        .optional("post_promo_min_pay_type", .choice(["AM"]), default: "AM"),
        .optional("post_promo_default_interest_rate_percent", .number(counts), default: 0),
        .optional("post_promo_apr_range_inclusive_lower", .number(counts), default: 0),
        .optional("post_promo_apr_range_inclusive_upper", .number(counts), default: 0),
    ])

    /// No amount, count or percentage is below zero (*inferred*).
    private static let counts = 0...Int.max
    /// More than an `Int64` holds (line 703).
    private static let endless: JSONValue = .number(JSONNumber("100000000000000000000") ?? 0)

    /// The types of product, of which the document names the first (*inferred* from the vendor's other pages).
    public static let productTypes = [
        "REVOLVING", "INSTALLMENT", "MIXED_RATE_INSTALLMENT", "DEFERRED_INSTALLMENT", "FIXED_RATE_INSTALLMENT",
    ]
    /// How interest can be calculated (canopy.core-api-1.8.44.txt, line 742).
    public static let interestCalculationMethods = ["cycle_end_12", "avg_daily_12", "daily_end_365", "daily_end_360"]
    /// How the payment due can be calculated in the promotional period (canopy.core-api-1.8.44.txt, line 768).
    public static let minimumPaymentTypes = [
        "AM", "PERCENT_INTEREST", "PERCENT_PRINCIPAL", "PERCENT_PRINCIPAL_INTEREST", "NONE",
    ]
}
