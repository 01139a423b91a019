import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Listing the products")
struct ListProductsTests {
    @Test(
        "sends a GET whose query has the limit, 10 by default, and one cursor at most",
        arguments: [
            (ListProducts(), "limit=10"), (ListProducts(limit: 0), "limit=0"), (ListProducts(limit: 100), "limit=100"),
            (ListProducts(limit: 5, at: .after("a b")), "limit=5&starting_after=a%20b"),
            (ListProducts(limit: 5, at: .before("c1")), "limit=5&ending_before=c1"),
        ])
    func request(listing: ListProducts, query: String) async throws {
        let transport = ScriptedTransport(200, documentedProducts)
        _ = try await canopy(transport).perform(listing)
        #expect(transport.lines == ["GET /products?" + query])
        #expect(transport.sent.first?.body == nil)
    }

    @Test(
        "refuses what can't be asked before anything is sent",
        arguments: [
            (ListProducts(limit: -1), ["limit"]), (ListProducts(limit: 101), ["limit"]),
            (ListProducts(limit: 101, at: .before("")), ["limit", "ending_before"]),
        ])
    func refused(listing: ListProducts, fields: [String]) async throws {
        let transport = ScriptedTransport(200, documentedProducts)
        let servicer = try canopy(transport)
        let error = await failure { () async throws(ServicingError) in try await servicer.perform(listing) }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.problems.map(\.field) == fields)
        #expect(transport.sent.isEmpty)
    }

    @Test("goes through pages as cursors lead, whatever form the ids have")
    func pages() async throws {
        let transport = ScriptedTransport(
            answering:
                #"{"results":[{"product_id":1},{"product_id":"2"}],"paging":{"starting_after":2,"has_more":true}}"#,
            #"{"results":[{"product_id":"3"}],"paging":{"starting_after":"3","ending_before":"3","has_more":false}}"#)
        var ids: [[ProductID?]] = []
        for try await page in try canopy(transport).productPages(limit: 2) { ids.append(page.results.map(\.productID)) }
        #expect(ids == [["1", "2"], ["3"]])
        #expect(transport.lines == ["GET /products?limit=2", "GET /products?limit=2&starting_after=2"])
    }

    @Test("ends a 404 with the document's own words, since no document says whether an empty list is one")
    func notFound() async throws {
        let servicer = try canopy(ScriptedTransport(404, #"{"error":{"message":"Unable to get products"}}"#))
        let error = await failure { () async throws(ServicingError) in try await servicer.perform(ListProducts()) }
        #expect(error?.kind == .notFound)
        #expect(error?.effect == .refused)
        #expect(error?.message.contains("Unable to get products") == true)
    }
}
