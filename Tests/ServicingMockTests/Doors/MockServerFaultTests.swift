import ServicingHTTP
import ServicingMock
import Testing

@Suite("The loopback server's faults on the wire")
struct MockServerFaultTests {
    static let request = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"
    static let hello = HTTPResponse(status: 200, body: Array("hello".utf8))

    /// A server whose first request on each connection gets the reply, and every other one a sound answer.
    private func server(_ reply: Reply, _ limits: MockServer.Limits = .standard) throws -> MockServer {
        try MockServer.start(
            handler: DoorHandler { $0.ordinal == 1 ? reply : Reply(DoorHandler.echo($0)) }, configuration: limits)
    }

    @Test("a length that is too long leaves the client waiting, and the next answer is taken for the rest")
    func tooLong() async throws {
        let server = try server(Reply(Self.hello, form: .announcing(contentLength: 9)))
        let client = try RawClient(port: server.port)
        try await client.send(Self.request)
        try await client.receive { $0.suffix(5).elementsEqual("hello".utf8) }
        try await client.receive(for: .milliseconds(50)) { _ in false }
        #expect(client.ending == .open)
        try await client.send(Self.request)
        let answer = try await client.answer()
        #expect(answer["Content-Length"] == "9")
        #expect(answer.text == "helloHTTP")
        await server.stop()
    }

    @Test("a length that is too short leaves bytes in front of the next answer")
    func tooShort() async throws {
        let server = try server(Reply(Self.hello, form: .announcing(contentLength: 2)))
        let client = try RawClient(port: server.port)
        try await client.send(Self.request + Self.request)
        #expect(try await client.answer().text == "he")
        try await client.receive { $0.count > 20 }
        #expect(client.received.starts(with: "lloHTTP/1.1 200 OK\r\n".utf8))
        await server.stop()
    }

    @Test(
        "a wrong length can end in a close, a reset or silence as well",
        arguments: [Reply.Ending.closed, .reset, .silence])
    func wrongLengthEnds(_ ending: Reply.Ending) async throws {
        let server = try server(
            Reply(Self.hello, delivery: .cut(afterBytes: .max, ending), form: .announcing(contentLength: 9)))
        let client = try RawClient(port: server.port)
        try await client.send(Self.request)
        try await client.receive { $0.suffix(5).elementsEqual("hello".utf8) }
        try await client.receive(for: ending == .silence ? .milliseconds(50) : .seconds(60))
        #expect(client.ending == (ending == .closed ? .closed : ending == .reset ? .reset : .open))
        #expect(client.received.suffix(9).elementsEqual("\r\n\r\nhello".utf8))
        await server.stop()
    }

    @Test("garbage comes in the answer's place as it is, and then the end")
    func garbage() async throws {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
        let server = try server(Reply(Self.hello, form: .bytes(bytes)))
        let client = try RawClient(port: server.port)
        try await client.send(Self.request + Self.request)
        try await client.receive()
        #expect(client.received == bytes)
        #expect(client.ending == .closed)
        await server.stop()
    }

    @Test("a dribble delivers the whole answer in its pieces' time, and the next one after it")
    func dribble() async throws {
        let server = try server(Reply(Self.hello, pace: .dribble(bytes: 10, gap: .milliseconds(10))))
        let client = try RawClient(port: server.port)
        let start = ContinuousClock.now
        try await client.send(Self.request + Self.request)
        #expect(try await client.answer().text == "hello")
        // 80 bytes are 8 pieces with 7 gaps.
        #expect(ContinuousClock.now - start >= .milliseconds(70))
        #expect(try await client.answer().text == "GET /a x\n")
        await server.stop()
    }

    @Test("a dribble of single bytes can be reset half-way")
    func dribbleReset() async throws {
        let server = try server(
            Reply(
                Self.hello, delivery: .cut(afterBytes: 17, .reset), pace: .dribble(bytes: 1, gap: .milliseconds(1))))
        let client = try RawClient(port: server.port)
        try await client.send(Self.request)
        try await client.receive()
        #expect(client.received.elementsEqual("HTTP/1.1 200 OK\r\n".utf8))
        #expect(client.ending == .reset)
        await server.stop()
    }

    @Test("a dribble holds up no other connection, and stopping does not wait for its end")
    func dribbleElsewhere() async throws {
        var limits = MockServer.Limits.standard
        limits.stopTime = .milliseconds(50)
        let slow = Reply(Self.hello, pace: .dribble(bytes: 1, gap: .seconds(3600)))
        let server = try MockServer.start(
            handler: DoorHandler { $0.target == "/slow" ? slow : Reply(DoorHandler.echo($0)) }, configuration: limits)
        let first = try RawClient(port: server.port)
        try await first.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        try await first.receive { !$0.isEmpty }
        let second = try RawClient(port: server.port)
        try await second.send(Self.request)
        #expect(try await second.answer().status == 200)
        await server.stop()
        try await first.receive()
        #expect(first.received == [UInt8(ascii: "H")])
    }
}
