public import Servicing

extension CanopyServicer {
    /// A list's pages, from the one that a listing asks for on. Nothing is sent before a page is asked for.
    ///
    /// - Parameters:
    ///   - listing: the first page: its limit goes for every page, and its position says from where on and which way.
    ///   - options: how each page is read; the timeout is a page's, not the list's.
    public func pages<Listing: CanopyListing>(
        of listing: Listing, options: PlanOptions = .standard
    ) -> CanopyPages<Listing> {
        CanopyPages(of: listing, by: client, options: options)
    }

    /// All accounts of all customers, one by one: a row is one customer of one account. Nothing is sent before the first
    /// is asked for, and no page beyond the last that is.
    ///
    /// - Parameters:
    ///   - limit: how many rows are read at a time, 1 to 100.
    ///   - position: where to begin; `.before` goes backwards from there. Nil for the beginning.
    ///   - search: a first or last name to search for; Canopy then answers with the best matches alone.
    ///   - options: how each page is read; the timeout is a page's, not the list's.
    public func customerAccounts(
        limit: Int = ListCustomerAccounts.limits.upperBound, at position: PagePosition? = nil,
        search: Sensitive<String>? = nil, options: PlanOptions = .standard
    ) -> CanopyRows<ListCustomerAccounts> {
        pages(of: ListCustomerAccounts(limit: limit, at: position, search: search), options: options).rows
    }
}
