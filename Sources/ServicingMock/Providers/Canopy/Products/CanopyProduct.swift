public import ExactJSON

extension CanopyMock {
    /// A product: the object that Canopy answers, so that no field of it can get lost.
    public struct Product: Sendable {
        /// The product's id: the lender's own, or one that Canopy made.
        public let productID: String
        /// The product as it is answered, but for how many accounts it has.
        public let json: JSONObject
        /// When it becomes or became effective; before all others where it does not say.
        let effectiveInstant: MockInstant

        /// A product.
        ///
        /// - Parameter json: the product as it is answered; it must have a `product_id`. How many accounts a product
        ///   has is counted, whatever its `product_summary` says.
        public init(json: JSONObject) {
            guard let productID = json["product_id"]?.string else {
                preconditionFailure("a product has a product_id")
            }
            self.productID = productID
            self.json = json
            let begin = json["effective_at"]?.string.flatMap { MockInstant($0) }
            effectiveInstant = begin ?? MockInstant(seconds: .min)
        }

        /// The value at a path of members; nil where there is none.
        public func value(_ path: String...) -> JSONValue? {
            path.reduce(JSONValue.object(json)) { $0?[$1] }
        }
    }

    /// Puts a product in, in place of the one that has its `product_id`.
    public mutating func put(_ product: Product) {
        products.put(product)
        seeds.remove(.product, product.productID)
    }

    /// The product with that `product_id`.
    public func product(_ id: String) -> Product? {
        products[id]
    }

    /// A product as it is answered: with the number of accounts that there are of it.
    func answered(_ product: Product) -> JSONValue {
        var json = product.json
        let count = JSONNumber(accountCount(ofProduct: product.productID))
        json["product_summary"] = ["accounts_overview": ["account_count_total": .number(count)]]
        // Behind all else but admin, where the examples have it.
        if let admin = json["admin"] {
            json["admin"] = nil
            json["admin"] = admin
        }
        return .object(json)
    }
}
