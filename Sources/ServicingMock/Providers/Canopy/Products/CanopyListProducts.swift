import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let listProducts = MockOperation<CanopyMock>("list-products", .get, "/products") {
        canopy, call throws(MockAnswer) in
        try canopy.listProducts(call)
    }

    private func listProducts(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        let query = try PageQuery(call, limits: 0...100, defaultLimit: 10)
        if products.isEmpty, emptyListAnswer == .notFound {
            throw Self.error(404, "not_found", "Unable to get products", by: CanopyProductRules.noProducts)
        }
        let page = Page(query.limit, of: products.keys, from: try query.start(products.key(of:))) { _ in true }
        let rows = page.keys.map { products[$0] }
        let isNull = products.isEmpty && emptyListAnswer == .null
        var body: JSONObject = ["results": isNull ? .null : .array(rows.map(answered))]
        if pagesProducts {
            body["paging"] = Self.paging(
                first: rows.first?.productID, last: rows.last?.productID, hasMore: page.hasMore)
        }
        return MockAnswer(
            200, .object(body), by: CanopyProductRules.list, ignoredFields: call.ignoredQuery(known: PageQuery.names))
    }
}
