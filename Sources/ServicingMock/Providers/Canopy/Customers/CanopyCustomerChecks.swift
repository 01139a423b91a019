import ExactJSON

extension CanopyMock.BodyReading {
    /// What a customer's fields must be together, beyond what each must be alone.
    mutating func checkCustomer(sent: JSONValue?, isNew: Bool) {
        checkPerson(.object(value), sent: sent, at: "/body", isNew: isNew)
        checkPerson(
            value["business_details"]?["controller"], sent: sent?["business_details"]?["controller"],
            at: "/body/business_details/controller", isNew: isNew)
    }

    /// An id may be chosen or left out, and the document's pattern lets an empty one pass, which no path could name.
    mutating func checkNotEmpty(_ id: String) {
        if value[id]?.string?.isEmpty == true {
            add(.init("/body/" + id, "minLength", ["limit": 1], "must NOT have fewer than 1 characters"))
        }
    }
}

extension CanopyMock {
    /// One element of `assign_to_accounts` or `assign_customers`: a customer's part in an account, its other side not
    /// named yet.
    struct AssignedPart {
        /// The `account_id` or the `customer_id` of the one that is there.
        let id: String
        private let role: String
        private let externalID: String?

        init(_ json: JSONValue, id: String) {
            self.id = id
            role = json["customer_account_role"]?.string ?? "PRIMARY"
            externalID = json["customer_account_external_id"]?.string
        }

        /// The part of that customer.
        func pair(customer: String) -> CustomerAccount {
            CustomerAccount(customerID: customer, accountID: id, role: role, externalID: externalID)
        }

        /// The part in that account.
        func pair(account: String) -> CustomerAccount {
            CustomerAccount(customerID: id, accountID: account, role: role, externalID: externalID)
        }
    }

    /// What `assign_to_accounts` names, each account by either of its ids.
    func parts(inAccounts list: JSONValue?) throws(MockAnswer) -> [AssignedPart] {
        try parts(list, "assign_to_accounts", "account_id", by: CanopyCustomerRules.assignToAccounts) {
            storedAccount($0)?.accountID
        }
    }

    /// What `assign_customers` names.
    func parts(ofCustomers list: JSONValue?) throws(MockAnswer) -> [AssignedPart] {
        try parts(list, "assign_customers", "customer_id", by: CanopyAccountRules.assignCustomers) {
            customer($0)?.customerID
        }
    }

    private func parts(
        _ list: JSONValue?, _ name: String, _ key: String, by unknown: Rule, find: (String) -> String?
    ) throws(MockAnswer) -> [AssignedPart] {
        var violations: [Violation] = []
        var parts: [AssignedPart] = []
        var ids: Set<String> = []
        var rule = CanopyCustomerRules.oneAssignment
        for (index, element) in (list?.array ?? []).enumerated() {
            let place = "/body/\(name)/\(index)/\(key)"
            guard let id = element[key]?.string.flatMap(find) else {
                rule = unknown
                violations.append(.unknownReference(place))
                continue
            }
            if !ids.insert(id).inserted { violations.append(.repeated(place)) }
            parts.append(AssignedPart(element, id: id))
        }
        guard violations.isEmpty else { throw Self.invalid(violations, by: rule) }
        return parts
    }
}

extension CanopyMock.Violation {
    /// An id that something else has.
    static func notNew(_ place: String) -> Self {
        Self(place, "unique", [:], "must be an id that is not in use")
    }

    /// An id that stands before it in the list, whichever of its two ids was written.
    static func repeated(_ place: String) -> Self {
        Self(place, "uniqueItems", [:], "must not be named twice")
    }

    /// An id that nothing has.
    static func unknownReference(_ place: String) -> Self {
        Self(place, "reference", [:], "must be an existing id")
    }
}
