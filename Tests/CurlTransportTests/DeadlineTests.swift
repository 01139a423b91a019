import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// A deadline counts from `send`, and its error says what was being waited for and whether the request left.
@Suite struct DeadlineTests {
    /// A deadline that passes well before the test's own limit.
    private func expired(
        _ transport: CurlTransport, _ request: HTTPRequest, _ phase: TransportError.Phase,
        _ delivery: TransportError.Delivery, after limit: Duration = .milliseconds(200),
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let start = ContinuousClock.now
        let error = try await transport.failure(of: request, deadline: start + limit)
        #expect(error.kind == .timedOut, sourceLocation: location)
        #expect(error.phase == phase, sourceLocation: location)
        #expect(error.delivery == delivery, sourceLocation: location)
        #expect(error.message.contains(phase.rawValue), sourceLocation: location)
        #expect(error.metrics.deliveries == (delivery == .notSent ? 0 : 1), sourceLocation: location)
        #expect(error.metrics.total >= limit, sourceLocation: location)
        #expect(start.duration(to: .now) < .seconds(20), sourceLocation: location)
    }

    @Test("At the gate: waiting for a place, nothing sent")
    func atGate() async throws {
        let server = try ScriptedServer { _, peer in peer.stall() }
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = 1
        let transport = try CurlTransport(configuration)
        let base = try server.baseURL
        let first = Task { try await transport.send(request(to: base, "/first"), deadline: .farAway) }
        #expect(await eventually { server.journal.count == 1 })
        try await expired(transport, request(to: base, "/second"), .waitingForSlot, .notSent)
        #expect(server.journal.count == 1)
        first.cancel()
        await transport.shutDown()
    }

    @Test("Before TCP has connected: waiting for a connection, nothing sent")
    func connecting() async throws {
        let backlog = try FullBacklog()
        let transport = try CurlTransport()
        try await expired(transport, request(to: backlog.baseURL()), .connecting, .notSent)
        await transport.shutDown()
    }

    @Test("In the TLS handshake: waiting for a connection, nothing sent")
    func handshake() async throws {
        let server = try ScriptedServer { _, peer in peer.stall() }
        defer { server.stop() }
        let transport = try CurlTransport()
        try await expired(
            transport, request(to: BaseURL("https://127.0.0.1:\(server.port)")), .connecting, .notSent)
        await transport.shutDown()
    }

    @Test("The time that connecting may take is its own limit")
    func connectTimeout() async throws {
        let backlog = try FullBacklog()
        var configuration = CurlTransport.Configuration()
        configuration.connectTimeout = .milliseconds(200)
        let transport = try CurlTransport(configuration)
        let error = try await transport.failure(of: request(to: backlog.baseURL()))
        #expect(error.kind == .timedOut)
        #expect(error.phase == .connecting)
        #expect(error.delivery == .notSent)
        #expect(error.code == 28)
        await transport.shutDown()
    }

    @Test("While the peer takes no more of the body: sending, and a part may have arrived")
    func sending() async throws {
        let isOver = Lock(false)
        let server = try ScriptedServer(readsBodies: false) { _, peer in
            while !isOver.withLock({ $0 }) { Socket.pause(milliseconds: 5) }
            return peer.finish()
        }
        defer {
            isOver.withLock { $0 = true }
            server.stop()
        }
        let transport = try CurlTransport()
        let large = [UInt8](repeating: 0x61, count: 24 << 20)
        try await expired(
            transport, request(to: server.baseURL, body: large), .sending, .mayHaveArrived, after: .seconds(1))
        await transport.shutDown()
    }

    @Test("Before the answer begins: waiting for it, and the request may have arrived")
    func waiting() async throws {
        let server = try ScriptedServer { _, peer in peer.stall() }
        defer { server.stop() }
        let transport = try CurlTransport()
        try await expired(transport, request(to: server.baseURL), .waitingForAnswer, .mayHaveArrived)
        #expect(await eventually { server.openConnections == 0 })
        await transport.shutDown()
    }

    @Test("In the middle of the answer: receiving, with what had come of it")
    func receiving() async throws {
        let server = try ScriptedServer { _, peer in
            peer.send("HTTP/1.1 202 Accepted\r\nContent-Length: 10\r\nX-Id: 7\r\n\r\npart")
            return peer.stall()
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        try await expired(transport, request(to: server.baseURL), .receiving, .mayHaveArrived)
        let error = try await transport.failure(of: request(to: server.baseURL), deadline: .now + .milliseconds(200))
        #expect(error.partialAnswer?.status == 202)
        #expect(error.partialAnswer?.headers["x-id"] == "7")
        #expect(error.partialAnswer?.text == "part")
        await transport.shutDown()
    }

    @Test("A deadline that has passed already sends nothing")
    func past() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let transport = try CurlTransport()
        let error = try await transport.failure(of: request(to: server.baseURL), deadline: .now - .seconds(1))
        #expect(error.kind == .timedOut)
        #expect(error.delivery == .notSent)
        await transport.shutDown()
        #expect(server.journal.isEmpty)
    }

    @Test("Each of many calls keeps its own deadline, however they are ordered")
    func many() async throws {
        let server = try ScriptedServer { _, peer in peer.stall() }
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = 8
        let transport = try CurlTransport(configuration)
        let base = try server.baseURL
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let limit = Duration.milliseconds(100 + number * 37 % 11 * 50)
                    let error = try await transport.failure(of: request(to: base), deadline: start + limit)
                    #expect(error.kind == .timedOut)
                    #expect(start.duration(to: .now) >= limit)
                    #expect(start.duration(to: .now) < limit + .seconds(20))
                }
            }
            try await group.waitForAll()
        }
        await transport.shutDown()
    }
}
