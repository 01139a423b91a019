import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Paging through Canopy's list of accounts")
struct CanopyPagingTests {
    private static let names = ["a", "b", "c", "d", "e", "f", "g"]

    /// Seven rows, `a/a` to `g/g`, a day apart.
    let world = MockWorld(providers: [
        CanopyMock(
            accounts: names.enumerated().map { day, name in
                canopyAccount(name, at: "2024-01-0\(day + 1)T00:00:00Z", customers: [name])
            })
    ])

    private func add(_ name: String, at effectiveAt: String) {
        world.withState(of: CanopyMock.self) { $0.put(canopyAccount(name, at: effectiveAt, customers: [name])) }
    }

    @Test("Every page size leads through all rows once", arguments: [1, 2, 3, 6, 7, 8, 100])
    func forward(limit: Int) throws {
        #expect(try world.canopyWalk(limit: limit) == Self.names.map { "\($0)/\($0)" })
    }

    @Test("ending_before answers the page before, in the same order, and there is more beyond its end")
    func backward() throws {
        let second = try world.canopyPage("?limit=3&starting_after=c")
        #expect(second.pairs == ["d/d", "e/e", "f/f"])
        #expect((second.endingBefore, second.startingAfter, second.hasMore) == ("d", "f", true))
        let first = try world.canopyPage("?limit=2&ending_before=\(second.endingBefore!)")
        #expect(first.pairs == ["b/b", "c/c"])
        #expect((first.endingBefore, first.startingAfter, first.hasMore) == ("b", "c", true))
        let beginning = try world.canopyPage("?limit=2&ending_before=b")
        #expect(beginning.pairs == ["a/a"])
        #expect(beginning.hasMore == true)
    }

    @Test("Beyond either end a page is empty, without cursors")
    func beyondTheEnds() throws {
        let after = try world.canopyPage("?starting_after=g")
        #expect(after.pairs.isEmpty && after.startingAfter == nil && after.endingBefore == nil)
        #expect(after.hasMore == false)
        let before = try world.canopyPage("?ending_before=a")
        #expect(before.pairs.isEmpty && before.hasMore == true)
    }

    @Test("A page without limit has 30 rows, a limit of 0 none, one of 100 a hundred")
    func limits() throws {
        let world = MockWorld(providers: [CanopyMock.generated(accounts: 101)])
        #expect(try world.canopyPage("").pairs.count == 30)
        #expect(try world.canopyPage("?limit=100").pairs.count == 100)
        let none = try world.canopyPage("?limit=0")
        #expect(none.pairs.isEmpty && none.hasMore == true)
        #expect(try world.canopyPage("?limit=0&starting_after=acct-0000101").hasMore == false)
    }

    @Test(
        "A wrong limit is answered 422",
        arguments: [
            ("-1", "minimum"), ("101", "maximum"), ("99999999999999999999", "maximum"), ("ten", "type"),
            ("1.5", "type"), ("", "type"), ("%2B5", "type"), ("5&limit=6", "type"),
            ("-99999999999999999999", "minimum"),
        ])
    func wrongLimit(value: String, keyword: String) throws {
        let answer = world.canopyList("?limit=" + value)
        #expect(answer.status == 422)
        let json = try answer.json
        let error = try #require(json["error"])
        #expect(error["code"]?.string == "invalid_input")
        #expect(error["details"]?[0]?["instancePath"]?.string == "/query/limit")
        #expect(error["details"]?[0]?["keyword"]?.string == keyword)
    }

    @Test(
        "Both cursors at once, a cursor given twice and one that no page had are answered 422",
        arguments: [
            ("?starting_after=a&ending_before=c", "/query", "canopy.one-cursor"),
            ("?starting_after=a&starting_after=b", "/query/starting_after", "canopy.invalid-query"),
            ("?starting_after=nobody", "/query/starting_after", "canopy.unknown-cursor"),
            ("?ending_before=nobody", "/query/ending_before", "canopy.unknown-cursor"),
        ])
    func wrongCursors(query: String, place: String, rule: String) throws {
        let answer = world.canopyList(query)
        #expect(answer.status == 422)
        #expect(try answer.json["error"]?["details"]?[0]?["instancePath"]?.string == place)
        #expect(world.journal.entries.last?.rule.id == rule)
    }

    @Test("All that is wrong with a query is listed")
    func allViolations() throws {
        let answer = world.canopyList("?limit=-1&ending_before=a&ending_before=b")
        #expect(
            try answer.json["error"]?["details"]?.array?.map { $0["instancePath"]?.string }
                == ["/query/limit", "/query/ending_before"])
    }

    @Test("An empty cursor counts as none")
    func emptyCursor() throws {
        #expect(try world.canopyPage("?limit=1&starting_after=&ending_before=").pairs == ["a/a"])
        #expect(try world.canopyPage("?limit=1&starting_after=a&ending_before=").pairs == ["b/b"])
    }

    @Test("Rows that come in between pages shift nothing: none is answered twice, none is left out")
    func rowsComeIn() throws {
        let first = try world.canopyPage("?limit=3")
        add("early", at: "2023-01-01T00:00:00Z")
        add("between", at: "2024-01-03T12:00:00Z")
        add("late", at: "2025-01-01T00:00:00Z")
        let second = try world.canopyPage("?limit=3&starting_after=\(first.startingAfter!)")
        #expect(second.pairs == ["between/between", "d/d", "e/e"])
        let third = try world.canopyPage("?limit=3&starting_after=\(second.startingAfter!)")
        #expect(third.pairs == ["f/f", "g/g", "late/late"])
        #expect(third.hasMore == false)
        let back = try world.canopyPage("?limit=9&ending_before=\(second.endingBefore!)")
        #expect(back.pairs == ["early/early", "a/a", "b/b", "c/c"])
    }

    @Test("A cursor stays its row's where an account's id is made of another's")
    func likeCursors() throws {
        world.withState(of: CanopyMock.self) {
            $0.put(canopyAccount("z", at: "2024-02-01T00:00:00Z", customers: ["one", "two"]))
        }
        let page = try world.canopyPage("?limit=9")
        let cursor = try #require(page.startingAfter)
        add(cursor, at: "2024-02-02T00:00:00Z")
        #expect(try world.canopyPage("?starting_after=" + cursor).pairs == ["\(cursor)/\(cursor)"])
        #expect(try world.canopyWalk(limit: 1).count == 10)
    }

    @Test("A world of 100,000 accounts answers first, middle and last page alike")
    func manyAccounts() throws {
        let world = MockWorld(providers: [CanopyMock.generated(accounts: 100_000)])
        let begin = ContinuousClock.now
        for _ in 0..<20 {
            let page = try world.canopyPage("?limit=10")
            #expect(page.pairs.first == "cust-0000001/acct-0000001")
        }
        let first = ContinuousClock.now
        for _ in 0..<20 {
            let page = try world.canopyPage("?limit=10&starting_after=acct-0099990")
            #expect(page.pairs.last == "cust-0100000/acct-0100000")
            #expect(page.hasMore == false)
        }
        // Going through the rows before the page would take hundreds of times longer.
        #expect(ContinuousClock.now - first < (first - begin) * 20)
        let middle = try world.canopyPage("?limit=2&ending_before=acct-0050001")
        #expect(middle.pairs == ["cust-0049999/acct-0049999", "cust-0050000/acct-0050000"])
    }
}
