import Canopy
import CurlTransport
import ExactJSON
import Servicing
import ServicingHTTP
import ServicingMock

/// Lists: a page of documented rows read into its types, and a hundred thousand accounts page by page.
enum ListLines {
    private static let rows = CanopyPage<CustomerAccount>.self
    private static let parsed = "page of 100 accounts, parsed only"
    private static let samePages = "C loop, as many pages"

    static func json(_ stage: Stage) async throws -> [Line] {
        let bytes = try await page()
        let count = stage.share(of: 40)
        func line(
            _ name: String, _ goals: [Goal], _ work: @escaping @Sendable ([UInt8]) throws -> Void
        ) -> Line {
            Line(name, goals) {
                var cost = try await Cost.of(count) {
                    for _ in 0..<count { try work(bytes) }
                    return []
                }
                cost.bytes = count * bytes.count
                return cost
            }
        }
        let decoder = ExactJSONDecoder()
        let encoder = ExactJSONEncoder()
        let page = try decoder.decode(rows, from: bytes)
        return [
            line(parsed, [.value(.byteRate, .none)]) { _ = try JSONDocument(parsing: $0) },
            line(
                "page of 100 accounts, typed",
                [.value(.byteRate, .atLeast(150)), .ratio(.byteRate, to: parsed)]
            ) { _ = try decoder.decode(rows, from: $0) },
            line("page of 100 accounts, encoded", [.value(.byteRate, .none)]) { _ in _ = try encoder.encode(page) },
        ]
    }

    /// A page as the mock answers it: the documented account a hundred times, with ids and names of its own.
    private static func page() async throws -> [UInt8] {
        let world = MockWorld(providers: [CanopyMock.generated(accounts: 100)])
        let answer = try await MockTransport(handler: world).send(
            HTTPRequest(
                method: .get, baseURL: try BaseURL("http://127.0.0.1"), target: target,
                headers: HTTPHeaders(unchecked: headers)),
            deadline: .now.advanced(by: .seconds(30)))
        guard answer.status == 200 else { throw BenchError("the page was answered with \(answer.status)") }
        return answer.body
    }

    static func paging(_ stage: Stage) throws -> [Line] {
        let count = stage.share(of: Stage.accountCount)
        let pages = max(1, count / 100)
        func lists(_ name: String, isOnOwnThread: Bool) -> Line {
            Line(name, [.ratio(.processorTime, to: samePages)], rounds: 1) {
                let transport = try CurlTransport()
                let servicer = try CanopyServicer(
                    settings: ServicerSettings(baseURL: try BaseURL(try stage.accounts.server().origin)),
                    credential: .bearer("demo-access-token"), transport: transport)
                let cost = try await Cost.of(pages) {
                    try await withTaskExecutorPreference(isOnOwnThread ? transport.executor : nil) {
                        var read = 0
                        for try await _ in servicer.customerAccounts() {
                            read += 1
                            if read == count { break }
                        }
                        guard read == count else { throw BenchError("\(read) of \(count) accounts were listed") }
                    }
                    return []
                }
                await transport.shutDown()
                return cost
            }
        }
        return [
            Line(samePages, rounds: 1) {
                try CLoop(
                    try stage.accounts.server().origin, targets: [target],
                    headers: headers.map { "\($0.name): \($0.value)" }, body: nil, width: 1
                ).cost(of: pages)
            },
            lists("paging \(count) accounts, typed", isOnOwnThread: false),
            lists("paging \(count) accounts, typed, on the transport's thread", isOnOwnThread: true),
        ]
    }

    private static let target = "/customers/accounts?limit=100"
    private static let headers = [
        HTTPField(unchecked: "Authorization", "Bearer demo-access-token"),
        HTTPField(unchecked: "Accept", "application/json"), HTTPField(unchecked: "User-Agent", "servicing-swift"),
    ]
}
