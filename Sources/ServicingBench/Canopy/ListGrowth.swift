import Canopy
import Servicing
import ServicingHTTP
import ServicingMock

/// How a list's cost grows with the accounts that the mock has.
enum ListGrowth {
    static func all(_ stage: Stage) -> [Growth] {
        [
            Growth(
                name: "a page of 100 from a list of accounts", unit: "accounts",
                sizes: [100, 1_000, 10_000, 100_000, 1_000_000].map(stage.share)
            ) { size in
                try await Growth.row(size) {
                    let world = MockWorld(providers: [CanopyMock.generated(accounts: size)], journalLimit: 1)
                    return try CanopyServicer(
                        settings: ServicerSettings(baseURL: try BaseURL("http://127.0.0.1")),
                        credential: .bearer("demo-access-token"), transport: MockTransport(handler: world))
                } _: { servicer in
                    // The last pages of the list, for a list that is walked from its beginning costs more the further
                    // in it is.
                    let pages = min(10, size / 100)
                    return try await Cost.of(max(1, pages)) {
                        var read = 0
                        let last = ListCustomerAccounts(
                            limit: 100, at: .before(ListGrowth.lastCursor(of: size)))
                        for try await _ in servicer.pages(of: last) {
                            read += 1
                            if read >= pages { break }
                        }
                        return []
                    }
                }
            }
        ]
    }

    /// The made-up accounts are numbered with seven digits.
    private static func lastCursor(of size: Int) -> PageCursor {
        let digits = String(size)
        return PageCursor(rawValue: "acct-" + String(repeating: "0", count: 7 - digits.count) + digits)
    }
}
