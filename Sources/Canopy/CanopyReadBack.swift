public import Servicing
import ServicingHTTP

extension CanopyServicer: ReadsBack {
    /// Looks an account up in the list of all accounts, and tells whether it has the status and substatus that a status
    /// update would give it.
    ///
    /// The documents have no read of one account, so the list is paged through until the account's row is found, 100
    /// rows at a time and all pages within the call's timeout. Rows show the lender's id of an account; Canopy's own,
    /// `can_…`, is shown only where the lender gave none. An account that was named by an id which no row shows is not
    /// found, and then there is no evidence.
    ///
    /// - Returns: what was seen; nil where the account is another, was not found or can't be read, and for any operation
    ///   but ``UpdateAccountStatus``.
    /// - Throws: ``Servicing/ServicingError`` where a page could not be read. Its effect is never `mayHaveApplied`.
    public func evidence(
        ofEffect operation: any NativeOperation, options: PlanOptions
    ) async throws(ServicingError) -> Evidence? {
        guard let update = operation as? UpdateAccountStatus else { return nil }
        var pages = CanopyPages(
            of: ListCustomerAccounts(limit: ListCustomerAccounts.limits.upperBound), by: client, options: options,
            deadline: client.deadline(for: options)
        ).makeAsyncIterator()
        do {
            while let (page, receipt) = try await pages.read() {
                let rows = page.results.lazy.compactMap(\.account).filter { $0.accountID == update.account }
                guard let found = rows.first(where: { $0.accountOverview?.accountStatus != nil }) else { continue }
                return receipt.warnings.contains(where: \.isAboutSubstatus) ? nil : update.evidence(in: found)
            }
            return nil
        } catch {
            var error = error
            error.hint =
                error.hint ?? "this call changed nothing: the account could not be read back, and no status was sent"
            throw error
        }
    }
}

extension ReceiptWarning {
    /// Whether a substatus was left out because it can't be read. It must not count as none.
    fileprivate var isAboutSubstatus: Bool {
        kind == .unreadableField
            && ["account_status_subtype", "account_substatus"].contains { field.hasSuffix($0) }
    }
}

extension UpdateAccountStatus {
    /// What an account shows, if it is what this update would make of it. A substatus that is empty, null or left out is
    /// the same: none.
    fileprivate func evidence(in account: Account) -> Evidence? {
        guard let overview = account.accountOverview, overview.accountStatus == status,
            overview.substatus ?? .empty == substatus ?? .empty
        else { return nil }
        let reason = overview.substatus.map { "substatus \($0)" } ?? "no substatus"
        let since = account.updatedAt.map { ", updated_at \($0)" } ?? ""
        return Evidence(
            "account \(self.account) has status \(status) and \(reason)\(since)",
            because: "its row in \(ListCustomerAccounts.contract.signature) shows what was asked for, whoever set it; "
                + "that nothing is left to send is inferred")
    }
}
