public import Servicing
public import ServicingHTTP

/// An operation that reads one page of a list.
public protocol CanopyListing<Row>: ProviderOperation<CanopyDialect> where Answer == CanopyPage<Row> {
    /// What the list is made of.
    associatedtype Row: Hashable & Sendable & Codable
    /// How many rows a page has at most.
    var limit: Int { get set }
    /// Which page; nil for the first.
    var position: PagePosition? { get set }
}

/// A list's pages from one page on to the end, each read when it is asked for and none beyond.
///
/// Forwards, a page follows as long as the one before says `has_more`, and begins at its `starting_after`. Where the
/// first page is one *before* a place, the list is read backwards: a page follows as long as the one before gives an
/// `ending_before`, and ends there. (`has_more` tells of what lies "beyond the ending index" by the document's words, so
/// backwards it says nothing. That the beginning is reached with a page that gives no cursor, or has no rows and leads
/// to itself, is *inferred*.) Each page's rows are in the list's order either way.
///
/// A cursor that is missing where more follows, or has been there before, ends the sequence with `malformedResponse`,
/// after the page that gave it: going on would never end, and ending without an error would pass a part of the list for
/// all of it. After an error nothing follows. The list may change between two pages; what that does to the pages no
/// document says. A limit of 0, which one page may have, is refused: no page of it would lead anywhere.
public struct CanopyPages<Listing: CanopyListing>: AsyncSequence, Sendable {
    /// A page.
    public typealias Element = CanopyPage<Listing.Row>
    /// Why a page could not be read. A read changes nothing, so the effect is never `mayHaveApplied`.
    public typealias Failure = ServicingError

    let client: ServicerClient<CanopyDialect>
    /// The first page to read.
    let first: Listing
    /// How each page is read; the timeout is a page's.
    let options: PlanOptions
    /// When all of it has to be over; nil where only each page has a timeout.
    let deadline: ContinuousClock.Instant?

    init(
        of first: Listing, by client: ServicerClient<CanopyDialect>, options: PlanOptions,
        deadline: ContinuousClock.Instant? = nil
    ) {
        self.first = first
        self.client = client
        self.options = options
        self.deadline = deadline
    }

    /// Whether the list is read towards its beginning.
    var isBackwards: Bool {
        if case .before = first.position { true } else { false }
    }

    /// A reader that begins at the first page.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }

    /// Reads the pages in order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private enum Next {
            case page(Listing)
            case failure(ServicingError)
            case end
        }

        private let pages: CanopyPages
        private var next: Next
        private var seen = SeenCursors()

        init(_ pages: CanopyPages) {
            self.pages = pages
            next = pages.first.limit == 0 ? .failure(Self.noRows) : .page(pages.first)
            if let cursor = pages.first.position?.cursor { _ = seen.insert(cursor) }
        }

        /// The next page, or nil behind the last.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ServicingError) -> Element? {
            try await read(isolation: actor)?.page
        }

        /// The receipt of the next page's read, or nil behind the last page: for the answer as it was sent, and for
        /// what could not be read of it. Its ``Servicing/Receipt/answer(as:)`` is the page.
        public mutating func nextReceipt(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ServicingError) -> Receipt? {
            try await read(isolation: actor)?.receipt
        }

        /// The next page and the receipt of its read.
        mutating func read(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ServicingError) -> (page: Element, receipt: Receipt)? {
            let listing: Listing
            switch next {
            case .page(let upcoming): listing = upcoming
            case .failure(let error):
                next = .end
                throw error
            case .end: return nil
            }
            next = .end
            let options = try pages.deadline.map { deadline throws(ServicingError) in
                try pages.client.options(pages.options, until: deadline, for: Listing.contract.name)
            }
            let receipt = try await pages.client.call(listing, options: options ?? pages.options)
            guard let page = receipt.answer(as: Element.self) else {
                preconditionFailure("a read that ends without an error has its answer")
            }
            next = pages.isBackwards ? before(page, listing, receipt) : behind(page, listing, receipt)
            return (page, receipt)
        }

        private mutating func behind(_ page: Element, _ listing: Listing, _ receipt: Receipt) -> Next {
            guard page.paging?.hasMore?.value == true else { return .end }
            guard let cursor = page.paging?.startingAfter, !cursor.rawValue.isEmpty else {
                return .failure(broken(receipt, "says that more follows and gives no cursor to ask for it"))
            }
            return following(.after(cursor), listing, receipt)
        }

        private mutating func before(_ page: Element, _ listing: Listing, _ receipt: Receipt) -> Next {
            guard let cursor = page.paging?.endingBefore, !cursor.rawValue.isEmpty else {
                let isUnreadable = receipt.warnings.contains {
                    $0.kind == .unreadableField && $0.field == "paging.ending_before"
                }
                return isUnreadable ? .failure(broken(receipt, "gives a cursor that can't be read")) : .end
            }
            if page.results.isEmpty, cursor == listing.position?.cursor { return .end }
            return following(.before(cursor), listing, receipt)
        }

        private mutating func following(_ position: PagePosition, _ listing: Listing, _ receipt: Receipt) -> Next {
            guard seen.insert(position.cursor) else {
                return .failure(broken(receipt, "gives a cursor for the second time, so that its pages have no end"))
            }
            var listing = listing
            listing.position = position
            return .page(listing)
        }

        private static var noRows: ServicingError {
            ServicingError(
                .invalidRequest, .notSent, "pages of no rows lead nowhere; nothing was sent",
                provider: CanopyDialect.provider, operation: Listing.contract.name,
                problems: [FieldProblem("limit", "is 0", allowed: "1 or more, unless a single page is read")])
        }

        private func broken(_ receipt: Receipt, _ what: String) -> ServicingError {
            ServicingError(
                .malformedResponse, .refused, "\(receipt.provider)'s answer to \(receipt.operation) \(what)",
                hint: "only a part of the list was read; nothing was changed", provider: receipt.provider,
                operation: receipt.operation, attempts: receipt.attempts, exchange: receipt.exchange)
        }
    }
}
