import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Canopy's mock over loopback")
struct CanopyLoopbackTests {
    private struct Client {
        let raw: RawClient

        func send(_ line: String, token: String? = nil, body: String? = nil) async throws -> RawClient.WireAnswer {
            var text = line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            if let token { text += "Authorization: Bearer \(token)\r\n" }
            if let body { text += "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n" }
            try await raw.send(text + "\r\n" + (body ?? ""))
            return try await raw.answer()
        }
    }

    @Test("A client gets a token, creates a product, finds it in the list, and is sent for a new token when it ends")
    func life() async throws {
        let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00Z")!))
        let server = try MockServer.start(handler: world)
        let client = Client(raw: try RawClient(port: server.port))
        let issued = try await client.send("POST /auth/token", body: CanopyTokenTests.client)
        #expect(issued.status == 200)
        let token = try #require(try JSONValue(parsing: issued.body)["access_token"]?.string)

        let created = try await client.send("POST /products", token: token, body: CanopyDocumentedProduct.request)
        #expect(created.status == 200)
        let listed = try await client.send("GET /products?limit=1", token: token)
        #expect(try JSONValue(parsing: listed.body)["results"]?[0] == JSONValue(parsing: created.body))
        let invited = try await client.send("POST /api_users", token: token, body: CanopyAPIUserTests.invitation)
        #expect(invited.text == #"{"status":"success"}"#)
        #expect(try await client.send("POST /register", body: CanopyAPIUserTests.harriet).status == 200)
        #expect(try await client.send("GET /api_users/summary", token: token).status == 200)
        #expect(try await client.send("GET /api_users").status == 401)

        world.clock.advance(by: .seconds(22_899))
        let late = try await client.send("GET /api_users", token: token)
        #expect(late.status == 403 && late.text.contains("not_authorized"))
        let renewed = try await client.send("POST /auth/token", body: CanopyTokenTests.client)
        let next = try #require(try JSONValue(parsing: renewed.body)["access_token"]?.string)
        #expect(try await client.send("GET /api_users", token: next).status == 200)
        await server.stop()
    }
}
