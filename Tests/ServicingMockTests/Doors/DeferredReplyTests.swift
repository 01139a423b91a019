import ServicingHTTP
import ServicingMock
import Testing

/// Keeps what it is asked until as many requests have come, and then replies to the last one first.
private final class Gathering: DeferringRequestHandler {
    private let waiting = Lock<[(ReceivedRequest, @Sendable (Reply) -> Void)]>([])
    private let count: Int

    init(_ count: Int) {
        self.count = count
    }

    func reply(to request: ReceivedRequest) -> Reply { Reply(DoorHandler.echo(request)) }

    func take(_ request: ReceivedRequest, reply: @escaping @Sendable (Reply) -> Void) {
        let due = waiting.withLock { waiting in
            waiting.append((request, reply))
            guard waiting.count == count else { return [] as [(ReceivedRequest, @Sendable (Reply) -> Void)] }
            defer { waiting = [] }
            return waiting
        }
        Task { for (request, reply) in due.reversed() { reply(Reply(DoorHandler.echo(request))) } }
    }
}

@Suite("The loopback server with a handler that takes its time")
struct DeferredReplyTests {
    @Test("serves other connections meanwhile, and each gets its own reply")
    func atOnce() async throws {
        let server = try MockServer.start(handler: Gathering(3))
        let clients = try (0..<3).map { _ in try RawClient(port: server.port) }
        for (index, client) in clients.enumerated() {
            try await client.send("GET /\(index) HTTP/1.1\r\nHost: x\r\n\r\n")
        }
        for (index, client) in clients.enumerated() {
            #expect(try await client.answer().text.contains("/\(index)"))
        }
        await server.stop()
    }

    @Test("keeps the order of requests that one client sends without waiting")
    func pipelined() async throws {
        let server = try MockServer.start(handler: Gathering(1))
        let client = try RawClient(port: server.port)
        try await client.send((0..<3).map { "GET /\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
        for index in 0..<3 { #expect(try await client.answer().text.contains("/\(index)")) }
        await server.stop()
    }

    @Test("forgets a client that is gone before its reply, and serves the next one")
    func gone() async throws {
        let server = try MockServer.start(handler: Gathering(2))
        do {
            let client = try RawClient(port: server.port)
            try await client.send("GET /gone HTTP/1.1\r\nHost: x\r\n\r\n")
        }
        let client = try RawClient(port: server.port)
        try await client.send("GET /here HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await client.answer().text.contains("/here"))
        await server.stop()
    }

    @Test("sends a body in the chunks that it was given, with trailers, and by its length to HTTP/1.0")
    func chunks() async throws {
        let response = HTTPResponse(
            status: 200, body: Array("hello".utf8),
            trailers: HTTPHeaders(unchecked: [HTTPField(unchecked: "X-Total", "5")]),
            sent: SentBody(Array("hello".utf8), chunks: [2, 3]))
        let server = try MockServer.start(handler: DoorHandler { _ in Reply(response) })
        let client = try RawClient(port: server.port)
        try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        let end = "\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\nX-Total: 5\r\n\r\n"
        try await client.receive { $0.suffix(end.utf8.count).elementsEqual(end.utf8) }
        #expect(String(decoding: client.received, as: UTF8.self).contains("\r\nTransfer-Encoding: chunked\r\n"))
        #expect(!String(decoding: client.received, as: UTF8.self).contains("Content-Length"))
        let old = try RawClient(port: server.port)
        try await old.send("GET / HTTP/1.0\r\n\r\n")
        let answer = try await old.answer()
        #expect(answer.text == "hello" && answer["Content-Length"] == "5")
        await server.stop()
    }
}
