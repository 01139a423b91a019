public import Servicing

extension CanopyServicer: ListsAccounts {
    /// Every account of every customer, in as few pages as there can be. The native row is a ``CustomerAccount``.
    ///
    /// A search answers with the best matches alone: Canopy looks at first and last names, and gives 100 rows at most.
    public func accounts(matching name: Sensitive<String>?, options: PlanOptions) -> AccountListing {
        AccountListing(NeutralRows(rows: customerAccounts(search: name, options: options)) { ListedAccount($0) })
    }
}

extension ListedAccount {
    /// A row of Canopy's list.
    init(_ row: CustomerAccount) {
        let account = row.account
        self.init(
            account: account?.accountID, customer: row.customer.customerID, role: row.role?.rawValue,
            status: account?.accountOverview?.accountStatus, substatus: account?.accountOverview?.substatus,
            product: account?.accountProduct?.productID, totalBalanceCents: account?.summary?.totalBalanceCents,
            principalCents: account?.summary?.principalCents, creditLimitCents: account?.summary?.creditLimitCents,
            native: row)
    }
}
