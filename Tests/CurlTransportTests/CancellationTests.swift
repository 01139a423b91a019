import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// Cancelling the task ends the call at once, wherever it is, and its place is free for the next one.
@Suite struct CancellationTests {
    /// Cancels a send once `isThere` says that it has come as far as wanted.
    private func cancelled(
        _ transport: CurlTransport, _ request: HTTPRequest, when isThere: () async throws -> Bool
    ) async throws -> TransportError {
        let task = Task { try await transport.failure(of: request) }
        #expect(try await comesTrue(isThere))
        let start = ContinuousClock.now
        task.cancel()
        let error = try await task.value
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(error.kind == .cancelled)
        return error
    }

    private func narrow() throws -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = 1
        return try CurlTransport(configuration)
    }

    @Test("Before the call began: nothing is sent")
    func beforeStart() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let transport = try CurlTransport()
        let base = try server.baseURL
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await transport.failure(of: request(to: base))
        }
        task.cancel()
        let error = try await task.value
        #expect(error.kind == .cancelled)
        #expect(error.delivery == .notSent)
        await transport.shutDown()
        #expect(server.connections == 0)
    }

    @Test("At the gate: nothing is sent, and those behind it still get their turn")
    func atGate() async throws {
        let mayAnswer = Lock(false)
        let server = try ScriptedServer { _, peer in
            while !mayAnswer.withLock({ $0 }) { Socket.pause(milliseconds: 1) }
            return peer.send(Answers.whole())
        }
        defer { server.stop() }
        let transport = try narrow()
        let base = try server.baseURL
        let first = Task { try await transport.send(request(to: base, "/first"), deadline: .farAway) }
        #expect(await eventually { server.journal.count == 1 })
        let error = try await cancelled(transport, request(to: base, "/second")) {
            try await Task.sleep(for: .milliseconds(50))
            return true
        }
        #expect(error.phase == .waitingForSlot)
        #expect(error.delivery == .notSent)
        let third = Task { try await transport.send(request(to: base, "/third"), deadline: .farAway) }
        mayAnswer.withLock { $0 = true }
        _ = try await (first.value, third.value)
        #expect(server.journal.map(\.requestLine) == ["POST /first HTTP/1.1", "POST /third HTTP/1.1"])
        await transport.shutDown()
    }

    @Test("While connecting: nothing is sent, and the place is free")
    func connecting() async throws {
        let backlog = try FullBacklog()
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let transport = try narrow()
        // Nobody sees from outside when the call has come that far; on a loaded machine it may take longer.
        var pause = Duration.milliseconds(25)
        var error: TransportError
        repeat {
            pause *= 2
            error = try await cancelled(transport, request(to: backlog.baseURL())) {
                try await Task.sleep(for: pause)
                return true
            }
        } while error.phase == .waitingForSlot && pause < .seconds(5)
        #expect(error.phase == .connecting)
        #expect(error.delivery == .notSent)
        #expect(try await transport.send(request(to: server.baseURL), deadline: .farAway).status == 200)
        await transport.shutDown()
    }

    @Test("While waiting for the answer: the connection is closed, and the request may have arrived")
    func waiting() async throws {
        let server = try ScriptedServer { delivery, peer in
            delivery.requestLine.contains("/stall") ? peer.stall() : peer.send(Answers.whole())
        }
        defer { server.stop() }
        let transport = try narrow()
        let error = try await cancelled(transport, request(to: server.baseURL, "/stall")) {
            server.journal.count == 1
        }
        #expect(error.phase == .waitingForAnswer)
        #expect(error.delivery == .mayHaveArrived)
        #expect(error.metrics.deliveries == 1)
        #expect(await eventually { server.openConnections == 0 })
        #expect(try await transport.send(request(to: server.baseURL), deadline: .farAway).status == 200)
        await transport.shutDown()
    }

    @Test("In the middle of the answer: what had come is told")
    func receiving() async throws {
        let hasSent = Lock(false)
        let server = try ScriptedServer { _, peer in
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\npart")
            hasSent.withLock { $0 = true }
            return peer.stall()
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let error = try await cancelled(transport, request(to: server.baseURL)) {
            try await Task.sleep(for: .milliseconds(100))
            return hasSent.withLock { $0 }
        }
        #expect(error.phase == .receiving)
        #expect(error.partialAnswer?.text == "part")
        #expect(await eventually { server.openConnections == 0 })
        await transport.shutDown()
    }

    @Test("After the answer has come: the answer stands")
    func afterAnswer() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let transport = try CurlTransport()
        let base = try server.baseURL
        let task = Task {
            let answer = try await transport.send(request(to: base), deadline: .farAway)
            while !Task.isCancelled { await Task.yield() }
            return answer
        }
        #expect(await eventually { server.journal.count == 1 })
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        #expect(try await task.value.status == 200)
        await transport.shutDown()
    }
}
