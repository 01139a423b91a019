import ExactJSON

/// Canopy Servicing as its documents describe it: API users, products, customers, their accounts and the
/// accounts' statuses.
public struct CanopyMock: MockProvider {
    /// `canopy`.
    public static let id = "canopy"
    /// The account status page, which shows the newer account object, and the API's reference in version 1.8.44.
    public static let documents = [CanopyRules.accountStatus, CanopyRules.coreAPI]
    /// Every rule.
    public static let rules = CanopyRules.all
    /// The bearer token (canopy.account-status.txt, line 44).
    public static let authentication = Authentication([.bearer])
    /// The operations, one file each.
    public static let operations: [MockOperation<CanopyMock>] = [
        issueToken, listAPIUsers, inviteAPIUser, register, apiUserSummary,
        listProducts, createProduct,
        listCustomerAccounts, setAccountStatus,
        createCustomer, updateCustomer, listBeneficialOwners, createBeneficialOwner, createAccount,
    ]

    /// Whether a substatus is refused under a status that it is not paired with (see ``pairedSubstatuses``).
    public var enforcesStatusPairs: Bool
    /// What a list answers where there is nothing that it could ever list.
    public var emptyListAnswer: EmptyListAnswer
    /// Whether the list of products answers `paging`: its prose speaks of it, its example has none
    /// (canopy.core-api-1.8.44.txt, lines 397 and 573 to 657).
    public var pagesProducts = true
    /// How long a token that is issued is accepted, to the second: `expires_in`.
    public var tokenLifetime: Duration = .seconds(22_899)
    /// The accounts by `account_id`, their `customers` left empty: each customer is kept once.
    private(set) var accounts: [String: Account] = [:]
    /// The `account_id` of each account by Canopy's own id.
    private var accountIDs: [String: String] = [:]
    /// How many accounts there are of each product.
    private var accountCounts: [String: Int] = [:]
    /// The customers by `customer_id`.
    private(set) var customers: [String: Customer] = [:]
    /// The `customer_id` of customers that Canopy has an id of its own for, by that id.
    private var customerIDs: [String: String] = [:]
    /// The beneficial owners by their customer's `customer_id`.
    var owners: [String: [BeneficialOwner]] = [:]
    /// How many ids Canopy made for each kind of object.
    var madeIDs: [MadeIDKind: Int] = [:]
    /// The products, in the order of their list.
    var products = CanopyProductList()
    /// The API users.
    var users = CanopyAPIUserList()
    /// How many tokens were issued.
    var issuedTokens = 0
    /// Which rows of the default world give way to a request that creates them.
    var seeds = CanopySeeds()
    /// The customers by name.
    private(set) var names = CanopyNameIndex()
    /// Which customer has which account.
    var customerAccounts = CanopyCustomerAccountList()

    /// Canopy with these accounts, the customers in them, these products and API users, the documented ones unless
    /// others are given. A documented one gives way, once, to a request that creates it.
    ///
    /// - Parameters:
    ///   - accounts: the accounts, each with its customers in its `customers`.
    ///   - products: the products.
    ///   - users: the API users. A token that names nobody is the first one's.
    ///   - enforcesStatusPairs: whether a substatus is refused under a status that it is not paired with.
    ///   - emptyListAnswer: what a list answers where there is nothing that it could ever list.
    public init(
        accounts: [Account]? = nil, products: [Product]? = nil, users: [APIUser]? = nil,
        enforcesStatusPairs: Bool = true,
        emptyListAnswer: EmptyListAnswer = .notFound
    ) {
        self.enforcesStatusPairs = enforcesStatusPairs
        self.emptyListAnswer = emptyListAnswer
        put(accounts ?? [Self.documentedAccount])
        if accounts == nil { seedCustomer() }
        for product in products ?? [Self.documentedProduct] { put(product) }
        for user in users ?? [Self.documentedAPIUser] { put(user) }
        if products == nil { seeds.insert(.product, Self.documentedProduct.productID) }
        if users == nil { seeds.insert(.apiUser, Self.documentedAPIUser.apiUserID) }
    }

    /// Puts an account in, in place of the one that has its `account_id`. Customers in its `customers` are put in as
    /// well and are the account's only ones from now on; without that member its customers stay as they are.
    public mutating func put(_ account: Account) {
        put([account])
    }

    /// Puts accounts in, many at less cost than one by one.
    public mutating func put(_ accounts: [Account]) {
        var pairs: [(CustomerAccount, MockInstant)] = []
        var waiting: Set<String> = []
        for account in accounts {
            let customers = account.customers
            // An account that comes twice takes its own place: what waits of it must be there before.
            if !waiting.insert(account.accountID).inserted {
                customerAccounts.put(pairs)
                pairs = []
            }
            store(account)
            guard let customers else { continue }
            var ids: Set<String> = []
            for customer in customers {
                let pair = CustomerAccount(customer: customer, of: account.accountID)
                put(Customer(json: customer))
                ids.insert(pair.customerID)
                // What says nothing of role and external id leaves those that are known.
                let isTold =
                    customer["customer_account_role"] != nil || customer["customer_account_external_id"] != nil
                if isTold || !customerAccounts.contains(pair) {
                    pairs.append((pair, account.effectiveInstant))
                }
            }
            customerAccounts.keepOnly(customers: ids, ofAccount: account.accountID)
        }
        customerAccounts.put(pairs)
    }

    /// Puts a customer in, in place of the one that has its `customer_id`.
    public mutating func put(_ customer: Customer) {
        seeds.remove(.customer, customer.customerID)
        store(customer)
    }

    /// Stores a customer, in place of the one that has its `customer_id`. One that the default world begins with still
    /// gives way to a request that creates it, as a change makes it no other row.
    mutating func store(_ customer: Customer) {
        var customer = customer
        let id = customer.customerID
        customer.canopyID = customer.canopyID ?? customers[id]?.canopyID
        if let canopyID = customer.canopyID { customerIDs[canopyID] = id }
        if let before = customers.updateValue(customer, forKey: id) { names.remove(id, before.nameWords) }
        names.insert(id, customer.nameWords)
    }

    /// Gives customers their parts in accounts. A pair that is there already takes the new role and external id.
    ///
    /// - Precondition: each customer and account is there.
    public mutating func assign(_ pairs: [CustomerAccount]) {
        customerAccounts.put(
            pairs.map { pair in
                guard let account = accounts[pair.accountID], customers[pair.customerID] != nil else {
                    preconditionFailure("a pair's customer and account are there")
                }
                return (pair, account.effectiveInstant)
            })
    }

    /// The account that an id means: its `account_id`, or Canopy's own id. Its customers are in it, as they are now.
    public func account(_ id: String) -> Account? {
        guard var account = storedAccount(id) else { return nil }
        account.customers = customerAccounts.rows(ofAccount: account.accountID).compactMap {
            customers[$0.pair.customerID]?.json
        }
        return account
    }

    /// The customer that an id means: its `customer_id`, or Canopy's own id.
    public func customer(_ id: String) -> Customer? {
        customers[id] ?? customerIDs[id].flatMap { customers[$0] }
    }

    /// Takes out what there is of a customer that is to be created anew.
    mutating func remove(customer id: String) {
        guard let before = customers.removeValue(forKey: id) else { return }
        if let canopyID = before.canopyID { customerIDs[canopyID] = nil }
        names.remove(id, before.nameWords)
        owners[id] = nil
        customerAccounts.remove(customer: id)
    }

    /// An id that Canopy makes: in every world the same ones, for each kind in the order in which they are made, whatever
    /// else is made meanwhile.
    mutating func makeID(_ kind: MadeIDKind) -> String {
        while true {
            madeIDs[kind, default: 0] += 1
            let id = "can_\(kind.beforeFirst + madeIDs[kind, default: 0])"
            if storedAccount(id) == nil, customer(id) == nil { return id }
        }
    }

    /// The account that an id means, without its customers.
    func storedAccount(_ id: String) -> Account? {
        accounts[id] ?? accountIDs[id].flatMap { accounts[$0] }
    }

    /// Changes the account that an id means, in place.
    ///
    /// - Returns: what `change` returned, or nil where there is no such account.
    mutating func change<Result>(_ id: String, _ change: (inout Account) -> Result) -> Result? {
        if accounts[id] != nil { return change(&accounts[id]!) }
        guard let id = accountIDs[id] else { return nil }
        return change(&accounts[id]!)
    }

    /// The `account_id` of every account.
    var accountIDsInOrder: [String] { accounts.keys.sorted() }

    /// How many accounts there are of a product.
    func accountCount(ofProduct productID: String) -> Int {
        accountCounts[productID, default: 0]
    }

    /// The documented account's customer as the default world begins with it: with an id of Canopy's own, a beneficial
    /// owner, and marked to give way as its account is.
    private mutating func seedCustomer() {
        let account = Self.documentedAccount
        guard let id = account.customers?.first?["customer_id"]?.string else { return }
        customers[id]?.canopyID = Self.documentedCustomerCanopyID
        customerIDs[Self.documentedCustomerCanopyID] = id
        put(Self.documentedBeneficialOwner, of: id)
        seeds.insert(.account, account.accountID)
        seeds.insert(.customer, id)
        seeds.insert(
            .beneficialOwner, Self.seedID(Self.documentedBeneficialOwner.beneficialOwnerID, of: id))
    }

    /// Stores an account as it is, its customers left out.
    mutating func store(_ account: Account) {
        let id = account.accountID
        seeds.remove(.account, id)
        if let product = account.productID { accountCounts[product, default: 0] += 1 }
        var account = account
        // Emptied only where needed: it parts the account from the template that it may share with others.
        if account.customers?.isEmpty == false { account.customers = [] }
        if let before = accounts.updateValue(account, forKey: id) {
            accountIDs[before.canopyID] = nil
            if let product = before.productID { accountCounts[product, default: 0] -= 1 }
            customerAccounts.move(account: id, to: account.effectiveInstant)
        }
        accountIDs[account.canopyID] = id
    }
}

extension CanopyMock {
    /// A refusal as Canopy's error object.
    public static func answer(to refusal: Refusal) -> MockAnswer {
        switch refusal.kind {
        case .missingCredential, .wrongCredential:
            error(401, "unauthorized", "Unauthorized.", by: CanopyRules.unauthorized)
        case .expiredToken: error(403, "not_authorized", "Forbidden.", by: CanopyRules.expiredToken)
        case .forbidden: error(403, "forbidden", "Forbidden.", by: CanopyRules.forbidden)
        case .rateLimited: error(429, "too_many_requests", "Too many requests.", by: CanopyRules.rateLimited)
        case .malformedBody:
            invalid([.init("/body", "type", ["type": "object"], refusal.message)], by: CanopyRules.invalidInput)
        default: error(refusal.status, code(refusal.status), refusal.message, by: CanopyRules.errorShape)
        }
    }

    /// The error code of a status that no rule of the provider's own leads to: its reason, in snake case.
    private static func code(_ status: Int) -> String {
        Refusal.reason(of: status).lowercased().replacing(" ", with: "_")
    }
}
