/// What a servicer lists, row by row, each page of it read when its first row is asked for.
public struct Listing<Row: Sendable>: AsyncSequence, Sendable {
    /// A row.
    public typealias Element = Row
    /// Why a page could not be read. A read changes nothing, so the effect is never `mayHaveApplied`.
    public typealias Failure = ServicingError

    private let rows: any AsyncSequence<Row, ServicingError> & Sendable

    /// A listing of these rows.
    public init(_ rows: some AsyncSequence<Row, ServicingError> & Sendable) {
        self.rows = rows
    }

    /// A reader that begins at the first row.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rows: Self.iterator(of: rows)) }

    private static func iterator(
        of rows: some AsyncSequence<Row, ServicingError>
    ) -> any AsyncIteratorProtocol<Row, ServicingError> {
        rows.makeAsyncIterator()
    }

    /// Reads the rows in order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var rows: any AsyncIteratorProtocol<Row, ServicingError>

        /// The next row, or nil behind the last.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ServicingError) -> Row? {
            try await rows.next(isolation: actor)
        }
    }
}
