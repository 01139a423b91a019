public import Servicing

extension CanopyServicer {
    /// Creates a product, in Canopy's own terms.
    ///
    /// - Parameters:
    ///   - product: the product; what is nil in it gets Canopy's default.
    ///   - options: how the call is made.
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is a ``Product``.
    /// - Throws: ``Servicing/ServicingError``: `invalidRequest` with everything that is wrong with the product, before
    ///   anything is sent. After `mayHaveApplied` its hint says where to look for the product.
    public func createProduct(
        _ product: NewProduct, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(CreateProduct(product), options: options)
    }

    /// All products, one by one. Nothing is sent before the first is asked for, and no page beyond the last that is.
    ///
    /// - Parameters:
    ///   - limit: how many products are read at a time, 1 to 100.
    ///   - position: where to begin; `.before` goes backwards from there. Nil for the beginning.
    ///   - options: how each page is read; the timeout is a page's, not the list's.
    public func products(
        limit: Int = ListProducts.limits.upperBound, at position: PagePosition? = nil,
        options: PlanOptions = .standard
    ) -> CanopyRows<ListProducts> {
        productPages(limit: limit, at: position, options: options).rows
    }

    /// All products, page by page. Nothing is sent before a page is asked for.
    ///
    /// - Parameters:
    ///   - limit: how many products a page has at most, 1 to 100.
    ///   - position: where to begin; `.before` goes backwards from there. Nil for the beginning.
    ///   - options: how each page is read; the timeout is a page's, not the list's.
    public func productPages(
        limit: Int = ListProducts.limits.upperBound, at position: PagePosition? = nil,
        options: PlanOptions = .standard
    ) -> CanopyPages<ListProducts> {
        pages(of: ListProducts(limit: limit, at: position), options: options)
    }
}
