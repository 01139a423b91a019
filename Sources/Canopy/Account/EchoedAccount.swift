import ExactJSON
import Servicing
import ServicingHTTP

/// Where a new account's terms stand in the answer, which has some of them in other places and under other names than the
/// request. The tokens that Canopy keeps in place of bank and card data have no counterpart in it.
private let placesOfTerms = [
    "effective_at": "effective_at",
    "cycle_type": "cycle_type",
    "discounts": "discounts",
    "disbursements_config": "disbursements_config",
    "payouts_config": "payouts_config",
    "associated_entities": "associated_entities",
    "payment_processor_config.ach.payment_processor_name": "payment_processor_config.ach.payment_processor_name",
    "payment_processor_config.ach.canopy_nacha_config": "payment_processor_config.ach.canopy_nacha_config",
    "payment_processor_config.debit_card.payment_processor_name":
        "payment_processor_config.debit_card.payment_processor_name",
    "payment_processor_config.credit_card.payment_processor_name":
        "payment_processor_config.credit_card.payment_processor_name",
    "payment_processor_config.autopay_enabled": "payment_processor_config.autopay_enabled",
    "payment_processor_config.default_payment_processor_method":
        "payment_processor_config.default_payment_processor_method",
    "plaid_config.check_balance_enabled": "plaid_config.check_balance_enabled",
    "summary.credit_limit_cents": "summary.credit_limit_cents",
    "summary.max_approved_credit_limit_cents": "summary.max_approved_credit_limit_cents",
    "summary.initial_principal_cents": "summary.initial_principal_cents",
    "summary.late_fee_cap_percent": "summary.late_fee_cap_percent",
    "summary.payment_reversal_fee_cap_percent": "summary.payment_reversal_fee_cap_percent",
    "summary.interest_accrual_interval": "summary.interest_accrual_interval",
    "summary.late_fee_cents": "account_product.product_lifecycle.late_fee_impl_cents",
    "summary.payment_reversal_fee_cents": "account_product.product_lifecycle.payment_reversal_fee_impl_cents",
    "summary.origination_fee_cents": "account_product.product_lifecycle.origination_fee_impl_cents",
    "summary.annual_fee_cents": "account_product.product_lifecycle.annual_fee_impl_cents",
    "summary.monthly_fee_cents": "account_product.product_lifecycle.monthly_fee_impl_cents",
    "promo_overview.promo_len": "account_product.promo_overview.promo_len",
    "promo_overview.promo_impl_interest_rate_percent":
        "account_product.promo_overview.promo_impl_interest_rate_percent",
    "promo_overview.promo_purchase_window_len":
        "account_product.product_duration_information.promo_purchase_window_len",
    "post_promo_overview.post_promo_len": "account_product.post_promo_overview.post_promo_len",
    "post_promo_overview.post_promo_impl_interest_rate_percent":
        "account_product.post_promo_overview.post_promo_impl_interest_rate_percent",
]

extension [ReceiptWarning] {
    /// Compares what an account was asked to be with what it is. What the answer leaves out is not told of, as no document
    /// requires it, but for links to other systems and customers where it has others.
    mutating func echo(of asked: NewAccount, answered answer: JSONValue, _ account: Account) {
        if let product = asked.productID, let answered = account.accountProduct?.productID {
            echoID("account_product.product_id", asked: product, answered: answered, of: "product")
        }
        if let terms = try? ExactJSONEncoder().value(of: asked) {
            for (place, answeredPlace) in placesOfTerms.sorted(by: { $0.key < $1.key }) {
                guard let term = terms.value(at: place) else { continue }
                echo(
                    terms: term, answered: answer.value(at: answeredPlace), at: answeredPlace,
                    hiding: Self.isSecretTerm)
            }
        }
        checkPlaid(asked.plaidConfig, account.plaidConfig)
        compareLinks(asked.externalFields ?? [], account.externalFields)
        for customer in asked.assignCustomers ?? [] {
            guard let customers = account.customers, let id = customer.customerID else { continue }
            if !customers.contains(where: { $0.customerID == id }) {
                append(
                    ReceiptWarning(
                        .echoMissing, field: "customers",
                        "the answer does not have customer \(Shown.identifier(id.rawValue))"))
            }
        }
    }

    /// Bank data and names.
    private static func isSecretTerm(_ path: String) -> Bool {
        path.contains("canopy_nacha_config.") || path.hasPrefix("associated_entities.")
    }

    /// Canopy answers whether Plaid's token and account are valid. Without them it can't ask for a balance.
    private mutating func checkPlaid(_ asked: NewAccount.PlaidConfig?, _ answered: Account.PlaidConfig?) {
        guard asked != nil else { return }
        for (name, validity) in [
            ("plaid_access_token", answered?.plaidAccessToken), ("plaid_account_id", answered?.plaidAccountID),
        ] where validity?.validConfig?.value == false {
            append(
                ReceiptWarning(
                    .echoDiffers, field: "plaid_config.\(name).valid_config",
                    "Canopy has no valid one, though one was sent"))
        }
    }

    /// The caller may have put anything into a link, so neither key nor value is printed.
    private mutating func compareLinks(_ asked: [ExternalField], _ answered: ExternalFields?) {
        guard let answered else { return }
        for (index, link) in asked.enumerated() {
            let isThere =
                switch answered {
                case .list(let links): links.contains(link)
                case .object: link.key.map { answered[$0] == link.value } ?? true
                }
            guard !isThere else { continue }
            append(
                ReceiptWarning(
                    .echoMissing, field: "external_fields",
                    "the answer does not have what was asked for in external_fields[\(index)]"))
        }
    }
}

extension JSONValue {
    /// The value at a path of member names; nil where there is none.
    fileprivate func value(at path: String) -> JSONValue? {
        path.split(separator: ".").reduce(self) { value, name in value?[String(name)] }
    }
}
