import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let createAccount = MockOperation<CanopyMock>("create-account", .post, "/accounts") {
        canopy, call throws(MockAnswer) in
        try canopy.createAccount(call)
    }

    private mutating func createAccount(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        try call.requireCanopyWriter()
        var reading = BodyReading(call.body, as: Self.newAccountSchema)
        reading.checkNewAccount()
        let body = try reading.object(by: CanopyRules.invalidInput)
        guard let id = body["account_id"]?.string, let productID = body["product_id"]?.string else {
            preconditionFailure("an account that was read has an id and a product's")
        }
        guard storedAccount(id) == nil || seeds.givesWay(.account, id) else {
            throw Self.invalid([.notNew("/body/account_id")], by: CanopyAccountRules.duplicateAccount)
        }
        guard let product = product(productID) else {
            throw Self.invalid([.unknownReference("/body/product_id")], by: CanopyAccountRules.unknownProduct)
        }
        let effectiveAt = body["effective_at"]?.string.flatMap { MockInstant($0) } ?? call.now.inMilliseconds
        guard product.effectiveInstant <= effectiveAt else {
            throw Self.invalid([.beforeProduct], by: CanopyAccountRules.productOlder)
        }
        let pairs = try parts(ofCustomers: body["assign_customers"]).map { $0.pair(account: id) }

        let canopyID = makeID(.account)
        put(
            Account(
                canopyID: canopyID,
                json: CanopyAccountOpening(
                    request: body, product: product, canopyID: canopyID, effectiveAt: effectiveAt, now: call.now
                ).account))
        assign(pairs)
        return MockAnswer(
            200, account(id).map { .object($0.json) }, by: CanopyAccountRules.createAccount,
            effect: .carriedOut(changed: true), ignoredFields: reading.ignoredFields + call.ignoredQuery(known: []))
    }
}

extension CanopyMock.Violation {
    /// An account that would begin before its product.
    fileprivate static let beforeProduct = Self(
        "/body/effective_at", "product", [:], "must not be before the product's effective_at")
}
