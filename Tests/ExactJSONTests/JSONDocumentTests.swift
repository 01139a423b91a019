import ExactJSON
import Testing

@Suite("A document is looked into without being built")
struct JSONDocumentTests {
    let document: JSONDocument
    let text = #"{"data":{"items":[{"id":"a"},{"id":7,"x\n":null,"ok":true}],"n":1e2},"a.b":false,"data":0}"#

    init() throws {
        document = try JSONDocument(parsing: Array(text.utf8))
    }

    @Test("a path leads to a value or nowhere")
    func paths() {
        #expect(document["data", "items", 0, "id"]?.string == "a")
        #expect(document["data", "items", 1, "id"]?.int == 7)
        #expect(document["data", "items", 1, "ok"]?.bool == true)
        #expect(document["data", "items", 1, "x\n"]?.isNull == true)
        #expect(document["data", "n"]?.number?.text == "1e2")
        #expect(document["data", "items", 2] == nil)
        #expect(document["data", "items", -1] == nil)
        #expect(document["data", "items", "id"] == nil)
        #expect(document["nothing"] == nil)
        #expect(document["data", 0] == nil)
        #expect(document[]?.kind == .object)
    }

    @Test("the first of a repeated key is found, and the text's members are all told")
    func members() {
        #expect(document["data"]?.kind == .object)
        #expect(document.hasDuplicateKeys)
        #expect(document.root.members.map(\.key) == ["data", "a.b", "data"])
        #expect(document["data", "items"]?.elements.map(\.kind) == [.object, .object])
        #expect(document["data", "n"]?.elements.isEmpty == true)
        #expect(document["data", "n"]?.members.isEmpty == true)
    }

    @Test("a node knows its path")
    func nodePaths() {
        #expect(document.root.path == "")
        #expect(document["data", "items", 1, "id"]?.path == "data.items[1].id")
        #expect(document["data", "items", 1, "x\n"]?.path == #"data.items[1]["x?"]"#)
        #expect(document["a.b"]?.path == #"["a.b"]"#)
        #expect(document["data", "n"]?.path == "data.n")
    }

    @Test("a node gives its value, and the document its text")
    func values() throws {
        #expect(document["data", "items", 1]?.value == ["id": 7, "x\n": nil, "ok": true])
        #expect(document.root.value == (try JSONValue(parsing: text)))
        #expect(document.bytes == Array(text.utf8))
    }

    @Test("a part is decoded, and errors give the path from the root")
    func parts() throws {
        struct Item: Decodable {
            var id: Int
        }
        let decoder = ExactJSONDecoder()
        #expect(try decoder.decode(Item.self, from: #require(document["data", "items", 1])).id == 7)
        let first = try #require(document["data", "items", 0])
        let error = #expect(throws: JSONError.self) { try decoder.decode(Item.self, from: first) }
        #expect(error?.path == "data.items[0].id")
        #expect(error?.offset == #"{"data":{"items":[{"id":"#.utf8.count)
    }
}
