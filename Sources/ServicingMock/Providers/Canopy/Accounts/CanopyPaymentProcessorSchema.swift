import ExactJSON

extension CanopyMock {
    /// `payment_processor_config` (canopy.core-api-1.8.44.txt, lines 3378 to 3516).
    static let paymentProcessors = BodySchema.object([
        .optional(
            "ach",
            .object([
                processor(["NONE", "REPAY", "DWOLLA", "MODERN_TREASURY", "CANOPY_NACHA"]),
                .optional("repay_config", repayAccount),
                .optional("dwolla_config", .object([.optional("dwolla_plaid_token", .text())])),
                .optional("modern_treasury_config", modernTreasuryAccount),
                .optional("canopy_nacha_config", nachaAccount),
            ])),
        .optional(
            "debit_card",
            .object([
                processor(["NONE", "REPAY", "AUTHORIZE_NET"]), .optional("repay_config", repayCard),
                .optional("authorize_net_config", authorizeNetCard),
            ])),
        .optional(
            "credit_card", .object([processor(["NONE", "CHECKOUT"]), .optional("checkout_config", checkoutCard)])),
        .optional("autopay_enabled", .bool, default: false),
        .optional(
            "default_payment_processor_method", .choice(["ACH", "DEBIT_CARD", "CREDIT_CARD", "NONE"]),
            default: "NONE"),
    ])

    /// Required where the object that it stands in is given, so that a misspelt one is told of (lines 3382, 3448 and
    /// 3504). The default beside it, NONE, is what an account has whose object is left out.
    private static func processor(_ allowed: [String]) -> BodySchema.Member {
        .required("payment_processor_name", .choice(allowed))
    }

    private static let routingNumber = BodySchema.text(.digits(9...9))
    private static let accountNumber = BodySchema.text(.digits(8...10))

    /// Lines 3390 to 3412.
    private static let repayAccount = BodySchema.object([
        .required("repay_check_type", .choice(["PERSONAL", "BUSINESS"])),
        .required("repay_account_type", .choice(["SAVINGS", "CHECKING"])),
        .required("repay_transit_number", routingNumber), .required("repay_account_number", accountNumber),
        .required("repay_name_on_check", .text()),
    ])

    /// Lines 3418 to 3430.
    private static let modernTreasuryAccount = BodySchema.object([
        .required("name", .text()), .optional("account_number", accountNumber),
        .optional("account_type", .choice(["SAVINGS", "CHECKING"])), .optional("routing_number", routingNumber),
        .optional("plaid_processor_token", .text()),
    ])

    /// Lines 3434 to 3444.
    private static let nachaAccount = BodySchema.object([
        .required("bank_routing_number", routingNumber), .required("bank_account_number", accountNumber),
        .optional("bank_account_type", .choice(["CHECKING", "SAVINGS", "GL"])),
    ])

    /// Lines 3456 to 3478.
    private static let repayCard = BodySchema.object([
        .required("repay_card_number", .text(.digits(16...16))), .required("repay_exp_date", .text(.digits(4...4))),
        .required("repay_name_on_card", .text()), .required("repay_street", .text()), .required("repay_zip", .text()),
    ])

    /// Lines 3482 to 3500.
    private static let authorizeNetCard = BodySchema.object([
        .required("card_number", .text(.digits(16...16))), .optional("expiry_month", .text(.digits(2...2))),
        .optional("expiry_year", .text(.digits(4...4))), .optional("cvv", .text(.digits(3...4))),
    ])

    /// The document has nothing of it (*inferred* from the vendor's published client).
    private static let checkoutCard = BodySchema.object([
        .optional("source_id", .text()), .optional("card_token", .text()),
        .optional("card_number", .text(.digits(16...16))), .optional("expiry_month", .text(.digits(2...2))),
        .optional("expiry_year", .text(.digits(4...4))), .optional("cvv", .text(.digits(3...4))),
    ])
}
