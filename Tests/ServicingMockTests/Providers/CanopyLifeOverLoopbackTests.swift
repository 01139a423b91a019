import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("A customer's whole life at Canopy, over loopback HTTP")
struct CanopyLifeOverLoopbackTests {
    @Test("as another program asks it, on one connection")
    func overLoopback() async throws {
        let world = MockWorld()
        let server = try MockServer.start(handler: world)
        let client = try RawClient(port: server.port)
        try await CanopyLife { method, path, body in
            let content = body?.text() ?? ""
            var request = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"
            request += "Authorization: Bearer demo-access-token\r\nAccept: application/json\r\n"
            if body != nil {
                request += "Content-Type: application/json\r\nContent-Length: \(content.utf8.count)\r\n"
            }
            try await client.send(request + "\r\n" + content)
            let answer = try await client.answer()
            #expect(answer["Content-Type"] == "application/json")
            return (answer.status, try JSONValue(parsing: answer.body))
        }.run()
        await server.stop()
        #expect(Set(world.journal.entries.map(\.connection)).count == 1)
    }
}
