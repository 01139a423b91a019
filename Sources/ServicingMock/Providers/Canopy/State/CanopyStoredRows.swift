import ExactJSON

extension CanopyMock {
    mutating func readCustomers(_ reader: FieldReader) {
        for row in reader.optional?.elements ?? [] {
            row.checkKeys(["canopyID", "customer"])
            let customer = row["customer"]
            guard let id = customer.customerID(), let json = customer.object() else { continue }
            let canopyID = row["canopyID"].optional?.string()
            if customers[id] != nil { customer["customer_id"].complain("is another customer's too") }
            if let canopyID, self.customer(canopyID).map({ $0.customerID != id }) ?? false {
                row["canopyID"].complain("is another customer's too")
            }
            put(Customer(canopyID: canopyID, json: json))
        }
    }

    mutating func readAccounts(_ reader: FieldReader, withCustomers: Bool) {
        for row in reader.optional?.elements ?? [] {
            row.checkKeys(["canopyID", "account"])
            let account = row["account"]
            guard let id = account["account_id"].string(), let canopyID = row["canopyID"].string(),
                let json = account.checkedAccount()
            else { continue }
            if accounts[id] != nil { account["account_id"].complain("is another account's too") }
            if storedAccount(canopyID).map({ $0.accountID != id }) ?? false {
                row["canopyID"].complain("is another account's too")
            }
            let customers = account["customers"].optional
            let named = customers?.elements.filter { $0.customerID() != nil } ?? []
            if !withCustomers, !named.isEmpty {
                customers?.complain("must be empty where there is customerAccounts, which says who has which account")
            }
            guard named.count == customers?.elements.count ?? 0 else { continue }
            let read = Account(canopyID: canopyID, json: json)
            if withCustomers { put(read) } else { store(read) }
        }
    }

    mutating func readOwners(_ reader: FieldReader) {
        for (customerID, list) in reader.optional?.members ?? [] {
            let isKnown = customer(customerID)?.customerID == customerID
            if !isKnown { list.complain("names no customer_id of customers") }
            var ids: Set<String> = []
            for owner in list.elements {
                guard let id = owner["beneficial_owner_id"].string(), let json = owner.object() else { continue }
                if !ids.insert(id).inserted { owner["beneficial_owner_id"].complain("is another owner's too") }
                if isKnown { put(BeneficialOwner(json: json), of: customerID) }
            }
        }
    }

    mutating func readPairs(_ reader: FieldReader, _ counter: FieldReader) {
        var rows: [CanopyCustomerAccountList.Row] = []
        var cursors: Set<String> = []
        var pairs: Set<[String]> = []
        for row in reader.elements {
            row.checkKeys(["number", "customer_id", "account_id", "role", "externalID", "cursor"])
            guard let customerID = row["customer_id"].string(), let accountID = row["account_id"].string() else {
                continue
            }
            if customers[customerID] == nil { row["customer_id"].complain("names no customer_id of customers") }
            guard let account = accounts[accountID] else {
                row["account_id"].complain("names no account_id of accounts")
                continue
            }
            if !pairs.insert([customerID, accountID]).inserted { row.complain("is there twice") }
            let last = rows.last?.key.number ?? 0
            let number = row["number"].optional.map { $0.int(in: (last + 1)...2_000_000_000) } ?? last + 1
            guard let number else { continue }
            var cursor = row["cursor"].optional?.string() ?? accountID
            if row["cursor"].optional == nil {
                while cursors.contains(cursor) { cursor += ".\(number)" }
            }
            if !cursors.insert(cursor).inserted { row["cursor"].complain("is another row's too") }
            rows.append(
                CanopyCustomerAccountList.Row(
                    key: CanopyCustomerAccountList.Key(effectiveAt: account.effectiveInstant, number: number),
                    pair: CustomerAccount(
                        customerID: customerID, accountID: accountID,
                        role: row["role"].optional?.string() ?? "PRIMARY",
                        externalID: row["externalID"].optional?.string()),
                    cursor: cursor))
        }
        // A file by hand names no number; one that is far beyond its rows would only cost memory.
        let limit = max(1_000_000, rows.count * 1000)
        if let last = rows.last?.key.number, last > limit { reader.complain("has numbers far beyond its rows") }
        let next = counter.optional?.int(in: 0...limit) ?? 0
        guard (rows.last?.key.number ?? 0) <= limit else { return }
        customerAccounts = CanopyCustomerAccountList(rows, next: next)
    }
}

extension CanopyMock.APIUser {
    /// The user as answered, and whether it has registered.
    var stored: JSONValue {
        var stored = json.object ?? [:]
        stored["isRegistered"] = .bool(isRegistered)
        return .object(stored)
    }

    init?(_ reader: FieldReader) {
        reader.checkKeys([
            "api_user_id", "organization_name", "name_first", "name_last", "email", "phone", "role", "isRegistered",
        ])
        guard let id = reader["api_user_id"].string(), let organization = reader["organization_name"].string(),
            let first = reader["name_first"].string(), let last = reader["name_last"].string(),
            let email = reader["email"].string()
        else { return nil }
        self.init(
            apiUserID: id, organizationName: organization, firstName: first, lastName: last, email: email,
            phone: reader["phone"].optional?.string(),
            role: reader["role"].optional?.int(in: -1_000_000_000...1_000_000_000) ?? 1,
            isRegistered: reader["isRegistered"].optional?.bool() ?? true)
    }
}

extension CanopyCustomerAccountList.Row {
    var stored: JSONValue {
        var stored: JSONObject = [
            "number": .number(JSONNumber(key.number)), "customer_id": .string(pair.customerID),
            "account_id": .string(pair.accountID), "role": .string(pair.role),
        ]
        stored["externalID"] = pair.externalID.map { .string($0) }
        stored["cursor"] = .string(cursor)
        return .object(stored)
    }
}

extension FieldReader {
    /// A customer's `customer_id`.
    fileprivate func customerID() -> String? {
        object() == nil ? nil : self["customer_id"].string()
    }

    /// An account's object, where it has what the mock reads of it.
    fileprivate func checkedAccount() -> JSONObject? {
        for time in ["created_at", "updated_at", "effective_at"] { self[time].checkDateTime() }
        let status = self["account_overview"]["account_status"].checked("one of ACTIVE, SUSPENDED, CLOSED") { value in
            CanopyMock.statuses.first { value.string == $0 }
        }
        return status == nil ? nil : object()
    }

    /// A date-time, where there is one.
    func checkDateTime() {
        _ = optional?.instant()
    }
}
