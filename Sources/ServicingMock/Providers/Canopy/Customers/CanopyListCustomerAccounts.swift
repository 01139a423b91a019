import ExactJSON
import ServicingHTTP

extension CanopyMock {
    /// What a list answers where there is nothing that it could ever list: no customer with an account, no product, no
    /// API user (*inferred*: the document names the 404 and not its reason).
    public enum EmptyListAnswer: String, Hashable, Sendable, CaseIterable {
        /// 404 with the list's own text, such as "Unable to get customers". A search that finds nobody and a page past
        /// the end are answered 200 all the same.
        case notFound
        /// 200 and no results.
        case noResults
        /// 200 and null in place of the list, where the document says that it can be; else no results.
        case null
    }

    static let listCustomerAccounts = MockOperation<CanopyMock>(
        "list-customer-accounts", .get, "/customers/accounts"
    ) { canopy, call throws(MockAnswer) in
        try canopy.listCustomerAccounts(call)
    }

    /// Where each word of a search finds more customers than this, the list is gone through instead: with that many the
    /// page is full before long, while sorting them all would cost more.
    private static let sortedMatches = 5_000

    private func listCustomerAccounts(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        let query = try PageQuery(call, limits: 0...100, defaultLimit: 30)
        var violations: [Violation] = []
        let sought = CanopyNameIndex.words(of: PageQuery.text("search_parameters", call, &violations) ?? "")
        guard violations.isEmpty else { throw Self.invalid(violations, by: CanopyRules.invalidQuery) }
        if customerAccounts.isEmpty, emptyListAnswer == .notFound {
            throw Self.error(404, "not_found", "Unable to get customers", by: CanopyRules.noCustomers)
        }
        let page = page(query.limit, from: try query.start(customerAccounts.key(ofCursor:)), sought)
        let rows = page.keys.map { customerAccounts[$0] }
        return MockAnswer(
            200,
            [
                "results": .array(rows.map { .object(json($0)) }),
                "paging": Self.paging(first: rows.first?.cursor, last: rows.last?.cursor, hasMore: page.hasMore),
            ], by: sought.isEmpty ? CanopyRules.listAccounts : CanopyRules.search,
            ignoredFields: call.ignoredFields(
                known: [], knownQuery: PageQuery.names.union(["search_parameters"])))
    }

    private func page(
        _ limit: Int, from start: PageStart<CanopyCustomerAccountList.Key>, _ sought: [String]
    ) -> Page<CanopyCustomerAccountList.Key> {
        guard !sought.isEmpty else {
            return Page(limit, of: customerAccounts.keys, from: start) { _ in true }
        }
        let few = sought.compactMap { names.customers(withWordBeginning: $0, atMost: Self.sortedMatches) }
        let isFound = { (customerID: String) in
            CanopyNameIndex.matches(customer(customerID)?.nameWords ?? [], sought)
        }
        if let fewest = few.min(by: { $0.count < $1.count }) {
            let both = few.reduce(fewest) { $0.intersection($1) }
            let found = few.count == sought.count ? both : both.filter(isFound)
            return Page(limit, of: customerAccounts.keys(ofCustomers: found), from: start) { _ in true }
        }
        return Page(limit, of: customerAccounts.keys, from: start) {
            isFound(customerAccounts[$0].pair.customerID)
        }
    }

    /// A row as it is answered: the customer's fields, the pair's, and the account as it is now.
    private func json(_ row: CanopyCustomerAccountList.Row) -> JSONObject {
        guard let customer = customer(row.pair.customerID), let account = storedAccount(row.pair.accountID) else {
            preconditionFailure("a row's customer and account are there")
        }
        var json = customer.listed
        json["customer_account_role"] = .string(row.pair.role)
        json["customer_account_external_id"] = .string(row.pair.externalID ?? "can_ca_\(row.key.number)")
        json["account"] = .object(account.listed)
        return json
    }
}
