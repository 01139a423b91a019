import ExactJSON
public import Servicing
public import ServicingHTTP

/// `POST /accounts`, "Create a new account": opens an account on a product.
///
/// The document's page is cut off after the request's `assign_customers`: that the answer is the account as other calls
/// answer it is *inferred*, and Canopy's published OpenAPI source says the same.
public struct CreateAccount: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "create-account",
        signature: "POST /accounts",
        repeatability: .never("no document says what a second one with the same account_id does"),
        document: CanopyDialect.coreAPIDocument)

    /// The account to be opened.
    public var account: NewAccount

    /// A call.
    public init(_ account: NewAccount) {
        self.account = account
    }

    /// The account as it was opened.
    public typealias Answer = Account

    /// One account.
    public var scope: String {
        "opens account \(shown(account.accountID?.rawValue)) on product \(shown(account.productID?.rawValue))"
    }

    /// What happens beside the account.
    public var sideEffects: [String] {
        var effects: [String] = []
        if let customers = account.assignCustomers, !customers.isEmpty {
            let ids = customers.map { shown($0.customerID?.rawValue) }.joined(separator: ", ")
            effects.append("makes it an account of customer \(ids)")
        }
        let payments = account.paymentProcessorConfig
        let method = payments?.defaultPaymentProcessorMethod ?? .noMethod
        if payments?.autopayEnabled == true, method != .noMethod {
            effects.append("payments are collected by \(method) by themselves, a day before they are due")
        }
        return effects
    }

    /// The list of accounts shows it where it has a customer, as the list's rows are customers of accounts.
    public var wayToFindOut: String? {
        let hasCustomer = account.assignCustomers?.isEmpty == false
        let note = hasCustomer ? "" : ", which shows it only once it has a customer"
        return "look for account \(shown(account.accountID?.rawValue)) in "
            + ListCustomerAccounts.contract.signature + note
    }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        account.check(&problems)
        return RequestDraft(.post, "/accounts", json: account)
    }

    /// The account, compared with what was asked for.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        var (opened, warnings) = try answer.decode(Account.self)
        guard opened.accountID != nil || opened.accountOverview != nil else {
            throw .unreadable("it has neither account_id nor account_overview")
        }
        warnings.echo("account_id", asked: account.accountID?.rawValue ?? "", answered: opened.accountID?.rawValue)
        warnings.echo(of: account, answered: opened)
        var references: [String: String] = [:]
        references["account_id"] = opened.accountID?.rawValue
        references["product_id"] = opened.accountProduct?.productID?.rawValue
        return Reading(opened, effectiveAt: opened.effectiveAt, references: references, warnings: warnings)
    }

    private func shown(_ id: String?) -> String { id.map(Shown.identifier) ?? "(none)" }
}

extension [ReceiptWarning] {
    /// Compares what an account was asked to be with what it is: product, dates and terms, which stand in other places
    /// and under other names in the answer. What the answer leaves out is not told of, as no document requires it.
    fileprivate mutating func echo(of asked: NewAccount, answered: Account) {
        let product = answered.accountProduct
        compare("account_product.product_id", asked.productID, product?.productID)
        if let effectiveAt = asked.effectiveAt, let answered = answered.effectiveAt {
            echo("effective_at", asked: effectiveAt, answered: answered)
        }
        let limits = (asked.summary, answered.summary)
        compare("summary.credit_limit_cents", limits.0?.creditLimitCents, limits.1?.creditLimitCents)
        compare(
            "summary.max_approved_credit_limit_cents", limits.0?.maxApprovedCreditLimitCents,
            limits.1?.maxApprovedCreditLimitCents)
        compare("summary.initial_principal_cents", limits.0?.initialPrincipalCents, limits.1?.initialPrincipalCents)
        compare("summary.late_fee_cap_percent", limits.0?.lateFeeCapPercent, limits.1?.lateFeeCapPercent)
        compare(
            "summary.payment_reversal_fee_cap_percent", limits.0?.paymentReversalFeeCapPercent,
            limits.1?.paymentReversalFeeCapPercent)
        compareFees(asked.summary, product?.productLifecycle)
        comparePromotion(asked, product)
        for customer in asked.assignCustomers ?? [] {
            guard let customers = answered.customers, let id = customer.customerID else { continue }
            if !customers.contains(where: { $0.customerID == id }) {
                append(
                    ReceiptWarning(
                        .echoMissing, field: "customers",
                        "the answer does not have customer \(Shown.identifier(id.rawValue))"))
            }
        }
    }

    private mutating func compareFees(_ asked: NewAccount.Summary?, _ answered: Account.ProductLifecycle?) {
        let place = "account_product.product_lifecycle."
        compare(place + "late_fee_impl_cents", asked?.lateFeeCents, answered?.lateFeeImplCents)
        compare(
            place + "payment_reversal_fee_impl_cents", asked?.paymentReversalFeeCents,
            answered?.paymentReversalFeeImplCents)
        compare(
            place + "origination_fee_impl_cents", asked?.originationFeeCents, answered?.originationFeeImplCents)
        compare(place + "annual_fee_impl_cents", asked?.annualFeeCents, answered?.annualFeeImplCents)
        compare(place + "monthly_fee_impl_cents", asked?.monthlyFeeCents, answered?.monthlyFeeImplCents)
    }

    private mutating func comparePromotion(_ asked: NewAccount, _ answered: Account.Product?) {
        let promo = "account_product.promo_overview."
        compare(promo + "promo_len", asked.promoOverview?.promoLen, answered?.promoOverview?.promoLen)
        compare(
            promo + "promo_impl_interest_rate_percent", asked.promoOverview?.promoImplInterestRatePercent,
            answered?.promoOverview?.promoImplInterestRatePercent)
        let postPromo = "account_product.post_promo_overview."
        compare(
            postPromo + "post_promo_len", asked.postPromoOverview?.postPromoLen,
            answered?.postPromoOverview?.postPromoLen)
        compare(
            postPromo + "post_promo_impl_interest_rate_percent",
            asked.postPromoOverview?.postPromoImplInterestRatePercent,
            answered?.postPromoOverview?.postPromoImplInterestRatePercent)
    }

    private mutating func compare<Value: Equatable & CustomStringConvertible>(
        _ field: String, _ asked: Value?, _ answered: Value?
    ) {
        guard let asked, let answered, asked != answered else { return }
        echo(field, asked: asked.description, answered: answered.description)
    }
}
