import ExactJSON
public import Servicing
public import ServicingHTTP

/// `POST /accounts`, "Create a new account": opens an account on a product.
///
/// The document's page is cut off after the request's `assign_customers`: that the answer is the account as other calls
/// answer it is *inferred*, and Canopy's published OpenAPI source says the same.
public struct CreateAccount: ProviderOperation {
    /// What the document says of the call, apart from its fields. What it would say of errors is cut off, so none is
    /// documented, a 429 neither; each means what its status says.
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
        warnings.echo(of: account, answered: answer.document.root.value, opened)
        var references: [String: String] = [:]
        references["account_id"] = opened.accountID?.rawValue
        references["product_id"] = opened.accountProduct?.productID?.rawValue
        return Reading(opened, effectiveAt: opened.effectiveAt, references: references, warnings: warnings)
    }

    private func shown(_ id: String?) -> String { id.map(Shown.identifier) ?? "(none)" }
}
