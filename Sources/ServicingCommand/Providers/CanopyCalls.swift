import Canopy
import ExactJSON
import Servicing

/// Canopy's operations as they are called from a command line.
extension CanopyCommand {
    static let calls = [
        listAPIUsers, inviteAPIUser, register, apiUserSummary, listProducts, createProduct, listCustomerAccounts,
        createCustomer, updateCustomer, listBeneficialOwners, createBeneficialOwner, createAccount, setAccountStatus,
    ]

    /// The customer of the document's account.
    static let customer = "31mNprzLd2bKl6koVna68ARM"

    // MARK: API users

    private static let listAPIUsers = CallForm(
        "list-api-users", optional: [.all], list: ListForm(apiUserColumns)
    ) { _ in ListAPIUsers() }

    private static let inviteAPIUser = CallForm("invite-api-user", example: CanopyExampleBodies.invitation) { reader in
        reader.body(APIUserInvitation.self).map { InviteAPIUser($0) }
    }

    private static let register = CallForm("register", example: CanopyExampleBodies.registration) { reader in
        reader.body(Registration.self).map { Register($0) }
    }

    private static let apiUserSummary = CallForm("api-user-summary", list: ListForm(apiUserColumns)) { _ in
        APIUserSummary()
    }

    private static let apiUserColumns: [ListForm.Column] = [
        .init("user", "api_user_id"), .init("organization", "organization_name"), .init("role", "role"),
        .init("first name", "name_first"), .init("last name", "name_last"), .init("e-mail", "email"),
    ]

    // MARK: Products

    private static let listProducts = CallForm(
        "list-products", optional: Option.paging,
        list: .pages(
            of: ListProducts.self,
            [
                .init("product", "product_id"), .init("name", "product_overview", "product_name"),
                .init("type", "product_overview", "product_type"),
                .init("cycle", "product_lifecycle_policies", "billing_cycle_policies", "cycle_interval"),
                .init("accounts", "product_summary", "accounts_overview", "account_count_total"),
                .init("effective", "effective_at"),
            ])
    ) { reader in
        ListProducts(
            limit: reader.limit(default: ListProducts.defaultLimit, in: ListProducts.limits), at: reader.position())
    }

    private static let createProduct = CallForm("create-product", example: CanopyExampleBodies.product) { reader in
        reader.body(NewProduct.self).map { CreateProduct($0) }
    }

    // MARK: Customers

    private static let listCustomerAccounts = CallForm(
        "list-customer-accounts", optional: Option.paging + [.search],
        list: .pages(
            of: ListCustomerAccounts.self,
            [
                .init("account", "account", "account_id"),
                .init("status", "account", "account_overview", "account_status"),
                .init("substatus", "account", "account_overview", "account_status_subtype"),
                .init("product", "account", "account_product", "product_id"),
                .init("customer", "customer_id"), .init("role", "customer_account_role"),
                .init("first name", "name_first"), .init("last name", "name_last"),
            ])
    ) { reader in
        ListCustomerAccounts(
            limit: reader.limit(default: ListCustomerAccounts.defaultLimit, in: ListCustomerAccounts.limits),
            at: reader.position(), search: reader.optional(.search).map { Sensitive($0) })
    }

    private static let createCustomer = CallForm("create-customer", example: CanopyExampleBodies.customer) { reader in
        reader.body(NewCustomer.self).map { CreateCustomer($0) }
    }

    private static let updateCustomer = CallForm(
        "update-customer", example: CanopyExampleBodies.customerUpdate, required: [.customer],
        documented: [.customer: customer], variation: ["title": "CEO"]
    ) { reader in
        let customer = CustomerID(reader.required(.customer))
        return reader.body(CustomerUpdate.self).map { UpdateCustomer(customer: customer, $0) }
    }

    private static let listBeneficialOwners = CallForm(
        "list-beneficial-owners", required: [.customer], optional: [.all], documented: [.customer: customer],
        list: ListForm([
            .init("owner", "beneficial_owner_id"), .init("status", "verification_status"),
            .init("first name", "name_first"), .init("last name", "name_last"), .init("e-mail", "email"),
        ])
    ) { reader in
        ListBeneficialOwners(customer: CustomerID(reader.required(.customer)))
    }

    private static let createBeneficialOwner = CallForm(
        "create-beneficial-owner", example: CanopyExampleBodies.beneficialOwner, required: [.customer],
        documented: [.customer: customer]
    ) { reader in
        let customer = CustomerID(reader.required(.customer))
        return reader.body(NewBeneficialOwner.self).map { CreateBeneficialOwner(customer: customer, $0) }
    }

    // MARK: Accounts

    private static let createAccount = CallForm("create-account", example: CanopyExampleBodies.account) { reader in
        reader.body(NewAccount.self).map { CreateAccount($0) }
    }

    private static let setAccountStatus = CallForm(
        "set-account-status", required: [.account, .status], optional: [.substatus],
        // The document's status is what the account has in the mock.
        documented: [.account: "can_52322", .status: "CLOSED", .substatus: "DECEASED"]
    ) { reader in
        UpdateAccountStatus(
            account: AccountID(reader.required(.account)),
            status: AccountStatus(rawValue: reader.required(.status)),
            substatus: reader.optional(.substatus).map(AccountSubstatus.init(rawValue:)))
    }
}

extension CallReader {
    /// Which page is asked for.
    fileprivate mutating func position() -> PagePosition? {
        let cursors = cursors()
        return cursors.after.map { .after(PageCursor($0)) } ?? cursors.before.map { .before(PageCursor($0)) }
    }
}
