import ServicingHTTP
import Testing

@testable import ServicingMock

@Suite("The loopback server's life")
struct MockServerLifeTests {
    let handler = DoorHandler()

    @Test("port 0 gives a free port, and the base URL names it")
    func ephemeralPort() async throws {
        let first = try MockServer.start(handler: handler)
        let second = try MockServer.start(handler: handler)
        #expect(first.port != second.port)
        #expect(first.baseURL == "http://127.0.0.1:\(first.port)")
        await first.stop()
        await second.stop()
    }

    @Test("a port in use is said to be so, and free again after the server stopped")
    func portInUse() async throws {
        let server = try MockServer.start(handler: handler)
        let port = server.port
        #expect(throws: MockServerError.portInUse(port)) { try MockServer.start(handler: handler, port: port) }
        await server.stop()
        let next = try MockServer.start(handler: handler, port: port)
        #expect(next.port == port)
        await next.stop()
    }

    @Test("a host that is no address, not loopback or not this machine's is refused")
    func badHosts() {
        #expect(throws: MockServerError.badHost("nowhere.test")) {
            try MockServer.start(handler: handler, host: "nowhere.test")
        }
        #expect(throws: MockServerError.badHost("")) { try MockServer.start(handler: handler, host: "") }
        for host in ["0.0.0.0", "::", "192.0.2.1"] {
            #expect(throws: MockServerError.notLoopback(host)) { try MockServer.start(handler: handler, host: host) }
        }
        #expect(throws: MockServerError.addressNotAvailable("192.0.2.1")) {
            try MockServer.start(handler: handler, host: "192.0.2.1", beyondLoopback: true)
        }
    }

    @Test("an address beyond loopback is listened on when that is asked for")
    func beyondLoopback() async throws {
        let server = try MockServer.start(handler: handler, host: "0.0.0.0", beyondLoopback: true)
        let client = try RawClient(port: server.port)
        try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await client.answer().status == 200)
        await server.stop()
    }

    @Test("IPv6 loopback is served", .enabled(if: MockServerLifeTests.hasIPv6))
    func ipv6() async throws {
        let server = try MockServer.start(handler: handler, host: "[::1]")
        #expect(server.host == "::1")
        #expect(server.baseURL == "http://[::1]:\(server.port)")
        let client = try RawClient(port: server.port, ipv6: true)
        try await client.send("GET /a HTTP/1.1\r\nHost: [::1]:\(server.port)\r\n\r\n")
        #expect(try await client.answer().text == "GET /a [::1]:\(server.port)\n")
        await server.stop()
    }

    static var hasIPv6: Bool {
        (try? MockServer.start(handler: DoorHandler(), host: "::1")) != nil
    }

    @Test("stopping answers the request in flight, closes idle connections and takes on no more")
    func stopInFlight() async throws {
        var limits = MockServer.Limits.standard
        limits.stopTime = .seconds(600)
        let server = try MockServer.start(handler: handler, configuration: limits)
        let port = server.port
        let idle = try RawClient(port: port)
        let busy = try RawClient(port: port)
        for client in [idle, busy] {
            try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await client.answer().status == 200)
        }
        try await busy.send("POST /last HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\na")
        server.control.stop(atOnce: false)
        try await idle.receive()
        #expect(idle.ending != .open)
        #expect(throws: RawClient.Problem.self) { try RawClient(port: port) }
        try await busy.send("bGET /never HTTP/1.1\r\nHost: x\r\n\r\n")
        let answer = try await busy.answer()
        #expect(answer.text == "POST /last x\nab")
        #expect(answer["Connection"] == "close")
        try await busy.receive()
        #expect(busy.received.isEmpty)
        await server.stop()
        await server.stop()
        #expect(handler.received.map(\.target) == ["/a", "/a", "/last"])
    }

    @Test("stopping is bounded where a request in flight has no end")
    func stopIsBounded() async throws {
        var limits = MockServer.Limits.standard
        limits.stopTime = .milliseconds(200)
        let server = try MockServer.start(
            handler: DoorHandler { Reply(DoorHandler.echo($0), delay: .seconds(3600)) }, configuration: limits)
        let client = try RawClient(port: server.port)
        try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        let half = try RawClient(port: server.port)
        try await half.send("GET /a HTT")
        try await Task.sleep(for: .milliseconds(50))
        await server.stop()
        try await client.receive()
        #expect(client.ending != .open)
        #expect(client.received.isEmpty)
    }

    @Test("cancelling the stop drops everything at once")
    func cancelledStop() async throws {
        var limits = MockServer.Limits.standard
        limits.stopTime = .seconds(3600)
        let server = try MockServer.start(
            handler: DoorHandler { Reply(DoorHandler.echo($0), delay: .seconds(3600)) }, configuration: limits)
        let client = try RawClient(port: server.port)
        try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        try await Task.sleep(for: .milliseconds(50))
        let stopping = Task { await server.stop() }
        stopping.cancel()
        await stopping.value
        try await client.receive()
        #expect(client.ending != .open)
    }

    @Test("a server that nothing refers to any more is gone")
    func deinitialised() async throws {
        var server: MockServer? = try MockServer.start(handler: handler)
        let client = try RawClient(port: try #require(server).port)
        try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await client.answer().status == 200)
        server = nil
        try await client.receive()
        #expect(client.ending != .open)
    }

    @Test("five hundred connections at a time are served, each with its own number")
    func manyConnections() async throws {
        let server = try MockServer.start(handler: handler)
        let clients = try (0..<500).map { _ in try RawClient(port: server.port) }
        for (index, client) in clients.enumerated() {
            try await client.send("POST /\(index) HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nab")
        }
        for client in clients.reversed() { try await client.send("c") }
        for (index, client) in clients.enumerated() {
            try #require(try await client.answer().text == "POST /\(index) x\nabc")
        }
        #expect(Set(handler.received.map(\.connection)) == Set(1...500))
        await server.stop()
    }

    @Test("connections beyond the limit wait until others are closed")
    func connectionLimit() async throws {
        var limits = MockServer.Limits.standard
        limits.connections = 2
        let server = try MockServer.start(handler: handler, configuration: limits)
        var clients = try (0..<3).map { _ in try RawClient(port: server.port) }
        for client in clients { try await client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n") }
        #expect(try await clients[0].answer().status == 200)
        #expect(try await clients[1].answer().status == 200)
        try await clients[2].receive(for: .milliseconds(100)) { !$0.isEmpty }
        #expect(clients[2].received.isEmpty)
        clients.removeFirst()
        #expect(try await clients[1].answer().status == 200)
        await server.stop()
    }
}
