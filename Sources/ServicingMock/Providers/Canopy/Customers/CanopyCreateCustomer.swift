import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let createCustomer = MockOperation<CanopyMock>("create-customer", .post, "/customers") {
        canopy, call throws(MockAnswer) in
        try canopy.createCustomer(call)
    }

    private mutating func createCustomer(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        try call.requireCanopyWriter()
        var reading = BodyReading(call.body, as: Self.newCustomerSchema)
        reading.checkCustomer(sent: call.body, isNew: true)
        reading.checkNotEmpty("customer_id")
        let body = try reading.object(by: CanopyRules.invalidInput)
        let chosenID = body["customer_id"]?.string
        if let chosenID { try requireNewCustomer(chosenID) }
        let parts = try parts(inAccounts: body["assign_to_accounts"])

        let id = chosenID ?? makeID(.customer)
        let customer = Customer(json: Self.newCustomer(body, id, now: call.now))
        remove(customer: id)
        put(customer)
        assign(parts.map { $0.pair(customer: id) })
        return MockAnswer(
            200, .object(customer.listed), by: CanopyCustomerRules.createCustomer, effect: .carriedOut(changed: true),
            ignoredFields: reading.ignoredFields + call.ignoredQuery(known: []))
    }

    private func requireNewCustomer(_ id: String) throws(MockAnswer) {
        // An id that Canopy has of its own for another customer can be chosen as well; from then on it means the new one.
        guard customer(id)?.customerID != id || seeds.givesWay(.customer, id) else {
            throw Self.invalid([.notNew("/body/customer_id")], by: CanopyCustomerRules.duplicateCustomer)
        }
    }

    /// A new customer's object: its id first, and what only the status page shows of a customer
    /// (canopy.account-status.txt, lines 340 to 402) as it begins.
    private static func newCustomer(_ body: JSONObject, _ id: String, now: MockInstant) -> JSONObject {
        var customer: JSONObject = ["customer_id": .string(id)]
        for (name, value) in body where name != "assign_to_accounts" { customer[name] = value }
        customer["created_at"] = .string(now.text())
        customer["updated_at"] = .string(now.text())
        customer["is_borrower_portal_user"] = false
        customer["is_active"] = true
        return customer
    }
}
