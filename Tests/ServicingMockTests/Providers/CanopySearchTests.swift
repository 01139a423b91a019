import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Searching Canopy's list of accounts by name")
struct CanopySearchTests {
    private static let names = [
        "1": ("Miriam", "Trevino"), "2": ("Mary Ann", "Mireles"), "3": ("Ömer", "O'Neil"), "4": ("Trevor", "Marsh"),
    ]
    let world = MockWorld(providers: [
        CanopyMock(accounts: [
            canopyAccount("a", at: "2024-01-04T00:00:00Z", customers: ["1"], names: names),
            canopyAccount("b", at: "2024-01-03T00:00:00Z", customers: ["2", "1"], names: names),
            canopyAccount("c", at: "2024-01-02T00:00:00Z", customers: ["3"], names: names),
            canopyAccount("d", at: "2024-01-01T00:00:00Z", customers: ["4"], names: names),
        ])
    ])

    private func found(_ text: String) throws -> [String] {
        try world.canopyPage("?search_parameters=" + text).pairs
    }

    @Test(
        "First and last names are found by how their words begin, whatever the case, in the list's order",
        arguments: [
            ("Miriam", ["1/b", "1/a"]), ("trevino", ["1/b", "1/a"]), ("TREV", ["4/d", "1/b", "1/a"]),
            ("mir", ["2/b", "1/b", "1/a"]), ("ann", ["2/b"]), ("mary%20ann", ["2/b"]),
            ("trevino+miriam", ["1/b", "1/a"]),
            ("mi+mar", ["2/b"]), ("%C3%96", ["3/c"]), ("o'n", ["3/c"]), ("iriam", []), ("nobody", []),
            ("miriam+marsh", []),
        ])
    func search(text: String, pairs: [String]) throws {
        #expect(try found(text) == pairs)
    }

    @Test("An empty search leaves all rows", arguments: ["", "+", "%20%09"])
    func emptySearch(text: String) throws {
        #expect(try found(text).count == 5)
    }

    @Test("A search is given once")
    func twice() {
        #expect(world.canopyList("?search_parameters=a&search_parameters=b").status == 422)
    }

    @Test("Nothing else of a customer is searched")
    func otherFields() throws {
        let world = MockWorld()
        #expect(try world.canopyPage("?search_parameters=miriam").pairs.count == 1)
        for text in ["louise", "atlanta", "umbrella", "dr.", "31mNprzLd2bKl6koVna68ARM"] {
            #expect(try world.canopyPage("?search_parameters=" + text).pairs.isEmpty)
        }
    }

    @Test("A search is paged, both ways, and has_more counts what is found alone")
    func paged() throws {
        #expect(try world.canopyWalk(limit: 1, search: "&search_parameters=trev") == ["4/d", "1/b", "1/a"])
        let last = try world.canopyPage("?limit=1&search_parameters=miriam&starting_after=b.3")
        #expect(last.pairs == ["1/a"] && last.hasMore == false)
        let back = try world.canopyPage("?limit=1&search_parameters=trev&ending_before=a")
        #expect(back.pairs == ["1/b"] && back.hasMore == true)
        // A cursor of a row that the search leaves out is a place like any other.
        let between = try world.canopyPage("?limit=9&search_parameters=trev&starting_after=c")
        #expect(between.pairs == ["1/b", "1/a"])
    }

    @Test("A customer's new name is found and the old one is not")
    func renamed() throws {
        world.withState(of: CanopyMock.self) {
            $0.put(CanopyMock.Customer(json: ["customer_id": "1", "name_first": "Miriam", "name_last": "Kowalska"]))
        }
        #expect(try found("trevino") == [])
        #expect(try found("kow") == ["1/b", "1/a"])
        #expect(try found("miriam") == ["1/b", "1/a"])
    }

    @Test("In a large world a search with many matches answers what a look at each customer finds")
    func manyMatches() throws {
        let world = MockWorld(providers: [CanopyMock.generated(accounts: 40_000)], journalLimit: 1)
        let found = world.withState(of: CanopyMock.self) { canopy in
            (1...40_000).compactMap { number -> String? in
                let digits = String(10_000_000 + number).dropFirst()
                let customer = canopy.customer("cust-\(digits)")!.json
                let name = customer["name_first"]!.string! + " " + customer["name_last"]!.string!
                let words = name.split(separator: " ")
                return words.contains { $0.hasPrefix("A") } ? "cust-\(digits)/acct-\(digits)" : nil
            }
        }
        #expect(found.count > 5_200 && found.count < 8_000)
        let first = try world.canopyPage("?limit=40&search_parameters=a")
        #expect(first.pairs == Array(found[..<40]) && first.hasMore == true)
        let second = try world.canopyPage("?limit=40&search_parameters=a&starting_after=\(first.startingAfter!)")
        #expect(second.pairs == Array(found[40..<80]))
        let back = try world.canopyPage("?limit=5&search_parameters=a&ending_before=\(second.endingBefore!)")
        #expect(back.pairs == Array(found[35..<40]) && back.hasMore == true)
        let end = try world.canopyPage("?limit=5&search_parameters=a&ending_before=acct-0040000")
        let before = found.filter { $0 < "cust-0040000" }
        #expect(end.pairs == Array(before.suffix(5)))
        #expect(end.hasMore == (before.count < found.count))
    }
}
