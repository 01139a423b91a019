import ExactJSON
import Foundation
import Testing

@Suite("Codable types are read and written")
struct CodableTests {
    struct Item: Codable, Equatable {
        var id: String
        var amount: Decimal?
        var count: Int?
        var rate: JSONNumber?
        var tags: [String]?
        var more: [String: JSONValue]?
    }

    struct Page: Codable, Equatable {
        var items: [Item]
        var next: String?
    }

    let text =
        #"{"items":[{"id":4711,"amount":19.99,"count":1e2,"rate":1.50e1,"tags":["a","\u00e9\/"],"more":{"x":null}}],"next":null,"else":[1]}"#

    @Test("a page with optional fields is read")
    func reads() throws {
        let page = try ExactJSONDecoder().decode(Page.self, from: Array(text.utf8))
        let item = try #require(page.items.first)
        #expect(item.id == "4711")
        #expect(item.amount == Decimal(string: "19.99"))
        #expect(item.count == 100)
        #expect(item.rate?.text == "1.50e1")
        #expect(item.tags == ["a", "é/"])
        #expect(item.more == ["x": .null])
    }

    @Test("what was written is read again")
    func roundTrip() throws {
        let page = try ExactJSONDecoder().decode(Page.self, from: Array(text.utf8))
        let bytes = try ExactJSONEncoder().encode(page)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"items":[{"id":"4711","amount":19.99,"count":100,"rate":1.50e1,"tags":["a","é/"],"more":{"x":null}}]}"#
        )
        #expect(try ExactJSONDecoder().decode(Page.self, from: bytes) == page)
    }

    @Test("an error names the path and not the value")
    func errors() {
        let error = #expect(throws: JSONError.self) {
            try ExactJSONDecoder().decode(
                Page.self, from: Array(#"{"items":[{"id":"a"},{"id":"b","count":"secret"}]}"#.utf8))
        }
        #expect(error?.kind == .typeMismatch)
        #expect(error?.path == "items[1].count")
        #expect(error?.description.contains("secret") == false)
    }

    @Test("an optional that can't be read is reported where that is asked for")
    func unreadable() throws {
        var decoder = ExactJSONDecoder()
        decoder.options.collectsUnreadableOptionals = true
        let (page, unreadable) = try decoder.decodeReporting(
            Page.self, from: Array(#"{"items":[{"id":"b","count":"x","tags":[1,[]]}]}"#.utf8))
        #expect(page == Page(items: [Item(id: "b")]))
        #expect(unreadable.map(\.path) == ["items[0].count", "items[0].tags"])
        #expect(unreadable.map(\.found) == [.string, .array])
    }
}
