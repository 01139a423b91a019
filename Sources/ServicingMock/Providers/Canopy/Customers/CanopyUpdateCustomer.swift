import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let updateCustomer = MockOperation<CanopyMock>("update-customer", .put, "/customers/{customer_id}") {
        canopy, call throws(MockAnswer) in
        try canopy.updateCustomer(call)
    }

    private mutating func updateCustomer(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        try call.requireCanopyWriter()
        var reading = BodyReading(call.body, as: Self.customerUpdateSchema)
        reading.checkCustomer(sent: call.body, isNew: false)
        let body = try reading.object(by: CanopyRules.invalidInput)
        guard let before = customer(call.parameter("customer_id")) else {
            throw Self.error(404, "not_found", "Customer not found", by: CanopyCustomerRules.unknownCustomer)
        }
        let pairs = try parts(inAccounts: body["assign_to_accounts"]).map { $0.pair(customer: before.customerID) }

        var json = before.json
        for (name, value) in body where name != "assign_to_accounts" { json[name] = value }
        let isOther = json != before.json
        if isOther {
            json.replace("updated_at", .string(call.now.text()))
            store(Customer(canopyID: before.canopyID, json: json))
        }
        let hasOtherParts = !pairs.allSatisfy { customerAccounts.has($0) }
        assign(pairs)
        return MockAnswer(
            200, .object(Customer(json: json).listed), by: CanopyCustomerRules.updateCustomer,
            effect: .carriedOut(changed: isOther || hasOtherParts),
            ignoredFields: reading.ignoredFields + call.ignoredQuery(known: []))
    }
}
