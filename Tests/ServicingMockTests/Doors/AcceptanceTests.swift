import ServicingHTTP
import ServicingMock
import Testing

@Suite("How connections are taken on")
struct AcceptanceTests {
    static let request = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"

    /// Connects as soon as connections are taken on again.
    private func reconnect(to port: UInt16) async throws -> RawClient {
        while true {
            do {
                return try RawClient(port: port)
            } catch {
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    @Test("connections that are refused fail at once, and those that are open are served")
    func refused() async throws {
        let server = try MockServer.start(handler: DoorHandler())
        let open = try RawClient(port: server.port)
        try await open.send(Self.request)
        #expect(try await open.answer().status == 200)
        server.setAcceptance(.refused(for: .seconds(3600)))
        // The order has been carried out by the time a request that was sent after it is answered.
        try await open.send(Self.request)
        #expect(try await open.answer().status == 200)
        #expect(throws: RawClient.Problem.self) { try RawClient(port: server.port) }
        server.setAcceptance(.prompt)
        let again = try await reconnect(to: server.port)
        try await again.send(Self.request)
        #expect(try await again.answer().status == 200)
        await server.stop()
    }

    @Test("a reply can have connections refused for a while")
    func refusedByReply() async throws {
        let server = try MockServer.start(
            handler: DoorHandler {
                $0.target == "/crash"
                    ? Reply(
                        DoorHandler.echo($0), delivery: .cut(afterBytes: 0, .reset),
                        acceptance: .refused(for: .milliseconds(300)))
                    : Reply(DoorHandler.echo($0))
            })
        let client = try RawClient(port: server.port)
        let start = ContinuousClock.now
        try await client.send("GET /crash HTTP/1.1\r\nHost: x\r\n\r\n")
        try await client.receive()
        #expect(client.ending == .reset)
        let again = try await reconnect(to: server.port)
        #expect(ContinuousClock.now - start >= .milliseconds(300))
        try await again.send(Self.request)
        #expect(try await again.answer().status == 200)
        await server.stop()
    }

    @Test("a server that refuses connections can be stopped")
    func stopWhileRefusing() async throws {
        let server = try MockServer.start(handler: DoorHandler())
        server.setAcceptance(.refused(for: .seconds(3600)))
        await server.stop()
        let next = try MockServer.start(handler: DoorHandler(), port: server.port)
        await next.stop()
    }

    @Test("slow acceptance takes connections on one after the other, each after its delay")
    func slow() async throws {
        let server = try MockServer.start(handler: DoorHandler())
        server.setAcceptance(.slow(delay: .milliseconds(60), for: .seconds(3600)))
        try await Task.sleep(for: .milliseconds(20))
        let start = ContinuousClock.now
        let clients = try (0..<3).map { _ in try RawClient(port: server.port) }
        for client in clients { try await client.send(Self.request) }
        for client in clients { #expect(try await client.answer().status == 200) }
        #expect(ContinuousClock.now - start >= .milliseconds(180))
        await server.stop()
    }

    @Test("a server that accepts slowly is prompt again when the time is over")
    func slowEnds() async throws {
        let server = try MockServer.start(handler: DoorHandler())
        server.setAcceptance(.slow(delay: .seconds(3600), for: .milliseconds(100)))
        let client = try RawClient(port: server.port)
        try await client.send(Self.request)
        #expect(try await client.answer().status == 200)
        await server.stop()
    }
}
