import ServicingHTTP
import ServicingMock
import Testing

@Suite("The loopback server's patience")
struct MockServerTimeTests {
    let handler = DoorHandler()

    /// Sends a byte every few milliseconds until the server says something.
    private func drip(_ text: String, to client: RawClient) async throws {
        for byte in text.utf8 {
            try await client.receive(for: .milliseconds(5)) { !$0.isEmpty }
            guard client.received.isEmpty, client.ending == .open else { return }
            try await client.send([byte])
        }
    }

    @Test("a header that drips steadily is ended by the total time")
    func drippedHeader() async throws {
        var limits = MockServer.Limits.standard
        limits.headerTime = .milliseconds(300)
        let server = try MockServer.start(handler: handler, configuration: limits)
        let client = try RawClient(port: server.port)
        let start = ContinuousClock.now
        try await drip("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "A: b\r\n", count: 1000), to: client)
        #expect(try await client.answer().status == 408)
        #expect(ContinuousClock.now - start > .milliseconds(250))
        try await client.receive()
        #expect(client.ending == .closed)
        await server.stop()
    }

    @Test("endless empty lines are ended by their number")
    func emptyLines() async throws {
        let server = try MockServer.start(handler: handler)
        let client = try RawClient(port: server.port)
        try await drip(String(repeating: "\r\n", count: 100), to: client)
        #expect(try await client.answer().status == 400)
        await server.stop()
    }

    @Test("a body that drips steadily is ended by the total time")
    func drippedBody() async throws {
        var limits = MockServer.Limits.standard
        limits.bodyTime = .milliseconds(300)
        let server = try MockServer.start(handler: handler, configuration: limits)
        let client = try RawClient(port: server.port)
        try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n")
        try await drip(String(repeating: "a", count: 5000), to: client)
        #expect(try await client.answer().status == 408)
        #expect(handler.received.isEmpty)
        await server.stop()
    }

    @Test("a body that stalls is ended before the total time")
    func stalledBody() async throws {
        var limits = MockServer.Limits.standard
        limits.bodyStallTime = .milliseconds(100)
        let server = try MockServer.start(handler: handler, configuration: limits)
        let client = try RawClient(port: server.port)
        try await client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe")
        #expect(try await client.answer().status == 408)
        await server.stop()
    }

    @Test("a connection without a request is closed without a word")
    func idle() async throws {
        var limits = MockServer.Limits.standard
        limits.idleTime = .milliseconds(100)
        let server = try MockServer.start(handler: handler, configuration: limits)
        let silent = try RawClient(port: server.port)
        try await silent.receive()
        #expect(silent.ending == .closed)
        #expect(silent.received.isEmpty)
        let served = try RawClient(port: server.port)
        try await served.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await served.answer().status == 200)
        try await served.receive()
        #expect(served.ending == .closed)
        #expect(served.received.isEmpty)
        await server.stop()
    }

    @Test("a client that never reads its answer is reset")
    func neverReads() async throws {
        var limits = MockServer.Limits.standard
        limits.writeStallTime = .milliseconds(150)
        let server = try MockServer.start(
            handler: DoorHandler { _ in
                Reply(HTTPResponse(status: 200, body: [UInt8](repeating: 65, count: 30_000_000)))
            },
            configuration: limits)
        let client = try RawClient(port: server.port, receiveBuffer: 131_072)
        try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        try await Task.sleep(for: .milliseconds(600))
        try await client.receive()
        #expect(client.ending == .reset)
        #expect(client.received.count < 30_000_000)
        await server.stop()
    }

    @Test("a client that reads an answer in drips is reset after the total time")
    func readsSlowly() async throws {
        var limits = MockServer.Limits.standard
        limits.writeTime = .milliseconds(400)
        let server = try MockServer.start(
            handler: DoorHandler { _ in
                Reply(HTTPResponse(status: 200, body: [UInt8](repeating: 65, count: 60_000_000)))
            },
            configuration: limits)
        let client = try RawClient(port: server.port, receiveBuffer: 131_072)
        try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        let start = ContinuousClock.now
        while client.ending == .open, ContinuousClock.now - start < .seconds(120) {
            let before = client.received.count
            try await client.receive { $0.count > before }
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(client.ending == .reset)
        #expect(client.received.count < 60_000_000)
        await server.stop()
    }

    @Test("a held reply is not taken for a stalled client")
    func delayOutlastsIdle() async throws {
        var limits = MockServer.Limits.standard
        limits.idleTime = .milliseconds(50)
        limits.bodyStallTime = .milliseconds(50)
        let server = try MockServer.start(
            handler: DoorHandler { Reply(DoorHandler.echo($0), delay: .milliseconds(300)) }, configuration: limits)
        let client = try RawClient(port: server.port)
        let start = ContinuousClock.now
        try await client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nb")
        #expect(try await client.answer().text == "POST /a x\nb")
        #expect(ContinuousClock.now - start >= .milliseconds(300))
        await server.stop()
    }
}
