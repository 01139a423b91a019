import ServicingHTTP
import ServicingMock
import Testing

@Suite("The loopback server's deliveries")
struct MockServerDeliveryTests {
    static let request = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"

    private func server(_ delivery: Reply.Delivery, delay: Duration = .zero, body: Int = 5) throws -> MockServer {
        try MockServer.start(
            handler: DoorHandler { _ in
                Reply(
                    HTTPResponse(status: 200, body: [UInt8](repeating: 65, count: body)), delay: delay,
                    delivery: delivery)
            })
    }

    @Test(
        "an answer cut off after so many bytes is delivered to that byte, then closed or reset",
        arguments: [
            0, 1, 17, 40, 80, 84,
        ], [Reply.Ending.closed, .reset])
    func cut(_ count: Int, _ ending: Reply.Ending) async throws {
        let whole = try server(.whole)
        let reference = try RawClient(port: whole.port)
        try await reference.send(Self.request)
        try await reference.receive { $0.count >= 80 }
        let server = try server(.cut(afterBytes: count, ending))
        let client = try RawClient(port: server.port)
        try await client.send(Self.request)
        try await client.receive()
        #expect(client.received.count == min(count, 80))
        // The dates may differ by a second, so that only what stands before them is compared.
        #expect(client.received.prefix(40).elementsEqual(reference.received.prefix(min(count, 40))))
        #expect(client.ending == (ending == .reset ? .reset : .closed))
        await server.stop()
        await whole.stop()
    }

    @Test("a large answer that is reset half-way is delivered to that byte first")
    func largeReset() async throws {
        let server = try server(.cut(afterBytes: 6_000_000, .reset), body: 10_000_000)
        let client = try RawClient(port: server.port, receiveBuffer: 131_072)
        try await client.send(Self.request)
        try await Task.sleep(for: .milliseconds(50))
        try await client.receive()
        #expect(client.received.count == 6_000_000)
        #expect(client.ending == .reset)
        await server.stop()
    }

    @Test("silence keeps the connection open, says no more and serves no more")
    func silence() async throws {
        let server = try server(.cut(afterBytes: 17, .silence))
        let client = try RawClient(port: server.port)
        try await client.send(Self.request + Self.request)
        try await client.receive(for: .milliseconds(300))
        #expect(String(decoding: client.received, as: UTF8.self) == "HTTP/1.1 200 OK\r\n")
        #expect(client.ending == .open)
        await server.stop()
        try await client.receive()
        #expect(client.received.count == 17)
        #expect(client.ending != .open)
    }

    @Test("silence from the first byte ends when its time does")
    func silenceEnds() async throws {
        var limits = MockServer.Limits.standard
        limits.silenceTime = .milliseconds(100)
        let server = try MockServer.start(
            handler: DoorHandler { _ in Reply(HTTPResponse(status: 200), delivery: .cut(afterBytes: 0, .silence)) },
            configuration: limits)
        let client = try RawClient(port: server.port)
        try await client.send(Self.request)
        try await client.receive()
        #expect(client.ending == .closed)
        #expect(client.received.isEmpty)
        await server.stop()
    }

    @Test("a held reply comes when its time has come, and the next one after it")
    func delay() async throws {
        let server = try MockServer.start(
            handler: DoorHandler {
                Reply(DoorHandler.echo($0), delay: $0.target == "/slow" ? .milliseconds(200) : .zero)
            })
        let client = try RawClient(port: server.port)
        let start = ContinuousClock.now
        try await client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await client.answer().text == "GET /slow x\n")
        #expect(ContinuousClock.now - start >= .milliseconds(200))
        #expect(try await client.answer().text == "GET /next x\n")
        await server.stop()
    }

    @Test("a held reply holds up no other connection")
    func delayElsewhere() async throws {
        var limits = MockServer.Limits.standard
        limits.stopTime = .zero
        let server = try MockServer.start(
            handler: DoorHandler { Reply(DoorHandler.echo($0), delay: $0.target == "/slow" ? .seconds(3600) : .zero) },
            configuration: limits)
        let slow = try RawClient(port: server.port)
        try await slow.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        let fast = try RawClient(port: server.port)
        try await fast.send(Self.request)
        #expect(try await fast.answer().status == 200)
        await server.stop()
    }

    @Test("a held reply is dropped when its client resets the connection")
    func delayOfGoneClient() async throws {
        let server = try server(.whole, delay: .milliseconds(200))
        for _ in 0..<3 {
            let client = try RawClient(port: server.port)
            try await client.send(Self.request)
            try await Task.sleep(for: .milliseconds(30))
            client.reset()
        }
        let start = ContinuousClock.now
        let client = try RawClient(port: server.port)
        try await client.send(Self.request)
        #expect(try await client.answer().status == 200)
        #expect(ContinuousClock.now - start >= .milliseconds(200))
        await server.stop()
    }
}
