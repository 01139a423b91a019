import ServicingHTTP
import ServicingMock
import Testing

@Suite("The loopback server")
struct MockServerTests {
    let handler = DoorHandler()

    @Test("a request is answered, with length and date, and the connection is kept")
    func answersAndKeeps() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send("GET /a?b=c HTTP/1.1\r\nHost: example.test\r\n\r\n")
        let first = try await client.answer()
        #expect(first.status == 200)
        #expect(first.reason == "OK")
        #expect(first.text == "GET /a?b=c example.test\n")
        #expect(first["Content-Length"] == "24")
        #expect(first["Date"]?.hasSuffix(" GMT") == true)
        #expect(first["Connection"] == nil)
        try await client.send("POST /d HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
        #expect(try await client.answer().text == "POST /d x\nhello")
        #expect(handler.received.map(\.connection) == [1, 1])
        #expect(handler.received.map(\.ordinal) == [1, 2])
        await server.stop()
    }

    @Test("pipelined good, bad, good is answered 200, 400 and closed")
    func goodBadGood() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send(
            "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await client.answer().status == 200)
        let refused = try await client.answer()
        #expect(refused.status == 400)
        #expect(refused["Connection"] == "close")
        #expect(refused["Date"] != nil)
        try await client.receive()
        #expect(client.ending == .closed)
        #expect(client.received.isEmpty)
        #expect(handler.received.map(\.target) == ["/1"])
        await server.stop()
    }
}
