import ExactJSON
import ServicingHTTP

extension CanopyMock {
    /// What is answered where no customer has an account (*inferred*: the document names the 404 and not its reason).
    public enum EmptyListAnswer: Hashable, Sendable {
        /// 404 "Unable to get customers". A search that finds nobody is answered 200 all the same.
        case notFound
        /// 200 and no results.
        case noResults
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
        let page = page(query.limit, from: try start(query), sought)
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

    private enum Start {
        case first
        case after(CanopyCustomerAccountList.Key)
        case before(CanopyCustomerAccountList.Key)
    }

    private func start(_ query: PageQuery) throws(MockAnswer) -> Start {
        func key(_ cursor: String, _ name: String) throws(MockAnswer) -> CanopyCustomerAccountList.Key {
            guard let key = customerAccounts.key(ofCursor: cursor) else {
                throw Self.invalid([.unknownCursor(name)], by: CanopyRules.unknownCursor)
            }
            return key
        }
        return switch query.start {
        case .first: .first
        case .after(let cursor): .after(try key(cursor, "starting_after"))
        case .before(let cursor): .before(try key(cursor, "ending_before"))
        }
    }

    private typealias Page = (keys: [CanopyCustomerAccountList.Key], hasMore: Bool)

    private func page(_ limit: Int, from start: Start, _ sought: [String]) -> Page {
        guard !sought.isEmpty else {
            return Self.page(limit, of: customerAccounts.keys, from: start) { _ in true }
        }
        let few = sought.compactMap { names.customers(withWordBeginning: $0, atMost: Self.sortedMatches) }
        let isFound = { (customerID: String) in
            CanopyNameIndex.matches(customer(customerID)?.nameWords ?? [], sought)
        }
        if let fewest = few.min(by: { $0.count < $1.count }) {
            let both = few.reduce(fewest) { $0.intersection($1) }
            let found = few.count == sought.count ? both : both.filter(isFound)
            return Self.page(limit, of: customerAccounts.keys(ofCustomers: found), from: start) { _ in true }
        }
        return Self.page(limit, of: customerAccounts.keys, from: start) {
            isFound(customerAccounts[$0].pair.customerID)
        }
    }

    /// A page of sorted rows, and whether there are more beyond its end. Looks at no more rows than it must.
    private static func page(
        _ limit: Int, of keys: [CanopyCustomerAccountList.Key], from start: Start,
        where isWanted: (CanopyCustomerAccountList.Key) -> Bool
    ) -> Page {
        switch start {
        case .before(let key):
            let end = keys.lowerBound(of: key)
            var found: [CanopyCustomerAccountList.Key] = []
            for key in keys[..<end].reversed() {
                guard found.count < limit else { break }
                if isWanted(key) { found.append(key) }
            }
            return (found.reversed(), keys[end...].contains(where: isWanted))
        case .first, .after:
            var begin = 0
            if case .after(let key) = start {
                begin = keys.lowerBound(of: key)
                if begin < keys.count, keys[begin] == key { begin += 1 }
            }
            var found: [CanopyCustomerAccountList.Key] = []
            for key in keys[begin...] where isWanted(key) {
                guard found.count < limit else { return (found, true) }
                found.append(key)
            }
            return (found, false)
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
