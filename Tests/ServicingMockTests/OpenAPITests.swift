import ExactJSON
import ServicingHTTP
import Testing

@testable import ServicingMock

@Suite("The OpenAPI document")
struct OpenAPITests {
    let world = MockWorld()

    @Test("tells of every route that is served, and of no other")
    func routes() throws {
        let paths = try #require(world.openAPI["paths"]?.object)
        let told = paths.flatMap { path, item in (item.object?.keys ?? []).map { $0.uppercased() + " " + path } }
        let served = world.routes.map { $0.method.rawValue + " " + $0.path.description }
        #expect(Set(told) == Set(served))
        #expect(told.count == served.count)
    }

    @Test("has the contract of each operation, and none of what is no operation")
    func contracts() {
        func check<Provider: MockProvider>(_ provider: Provider) {
            #expect(Set(Provider.contracts.keys) == Set(Provider.operations.map(\.name)))
        }
        for provider in MockProviders.all { check(provider) }
    }

    @Test("tells each status once, 200 among them")
    func statuses() {
        for provider in MockProviders.all {
            for (name, contract) in type(of: provider).contracts {
                let statuses = contract.answers.map(\.status)
                #expect(Set(statuses).count == statuses.count, "\(name)")
                #expect(statuses.contains(200), "\(name)")
            }
        }
    }

    @Test("asks for the credentials that the router asks for")
    func security() throws {
        let paths = try #require(world.openAPI["paths"])
        let expected: [(String, String, JSONValue)] = [
            ("/customers/{id}/cancel-servicing", "post", [["X-API-Key": []]]),
            ("/api/bpm/cmd", "post", [["bearer": [], "X-Tenant-ID": []]]),
            (
                "/v1/borrowers/{borrower_id}/loans/{loan_id}/cancel", "post",
                [[:], ["bearer": []], ["X-API-Key": []]]
            ),
            ("/auth/token", "post", []), ("/products", "get", [["bearer": []]]),
        ]
        for (path, method, security) in expected { #expect(paths[path]?[method]?["security"] == security) }
    }

    @Test("names every parameter of a path")
    func parameters() throws {
        let status = world.openAPI["paths"]?["/accounts/{account_id}/status"]?["put"]
        #expect(
            status?["parameters"] == [
                [
                    "name": "account_id", "in": "path", "required": true,
                    "schema": ["type": "string", "minLength": 1],
                ]
            ])
        #expect(
            status?["requestBody"]?["content"]?["application/json"]?["schema"]?["required"] == ["account_status"])
    }

    @Test("refers to nothing that is not in it")
    func references() throws {
        let document = world.openAPI
        var references: [String] = []
        func collect(_ value: JSONValue) {
            for (key, member) in value.object ?? [:] {
                if key == "$ref", let text = member.string { references.append(text) }
                collect(member)
            }
            for element in value.array ?? [] { collect(element) }
        }
        collect(document)
        #expect(!references.isEmpty)
        for reference in Set(references) {
            let place = reference.split(separator: "/").dropFirst().reduce(document as JSONValue?) { $0?[String($1)] }
            #expect(place != nil, "\(reference)")
        }
    }

    @Test("tells of an operation without a contract that it is there")
    func withoutContract() {
        struct Bare: MockProvider {
            static let id = "bare"
            static let documents: [MockSource] = []
            static let rules = [Rule("bare.answers", "It answers.", .inferred(why: "it is a test"))]
            static let authentication = Authentication([])
            static let operations: [MockOperation<Bare>] = [
                MockOperation("look", .get, "/look") { _, _ throws(MockAnswer) in MockAnswer(200, nil, by: rules[0]) }
            ]
            static func answer(to refusal: Refusal) -> MockAnswer { MockAnswer(refusal.status, nil, by: rules[0]) }
        }
        let look = MockWorld(providers: [Bare()]).openAPI["paths"]?["/look"]?["get"]
        #expect(look?["operationId"] == "bare_look")
        #expect(look?["responses"]?["default"] != nil)
    }

    @Test("is served as JSON under /__mock")
    func served() async throws {
        let server = try MockServer.start(handler: MockWorlds())
        let client = try RawClient(port: server.port)
        try await client.send("GET /__mock/openapi.json HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n")
        let answer = try await client.answer()
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "application/json")
        #expect(try JSONValue(parsing: answer.body) == world.openAPI)
        await server.stop()
    }
}
