import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("A list of 100,000 rows")
struct LongListTests {
    private static let pages = 1000
    private static let rowsOfAPage = 100

    /// Pages of 100 rows whose cursors are their numbers, made from the cursor that is asked with.
    private static func transport(row: @escaping @Sendable (Int) -> String) -> ScriptedTransport {
        ScriptedTransport { _, request throws(TransportError) in
            let asked = request.fullTarget.split(separator: "starting_after=")
            let number = asked.count == 2 ? Int(asked[1]) ?? pages : 0
            let rows = (0..<rowsOfAPage).map { row(number * rowsOfAPage + $0) }.joined(separator: ",")
            let body = page(rows, next: number + 1 < pages ? String(number + 1) : nil)
            return HTTPResponse(status: 200, body: Array(body.utf8))
        }
    }

    @Test("gives each row once and in order, in 1,000 requests")
    func everyRow() async throws {
        let transport = Self.transport { #"{"account":{"account_id":\#($0)}}"# }
        var count = 0
        var isInOrder = true
        for try await row in try canopy(transport).customerAccounts() {
            isInOrder = isInOrder && row.account?.accountID?.rawValue == String(count)
            count += 1
        }
        #expect(count == 100_000)
        #expect(isInOrder)
        #expect(transport.sent.count == 1000)
    }

    @Test("keeps no more than the page that is read from, and the one that follows while it is read")
    func keepsNoPages() async throws {
        let transport = Self.transport { _ in "1" }
        let before = CountedRow.Life.alive.withLock { $0 }
        var most = 0
        var count = 0
        for try await _ in try canopy(transport).pages(of: CountedRows()).rows {
            count += 1
            most = max(most, CountedRow.Life.most.withLock { $0 })
        }
        #expect(before == 0)
        #expect(count == 100_000)
        #expect(transport.sent.count == 1000)
        #expect(most >= Self.rowsOfAPage)
        #expect(most <= 2 * Self.rowsOfAPage)
        #expect(CountedRow.Life.alive.withLock { $0 } == 0)
    }
}

/// A row that is counted as long as it is kept.
private struct CountedRow: Hashable, Sendable, Codable {
    final class Life: Sendable {
        static let alive = Lock(0)
        static let most = Lock(0)

        init() {
            let now = Self.alive.withLock { alive -> Int in
                alive += 1
                return alive
            }
            Self.most.withLock { $0 = max($0, now) }
        }

        deinit { Self.alive.withLock { $0 -= 1 } }
    }

    let number: Int
    let life = Life()

    init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    static func == (a: CountedRow, b: CountedRow) -> Bool { a.number == b.number }

    func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// A list of such rows in Canopy's pages.
private struct CountedRows: CanopyListing {
    static let contract = OperationContract(
        name: "list-counted-rows", signature: "GET /rows", isWrite: false,
        repeatability: .byProtocol("GET is safe and idempotent"), document: ListProducts.contract.document)

    var limit = 100
    var position: PagePosition?

    typealias Row = CountedRow
    typealias Answer = CanopyPage<CountedRow>

    var scope: String { "reads counted rows" }

    func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        var query = [(name: "limit", value: String(limit))]
        if case .after(let cursor) = position { query.append((name: "starting_after", value: cursor.rawValue)) }
        return RequestDraft(.get, "/rows", query: query)
    }

    func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        let (page, warnings) = try answer.decode(Answer.self)
        return Reading(page, warnings: warnings)
    }
}
