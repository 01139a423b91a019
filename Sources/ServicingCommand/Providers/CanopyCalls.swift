import Canopy
import Servicing

/// Canopy's operations as they are called from a command line.
extension CanopyCommand {
    static let listCustomerAccounts = CallForm(
        "list-customer-accounts", optional: Option.paging + [.search],
        list: .pages(
            [
                .init("account", "account", "account_id"),
                .init("status", "account", "account_overview", "account_status"),
                .init("substatus", "account", "account_overview", "account_status_subtype"),
                .init("product", "account", "account_product", "product_id"),
                .init("customer", "customer_id"), .init("role", "customer_account_role"),
                .init("first name", "name_first"), .init("last name", "name_last"),
            ]
        ) { servicer, first in
            servicer.customerAccountPages(
                limit: first.limit, after: first.position?.cursorBefore, search: first.search)
        }
    ) { reader in
        ListCustomerAccounts(
            limit: reader.limit(default: ListCustomerAccounts.defaultLimit, in: ListCustomerAccounts.limits),
            at: reader.position(), search: reader.optional(.search).map { Sensitive($0) })
    }

    static let setAccountStatus = CallForm(
        "set-account-status", required: [.account, .status], optional: [.substatus]
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
