import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Canopy's list of products")
struct CanopyProductListTests {
    private struct Page {
        let ids: [String]
        let paging: JSONValue?
        var next: String? { paging?["starting_after"]?.string }
        var hasMore: Bool? { paging?["has_more"]?.bool }
    }

    private func page(_ world: MockWorld, _ query: String = "") throws -> Page {
        let body = try world.canopyProducts(query).json
        let results = try #require(body["results"]?.array)
        return Page(ids: results.compactMap { $0["product_id"]?.string }, paging: body["paging"])
    }

    private static func product(_ id: String, at effectiveAt: String) -> CanopyMock.Product {
        CanopyMock.Product(json: ["product_id": .string(id), "effective_at": .string(effectiveAt)])
    }

    /// Products `a` to `l`, a day apart.
    private let world = MockWorld(providers: [
        CanopyMock(
            products: "abcdefghijkl".enumerated().map { day, id in
                product(String(id), at: "2024-01-\(day < 9 ? "0" : "")\(day + 1)T00:00:00Z")
            })
    ])

    @Test("The documented list is answered as the document prints it, but for the count of accounts")
    func documentedList() throws {
        let world = MockWorld()
        let body = try world.canopyProducts().json
        #expect(body.object?.keys == ["results", "paging"])
        let (here, there) = (
            canopyLeaves(try #require(body["results"]?[0])), canopyLeaves(try json(CanopyDocumentedProduct.answer))
        )
        #expect(Set(here.keys) == Set(there.keys))
        #expect(
            here.keys.filter { here[$0] != there[$0] } == ["product_summary.accounts_overview.account_count_total"])
        #expect(body["results"]?.array?.count == 1)
    }

    @Test("Trap 12: paging is answered, as the prose says, or left out, as in the example, where a world is told so")
    func withoutPaging() throws {
        #expect(try page(world).hasMore == true)
        world.withState(of: CanopyMock.self) { $0.pagesProducts = false }
        let body = try world.canopyProducts().json
        #expect(body.object?.keys == ["results"])
        #expect(body["results"]?.array?.count == 10)
    }

    @Test("Trap 11: a page of one product has equal cursors")
    func equalCursors() throws {
        let id: JSONValue = "95fea111-d121-40f8-9e8e-a6c335e48a45"
        #expect(
            try page(MockWorld()).paging == ["starting_after": id, "ending_before": id, "has_more": false])
    }

    @Test("Trap 9: a page has 10 products where no limit is given, up to 100 where one is; 101 is answered 422")
    func limits() throws {
        #expect(try page(world).ids.count == 10)
        #expect(try page(world, "?limit=100").ids.count == 12)
        let none = try page(world, "?limit=0")
        #expect(none.ids.isEmpty && none.hasMore == true && none.paging?["starting_after"] == .null)
        for limit in ["101", "-1", "ten", "1.5", ""] {
            #expect(world.canopyProducts("?limit=\(limit)").status == 422)
        }
        #expect(world.canopyProducts("?limit=1&limit=2").status == 422)
    }

    @Test("Every page size leads through all products once, forward and back", arguments: [1, 5, 12, 100])
    func walks(limit: Int) throws {
        var page = try page(world, "?limit=\(limit)")
        var ids = page.ids
        while page.hasMore == true {
            page = try self.page(world, "?limit=\(limit)&starting_after=\(try #require(page.next))")
            ids += page.ids
        }
        #expect(ids.joined() == "abcdefghijkl")

        var back: [String] = ["l"]
        var before = "l"
        while true {
            let page = try self.page(world, "?limit=\(limit)&ending_before=\(before)")
            guard let first = page.ids.first else { break }
            back = page.ids + back
            before = first
        }
        #expect(back.joined() == "abcdefghijkl")
    }

    @Test("Products are ordered by when they become effective, then by when they came")
    func order() throws {
        let world = MockWorld(providers: [CanopyMock(products: [])])
        for (id, time) in [
            ("late", "2024-05-01T00:00:00Z"), ("same-1", "2024-01-01T00:00:00Z"),
            ("same-2", "2024-01-01T01:00:00+01:00"), ("early", "1950-01-01T00:00:00Z"),
        ] {
            #expect(world.canopyProduct(leastProduct(id, at: time)).status == 200)
        }
        _ = world.canopyProduct(leastProduct("first"))
        #expect(try page(world).ids == ["first", "early", "same-1", "same-2", "late"])
    }

    @Test("Products that come in between pages shift nothing: none is answered twice, none is left out")
    func growing() throws {
        let first = try page(world, "?limit=4")
        #expect(first.ids == ["a", "b", "c", "d"])
        #expect(world.canopyProduct(leastProduct("before", at: "2023-01-01T00:00:00Z")).status == 200)
        #expect(world.canopyProduct(leastProduct("between", at: "2024-01-06T12:00:00Z")).status == 200)
        let second = try page(world, "?limit=4&starting_after=\(try #require(first.next))")
        #expect(second.ids == ["e", "f", "between", "g"])
        let third = try page(world, "?limit=100&starting_after=\(try #require(second.next))")
        #expect(third.ids.joined() == "hijkl")
        #expect(third.hasMore == false)
        let back = try page(world, "?limit=100&ending_before=b")
        #expect(back.ids == ["before", "a"])
    }

    @Test("Trap 10: both cursors at once are answered 422, and so is a cursor that no page had")
    func wrongCursors() throws {
        #expect(world.canopyProducts("?starting_after=a&ending_before=b").status == 422)
        #expect(world.journal.entries.last?.rule.id == "canopy.one-cursor")
        #expect(world.canopyProducts("?starting_after=zz").status == 422)
        #expect(world.canopyProducts("?starting_after=&ending_before=").status == 200)
    }

    @Test("Traps 13 and 15: without any product the list is answered 404, or 200 and [] or null as the switch says")
    func noProducts() throws {
        let world = MockWorld(providers: [CanopyMock(products: [])])
        let answer = world.canopyProducts()
        #expect(answer.status == 404)
        #expect(try answer.json == ["error": ["code": "not_found", "message": "Unable to get products"]])
        world.withState(of: CanopyMock.self) { $0.emptyListAnswer = .noResults }
        #expect(
            try world.canopyProducts().json == [
                "results": [], "paging": ["starting_after": nil, "ending_before": nil, "has_more": false],
            ])
        world.withState(of: CanopyMock.self) { $0.emptyListAnswer = .null }
        #expect(try world.canopyProducts().json["results"] == .null)
    }

    @Test("Query items that the document does not name are passed over and told of in the journal")
    func unknownItems() {
        #expect(world.canopyProducts("?limit=1&offset=5").status == 200)
        #expect(world.journal.entries.last?.ignoredFields == ["?offset"])
    }

    @Test("Beyond the rate limit both are answered 429")
    func rateLimit() {
        world.setRateLimit(RateLimit(requests: 0, per: .seconds(5)), for: "canopy")
        #expect(world.canopyProducts().status == 429)
        #expect(world.canopyProduct(leastProduct("p")).status == 429)
    }
}
