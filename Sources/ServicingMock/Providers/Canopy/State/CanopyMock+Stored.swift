public import ExactJSON

extension CanopyMock {
    /// Settings, API users, products, customers, beneficial owners, accounts, who has which account, which rows of the
    /// default world still give way, and the counters that ids are made from. Products, customers, owners and accounts
    /// are the objects that Canopy answers.
    public var stored: JSONObject? {
        [
            "settings": [
                "enforcesStatusPairs": .bool(enforcesStatusPairs), "emptyListAnswer": .string(emptyListAnswer.rawValue),
                "pagesProducts": .bool(pagesProducts), "tokenLifetime": .number(JSONNumber(seconds: tokenLifetime)),
            ],
            "apiUsers": .array(users.all.map(\.stored)),
            "products": .array(products.inOrderOfComing.map { .object($0.json) }),
            "customers": .array(
                customers.values.sorted { $0.customerID < $1.customerID }.map { customer in
                    Self.stored(customer.canopyID, "customer", customer.json)
                }),
            "beneficialOwners": .object(JSONObject(sorted: owners) { .array($0.map { .object($0.json) }) }),
            "accounts": .array(
                accounts.values.sorted { $0.accountID < $1.accountID }.map { account in
                    Self.stored(account.canopyID, "account", account.json)
                }),
            "customerAccounts": .array(customerAccounts.all.rows.map(\.stored)),
            "givingWay": .object(
                JSONObject(
                    members: CanopySeeds.Kind.allCases.map { kind in
                        (kind.rawValue, .array(seeds.ids(kind).map { .string($0) }))
                    })),
            "counters": [
                "madeIDs": .object(
                    JSONObject(
                        members: MadeIDKind.allCases.map { kind in
                            (kind.rawValue, .number(JSONNumber(madeIDs[kind, default: 0])))
                        })), "issuedTokens": .number(JSONNumber(issuedTokens)),
                "customerAccounts": .number(JSONNumber(customerAccounts.all.next)),
            ],
        ]
    }

    private static func stored(_ canopyID: String?, _ name: String, _ json: JSONObject) -> JSONValue {
        var stored: JSONObject = [:]
        stored["canopyID"] = canopyID.map { .string($0) }
        stored[name] = .object(json)
        return .object(stored)
    }

    /// Reads what ``stored`` writes. Written by hand it may be shorter: an account's `customers` puts its customers in
    /// and says who has it, where there is no `customerAccounts`; what is left out is empty, a setting as usual.
    public init?(stored reader: FieldReader) {
        reader.checkKeys([
            "settings", "apiUsers", "products", "customers", "beneficialOwners", "accounts", "customerAccounts",
            "givingWay", "counters",
        ])
        self.init(accounts: [], products: [], users: [])
        readSettings(reader["settings"])
        for user in reader["apiUsers"].optional?.elements ?? [] {
            guard let read = APIUser(user) else { continue }
            if users[read.apiUserID] != nil { user["api_user_id"].complain("is another API user's too") }
            put(read)
        }
        for product in reader["products"].optional?.elements ?? [] {
            product["effective_at"].checkDateTime()
            guard let id = product["product_id"].string(), let json = product.object() else { continue }
            if products[id] != nil { product["product_id"].complain("is another product's too") }
            put(Product(json: json))
        }
        readCustomers(reader["customers"])
        readAccounts(reader["accounts"], withCustomers: reader["customerAccounts"].optional == nil)
        readOwners(reader["beneficialOwners"])
        readCounters(reader["counters"])
        if let pairs = reader["customerAccounts"].optional { readPairs(pairs, reader["counters"]["customerAccounts"]) }
        readGivingWay(reader["givingWay"])
    }

    private mutating func readSettings(_ settings: FieldReader) {
        guard let settings = settings.optional else { return }
        settings.checkKeys(["enforcesStatusPairs", "emptyListAnswer", "pagesProducts", "tokenLifetime"])
        enforcesStatusPairs = settings["enforcesStatusPairs"].optional?.bool() ?? true
        if let answer = settings["emptyListAnswer"].optional?.oneOf(EmptyListAnswer.allCases) {
            emptyListAnswer = answer
        }
        pagesProducts = settings["pagesProducts"].optional?.bool() ?? true
        tokenLifetime = settings["tokenLifetime"].optional?.duration() ?? tokenLifetime
    }

    private mutating func readCounters(_ counters: FieldReader) {
        guard let counters = counters.optional else { return }
        counters.checkKeys(["madeIDs", "issuedTokens", "customerAccounts"])
        if let made = counters["madeIDs"].optional {
            made.checkKeys(MadeIDKind.allCases.map(\.rawValue))
            for kind in MadeIDKind.allCases {
                madeIDs[kind] = made[kind.rawValue].optional?.int(in: 0...1_000_000_000)
            }
        }
        issuedTokens = counters["issuedTokens"].optional?.int(in: 0...1_000_000_000) ?? 0
    }

    private mutating func readGivingWay(_ reader: FieldReader) {
        guard let reader = reader.optional else { return }
        reader.checkKeys(CanopySeeds.Kind.allCases.map(\.rawValue))
        for kind in CanopySeeds.Kind.allCases {
            for id in reader[kind.rawValue].optional?.elements.compactMap({ $0.string() }) ?? [] {
                seeds.insert(kind, id)
            }
        }
    }
}
