import ExactJSON

extension CanopyMock {
    /// The body of `POST /accounts` (canopy.core-api-1.8.44.txt, lines 3346 to 3631). Where the document lost a name, it
    /// is the one that the account in the examples has (lines 1855 to 2092); where no example has it, the vendor's other
    /// pages and published client do. The elements of `assign_customers`, with which the document breaks off, are those
    /// of a customer's `assign_to_accounts` (lines 2266 to 2274), as the vendor's other pages have them too.
    static let newAccountSchema = BodySchema.object([
        .optional("effective_at", .text(.dateTime)), .required("account_id", .identifier(.chosenID)),
        .required("product_id", .identifier()), .optional("external_fields", externalFields),
        .optional("payment_processor_config", paymentProcessors),
        .optional(
            "disbursements_config",
            .object([
                .optional("disbursement_source_payout_entity_id", .identifier()),
                .optional("disbursement_split_percentages", .object([.optional("principal", splits)])),
            ])),
        .optional(
            "payouts_config",
            .object([
                .optional(
                    "payout_split_percentages",
                    .object(["principal", "interest", "fee"].map { .required($0, splits) }))
            ])),
        .optional(
            "cycle_type",
            .object([
                .optional("first_cycle_interval", BodySchema.text(.interval).orNull),
                .optional("late_fee_grace", .text(.interval)),
            ])),
        .optional("discounts", discounts), .optional("summary", summary),
        .optional("promo_overview", promotion), .optional("post_promo_overview", postPromotion),
        .optional(
            "associated_entities",
            BodySchema.object([.optional("merchant_name", .text()), .optional("lender_name", .text())]).orNull),
        .optional(
            "plaid_config",
            .object([
                .required("plaid_access_token", .text()), .required("plaid_account_id", .text()),
                .optional("check_balance_enabled", .bool, default: false),
            ])),
        .optional("assign_customers", assignCustomers),
    ])

    private static let externalFields = BodySchema.list(
        of: .object([.optional("key", .text()), .optional("value", .text())]), atMost: 100
    ).orNull

    /// Lines 3522 to 3556; "No decimals allowed."
    private static let splits = BodySchema.list(
        of: .object([.required("payout_entity_id", .identifier()), .required("split_percent", .integer(0...100))]))

    private static let discounts = BodySchema.object([
        .optional(
            "prepayment_discount_config",
            .object([.optional("loan_discount_cents", .cents), .optional("loan_discount_at", .text(.dateTime))]))
    ])

    /// Lines 3562 to 3589.
    private static let summary = BodySchema.object([
        .optional("credit_limit_cents", .cents), .optional("max_approved_credit_limit_cents", .cents),
        .optional("late_fee_cents", .cents), .optional("payment_reversal_fee_cents", .cents),
        .optional("origination_fee_cents", .cents, default: 0), .optional("annual_fee_cents", .cents, default: 0),
        .optional("monthly_fee_cents", .cents, default: 0),
        .optional("initial_principal_cents", BodySchema.cents.orNull),
        .optional("late_fee_cap_percent", percent), .optional("payment_reversal_fee_cap_percent", percent),
        .optional("interest_accrual_interval", .text(.interval)),
    ])

    /// Lines 3591 to 3605. The account's answer has no place for the two about the minimum payment.
    private static let promotion = BodySchema.object([
        .optional("promo_len", .integer(0...Int.max)),
        .optional(
            "promo_min_pay_type",
            .choice(["AM", "PERCENT_INTEREST", "PERCENT_PRINCIPAL", "PERCENT_PRINCIPAL_INTEREST", "NONE"])),
        .optional("promo_purchase_window_len", .integer(0...Int.max)),
        .optional("promo_min_pay_percent", percent), .optional("promo_impl_interest_rate_percent", percent),
    ])

    /// Lines 3607 to 3609.
    private static let postPromotion = BodySchema.object([
        .optional("post_promo_impl_interest_rate_percent", percent),
        .optional("post_promo_len", .integer(0...Int.max)),
    ])

    /// A percentage, of which none is below zero (*inferred*).
    private static let percent = BodySchema.number(0...Int.max)

    /// Whether the role is required here is lost with the document's end; the vendor's other pages let it be left out.
    private static let assignCustomers = BodySchema.list(
        of: .object([
            .required("customer_id", .identifier()),
            .optional("customer_account_role", customerAccountRole, default: "PRIMARY"),
            .optional("customer_account_external_id", .text()),
        ]), atMost: 10
    ).orNull
}
