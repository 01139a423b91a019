import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// Shutting down leaves no call waiting, no connection open and no thread running.
@Suite struct ShutDownTests {
    @Test("Calls in flight and at the gate are reported, each with what is known of it")
    func inFlight() async throws {
        let server = try ScriptedServer { _, peer in peer.stall() }
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = 1
        let transport = try CurlTransport(configuration)
        let base = try server.baseURL
        let first = Task { try await transport.failure(of: request(to: base, "/first")) }
        #expect(await eventually { server.journal.count == 1 })
        let second = Task { try await transport.failure(of: request(to: base, "/second")) }
        try await Task.sleep(for: .milliseconds(50))
        await transport.shutDown()

        let errors = try await (first.value, second.value)
        #expect(errors.0.kind == .shutDown)
        #expect(errors.0.delivery == .mayHaveArrived)
        #expect(errors.0.phase == .waitingForAnswer)
        #expect(errors.1.kind == .shutDown)
        #expect(errors.1.delivery == .notSent)
        #expect(await eventually { server.openConnections == 0 })
    }

    @Test("New calls are refused, and shutting down again does nothing")
    func afterwards() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let transport = try CurlTransport()
        _ = try await transport.send(request(to: server.baseURL), deadline: .farAway)
        await transport.shutDown()
        await transport.shutDown()
        let error = try await transport.failure(of: request(to: server.baseURL))
        #expect(error.kind == .shutDown)
        #expect(error.delivery == .notSent)
        #expect(server.journal.count == 1)
    }

    @Test("Within the grace calls in flight finish, and no longer than that is waited")
    func grace() async throws {
        let server = try ScriptedServer { _, peer in
            Socket.pause(milliseconds: 200)
            return peer.send(Answers.whole())
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let base = try server.baseURL
        let call = Task { try await transport.send(request(to: base), deadline: .farAway) }
        #expect(await eventually { server.journal.count == 1 })
        let start = ContinuousClock.now
        await transport.shutDown(grace: .seconds(50))
        #expect(try await call.value.status == 200)
        #expect(start.duration(to: .now) < .seconds(25))
    }

    @Test("When the grace is over, or its task is cancelled, what is left is reported")
    func graceOver() async throws {
        let server = try ScriptedServer { _, peer in peer.stall() }
        defer { server.stop() }
        let base = try server.baseURL
        for isCancelled in [false, true] {
            let transport = try CurlTransport()
            let call = Task { try await transport.failure(of: request(to: base)) }
            let count = isCancelled ? 2 : 1
            #expect(await eventually { server.journal.count == count })
            let ending = Task { await transport.shutDown(grace: isCancelled ? .seconds(50) : .milliseconds(100)) }
            if isCancelled { ending.cancel() }
            await ending.value
            #expect(try await call.value.kind == .shutDown)
        }
    }

    @Test("Shutting down from many tasks at once ends for all of them")
    func together() async throws {
        let transport = try CurlTransport()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { await transport.shutDown() } }
        }
    }

    @Test("A transport that is let go without shutting down closes its connections")
    func letGo() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        var transport: CurlTransport? = try CurlTransport()
        _ = try await transport?.send(request(to: server.baseURL), deadline: .farAway)
        #expect(server.openConnections == 1)
        transport = nil
        #expect(await eventually { server.openConnections == 0 })
    }

    @Test("A call keeps its transport alive")
    func callKeepsTransport() async throws {
        let mayAnswer = Lock(false)
        let server = try ScriptedServer { _, peer in
            while !mayAnswer.withLock({ $0 }) { Socket.pause(milliseconds: 1) }
            return peer.send(Answers.whole())
        }
        defer { server.stop() }
        let base = try server.baseURL
        func start() throws -> Task<HTTPResponse, any Error> {
            let transport = try CurlTransport()
            return Task { try await transport.send(request(to: base), deadline: .farAway) }
        }
        let call = try start()
        #expect(await eventually { server.journal.count == 1 })
        mayAnswer.withLock { $0 = true }
        #expect(try await call.value.status == 200)
    }

    @Test("Five hundred transports leave no descriptor behind")
    func descriptors() async throws {
        let before = openDescriptors()
        for number in 0..<500 {
            let transport = try CurlTransport()
            if number.isMultiple(of: 2) { await transport.shutDown() }
        }
        // Other tests run meanwhile; a leak would be a thousand or more.
        #expect(await eventually { openDescriptors() - before < 400 })
    }
}
