import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

/// A servicer that is none of the four, made of nothing but public parts.
private struct Library: MockProvider {
    static let id = "library"
    static let document = MockSource(
        file: "library.txt", title: "A library", version: "1", sha256: String(repeating: "0", count: 64))
    static let documents = [document]
    static let lends = Rule(
        "library.lends", "A book is lent.", .document(document, lines: 1...2, quote: "Books are lent."))
    static let refuses = Rule("library.refuses", "What is wrong is told.", .inferred(why: "nothing else is said"))
    static let rules = [lends, refuses]
    static let authentication = Authentication([])
    static let operations: [MockOperation<Library>] = [
        MockOperation("list", .get, "/books/all") { library, _ throws(MockAnswer) in
            MockAnswer(200, .array(library.lent.map { .string($0) }), by: lends)
        },
        MockOperation("read", .get, "/books/{title}") { _, call throws(MockAnswer) in
            MockAnswer(200, .string(call.parameter("title")), by: lends)
        },
        MockOperation("lend", .put, "/books/{title}") { library, call throws(MockAnswer) in
            guard !library.lent.contains(call.parameter("title")) else { throw MockAnswer(409, nil, by: refuses) }
            library.lent.append(call.parameter("title"))
            return MockAnswer(200, nil, by: lends, effect: .carriedOut(changed: true))
        },
    ]

    var lent: [String] = []

    static func answer(to refusal: Refusal) -> MockAnswer {
        MockAnswer(refusal.status, ["why": .string(refusal.kind.rawValue)], by: refuses)
    }
}

@Suite("A provider from outside")
struct OwnProviderTests {
    let world = MockWorld(providers: [Library(), FinosuMock()])

    @Test("It is served beside the others, with its state, faults and journal")
    func served() throws {
        #expect(world.send(.put, "/books/Emma", [:]).status == 200)
        #expect(world.send(.put, "/books/Emma", [:]).status == 409)
        #expect(try world.send(.get, "/books/all", [:]).json == ["Emma"])
        #expect(world.withState(of: Library.self) { $0.lent } == ["Emma"])
        world.inject(Fault(.beforeCommit, [.status(503)], provider: "library"))
        #expect(try world.send(.put, "/books/Ulysses", [:]).json == ["why": "injected"])
        #expect(world.withState(of: Library.self) { $0.lent } == ["Emma"])
        #expect(world.journal.entries.map(\.committed) == [true, false, false, false])
        #expect(world.send(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu).status == 200)
    }

    @Test("Of two paths that match, the one with fewer parameters is meant, for its own method")
    func literalFirst() throws {
        #expect(try world.send(.get, "/books/all", [:]).json == [])
        #expect(try world.send(.get, "/books/some", [:]).json == "some")
        #expect(world.send(.put, "/books/all", [:]).status == 200)
    }

    @Test("HEAD is served where GET is, and told in Allow")
    func head() {
        #expect(world.send(.head, "/books/some", [:]).status == 200)
        #expect(world.send(.delete, "/books/some", [:]).headers["Allow"] == "GET, HEAD, OPTIONS, PUT")
    }

    @Test("Its state can be changed from outside and read back")
    func state() throws {
        let count = world.withState(of: Library.self) {
            $0.lent = ["Persuasion", "Emma"]
            return $0.lent.count
        }
        #expect(count == 2)
        #expect(try world.send(.get, "/books/all", [:]).json == ["Persuasion", "Emma"])
        #expect(world.routes.map(\.provider) == ["library", "library", "library", "finosu"])
    }
}
