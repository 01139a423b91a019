import Servicing

/// Canopy's rows as any provider's.
struct NeutralRows<Listing: CanopyListing, Element: Sendable>: AsyncSequence, Sendable {
    typealias Failure = ServicingError

    let rows: CanopyRows<Listing>
    let neutral: @Sendable (Listing.Row) -> Element

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(rows: rows.makeAsyncIterator(), neutral: neutral)
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        var rows: CanopyRows<Listing>.AsyncIterator
        let neutral: @Sendable (Listing.Row) -> Element

        mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ServicingError) -> Element? {
            try await rows.next(isolation: actor).map(neutral)
        }
    }
}
