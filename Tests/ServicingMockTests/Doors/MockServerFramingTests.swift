import ServicingHTTP
import ServicingMock
import Testing

@Suite("The loopback server's framing")
struct MockServerFramingTests {
    let handler = DoorHandler()

    @Test("100 Continue is said once, before the body is read, and never to HTTP/1.0")
    func expectContinue() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
        #expect(try await client.answer().status == 100)
        #expect(handler.received.isEmpty)
        try await client.send("hello")
        #expect(try await client.answer().text == "POST /a x\nhello")
        let old = try RawClient(port: server.port)
        try await old.send("POST /b HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello")
        #expect(try await old.answer().text == "POST /b -\nhello")
        await server.stop()
    }

    @Test("a body that is announced as too large is refused before it comes, and without 100 Continue")
    func tooLargeBeforeBody() async throws {
        var limits = MockServer.Limits.standard
        limits.bodyBytes = 10
        let server = try MockServer.start(handler: handler, configuration: limits)
        let client = try RawClient(port: server.port)
        try await client.send("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n")
        #expect(try await client.answer().status == 413)
        try await client.receive()
        #expect(client.ending == .closed)
        await server.stop()
    }

    @Test("an early refusal reaches a client that goes on sending its body")
    func earlyRefusalArrives() async throws {
        var limits = MockServer.Limits.standard
        limits.bodyBytes = 10
        let server = try MockServer.start(handler: handler, configuration: limits)
        let client = try RawClient(port: server.port)
        try await client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n")
        for _ in 0..<300 { try await client.send([UInt8](repeating: 65, count: 10_000)) }
        #expect(try await client.answer().status == 413)
        try await client.receive()
        #expect(client.ending == .closed)
        await server.stop()
    }

    @Test("a chunked body is decoded, its trailers dropped, and the next request served")
    func chunked() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n")
        try await client.send("2;q=\"1\"\r\nlo\r\n0\r\nX: y\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await client.answer().text == "POST /a x\nhello")
        #expect(try await client.answer().text == "GET /b x\n")
        #expect(handler.received.first?.headers["X"] == nil)
        await server.stop()
    }

    @Test("HEAD is answered with the fields of GET and no body")
    func head() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n")
        let head = try await client.answer(isHead: true)
        #expect(head["Content-Length"] == "10")
        #expect(try await client.answer().text == "GET /b x\n")
        await server.stop()
    }

    @Test("a refused HEAD has no body either")
    func refusedHead() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send("HEAD /a HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n")
        let answer = try await client.receiveAll()
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n"))
        await server.stop()
    }

    @Test("HTTP/1.0 is closed after its answer, unless it asked for the connection to be kept")
    func http10() async throws {
        let server = try MockServer.start(handler: handler)
        let closing = try RawClient(port: server.port)
        try await closing.send("GET /a HTTP/1.0\r\n\r\n")
        #expect(try await closing.answer()["Connection"] == "close")
        try await closing.receive()
        #expect(closing.ending == .closed)
        let keeping = try RawClient(port: server.port)
        for _ in 0..<2 {
            try await keeping.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try await keeping.answer()["Connection"] == "keep-alive")
        }
        await server.stop()
    }

    @Test("Connection: close is obeyed, and what is pipelined behind it is not served")
    func connectionClose() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send(
            "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await client.answer()["Connection"] == "close")
        try await client.receive()
        #expect(client.ending == .closed)
        #expect(client.received.isEmpty)
        #expect(handler.received.count == 1)
        await server.stop()
    }

    @Test("a client that shuts its sending side after the request is still answered")
    func halfClose() async throws {
        let server = try MockServer.start(
            handler: DoorHandler { Reply(DoorHandler.echo($0), delay: .milliseconds(30)) })
        let client = try RawClient(port: server.port)
        try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n")
        client.endSending()
        #expect(try await client.answer().text == "GET /a x\n")
        #expect(try await client.answer().text == "GET /b x\n")
        try await client.receive()
        #expect(client.ending == .closed)
        await server.stop()
    }

    @Test(
        "a request that ends half-way is answered 400 and not served",
        arguments: [
            "GET /a HT", "GET /a HTTP/1.1\r\nHost: x\r\n",
            "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhello",
            "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        ])
    func incomplete(_ text: String) async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send(text)
        client.endSending()
        #expect(try await client.answer().status == 400)
        try await client.receive()
        #expect(client.ending == .closed)
        #expect(handler.received.isEmpty)
        await server.stop()
    }

    @Test("a thousand pipelined requests are answered in order")
    func longPipeline() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send((0..<1000).map { "GET /\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
        for index in 0..<1000 { try #require(try await client.answer().text == "GET /\(index) x\n") }
        #expect(handler.received.map(\.ordinal) == Array(1...1000))
        await server.stop()
    }

    @Test("large answers to a pipelining client that reads late come whole and in order")
    func largePipeline() async throws {
        let server = try MockServer.start(
            handler: DoorHandler { request in
                let byte = UInt8(request.ordinal & 0xFF)
                return Reply(HTTPResponse(status: 200, body: [UInt8](repeating: byte, count: 400_000)))
            })
        let client = try RawClient(port: server.port)
        try await client.send(String(repeating: "GET / HTTP/1.1\r\nHost: x\r\n\r\n", count: 20))
        try await Task.sleep(for: .milliseconds(50))
        for index in 1...20 {
            let answer = try await client.answer()
            try #require(answer.body == [UInt8](repeating: UInt8(index), count: 400_000))
        }
        await server.stop()
    }

    @Test("a body of several megabytes arrives as it was sent")
    func largeBody() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.count)\r\n\r\n")
        try await client.send(body)
        #expect(try await client.answer().status == 200)
        #expect(handler.received.first?.body == body)
        await server.stop()
    }

    @Test("OPTIONS * is answered by the server itself")
    func optionsAsterisk() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await client.send("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n")
        let answer = try await client.answer()
        #expect(answer.status == 204)
        #expect(answer["Allow"]?.contains("GET") == true)
        #expect(answer["Content-Length"] == nil)
        #expect(handler.received.isEmpty)
        await server.stop()
    }

    @Test("an answer's fields can't start lines of their own, and its framing is the server's")
    func answerFields() async throws {
        let server = try MockServer.start(
            handler: DoorHandler { _ in
                Reply(
                    HTTPResponse(
                        status: 200,
                        headers: HTTPHeaders(unchecked: [
                            HTTPField(unchecked: "A", "b\r\nEvil: yes"), HTTPField(unchecked: "Content-Length", "99"),
                            HTTPField(unchecked: "Transfer-Encoding", "chunked"), HTTPField(unchecked: "Date", "never"),
                        ]),
                        body: Array("abc".utf8)))
            })
        let client = try RawClient(port: server.port)
        try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        let answer = try await client.answer()
        #expect(answer.fields.map(\.name) == ["A", "Date", "Content-Length"])
        #expect(answer["A"] == "b  Evil: yes")
        #expect(answer["Date"] == "never")
        #expect(answer.text == "abc")
        await server.stop()
    }

    @Test("a reply that asks for it closes its connection")
    func replyCloses() async throws {
        let server = try MockServer.start(
            handler: DoorHandler { _ in
                Reply(
                    HTTPResponse(
                        status: 200, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "connection", "close")])))
            })
        let client = try RawClient(port: server.port)
        try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await client.answer()["Connection"] == "close")
        try await client.receive()
        #expect(client.ending == .closed)
        await server.stop()
    }
}
