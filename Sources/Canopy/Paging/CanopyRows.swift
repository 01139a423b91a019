public import Servicing

/// A list's rows, one by one over all of its pages: each page is read when its first row is asked for, and none beyond.
///
/// They come in the list's order or, where the list is read backwards, in the reverse of it. (That a page's rows are in
/// the list's order whichever way it was asked for is *inferred*.) What ends ``CanopyPages`` with an error ends the rows
/// with it, after those that came before.
public struct CanopyRows<Listing: CanopyListing>: AsyncSequence, Sendable {
    /// A row.
    public typealias Element = Listing.Row
    /// Why a page could not be read. A read changes nothing, so the effect is never `mayHaveApplied`.
    public typealias Failure = ServicingError

    /// The pages that the rows are on.
    public let pages: CanopyPages<Listing>

    /// A reader that begins at the first row.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(pages: pages.makeAsyncIterator(), isBackwards: pages.isBackwards)
    }

    /// Reads the rows in order. It keeps one page.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var pages: CanopyPages<Listing>.AsyncIterator
        let isBackwards: Bool
        private var rows = CanopyList<Listing.Row>()
        private var given = 0

        init(pages: CanopyPages<Listing>.AsyncIterator, isBackwards: Bool) {
            self.pages = pages
            self.isBackwards = isBackwards
        }

        /// The next row, or nil behind the last.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ServicingError) -> Element? {
            while given == rows.count {
                guard let page = try await pages.next(isolation: actor) else { return nil }
                rows = page.results
                given = 0
            }
            given += 1
            return rows[isBackwards ? rows.count - given : given - 1]
        }
    }
}

extension CanopyPages {
    /// The pages' rows, one by one.
    public var rows: CanopyRows<Listing> { CanopyRows(pages: self) }
}
