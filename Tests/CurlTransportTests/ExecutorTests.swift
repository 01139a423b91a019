import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The transport's own thread serves the tasks that prefer it.
@Suite struct ExecutorTests {
    private static func thread() -> UInt { UInt(bitPattern: pthread_self().hashValue) }

    @Test("Tasks that prefer the transport's thread run on it, send from it and are cancelled on it")
    func preferred() async throws {
        let server = try ScriptedServer { delivery, peer in
            delivery.requestLine.contains("/stall") ? peer.stall() : peer.send(Answers.whole(delivery.requestLine))
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let base = try server.baseURL
        let threads = try await withTaskExecutorPreference(transport.executor) {
            try await withThrowingTaskGroup(of: [UInt].self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let before = Self.thread()
                        let answer = try await transport.send(request(to: base, "/\(number)"), deadline: .farAway)
                        #expect(answer.text == "POST /\(number) HTTP/1.1")
                        return [before, Self.thread()]
                    }
                }
                for _ in 0..<10 {
                    group.addTask {
                        let call = Task { try await transport.failure(of: request(to: base, "/stall")) }
                        let hasArrived = try await comesTrue {
                            server.journal.contains { $0.requestLine.contains("/stall") }
                        }
                        #expect(hasArrived)
                        call.cancel()
                        #expect(try await call.value.kind == .cancelled)
                        return [Self.thread()]
                    }
                }
                return try await group.reduce(into: Set<UInt>()) { $0.formUnion($1) }
            }
        }
        #expect(threads.count == 1)
        #expect(!threads.contains(Self.thread()))
        await transport.shutDown()
    }

    @Test("A task that prefers the thread of a transport may shut it down, and goes on elsewhere")
    func afterShutDown() async throws {
        let transport = try CurlTransport()
        let (before, after) = await withTaskExecutorPreference(transport.executor) {
            let before = Self.thread()
            await transport.shutDown()
            await Task.yield()
            return (before, Self.thread())
        }
        #expect(before != after)
    }

    @Test("A transport that is let go by a task on its own thread ends")
    func letGo() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let base = try server.baseURL
        func useOnce() async throws {
            let transport = try CurlTransport()
            let executor = transport.executor
            _ = try await withTaskExecutorPreference(executor) { [transport] in
                try await transport.send(request(to: base), deadline: .farAway)
            }
        }
        try await useOnce()
        #expect(await eventually { server.openConnections == 0 })
    }
}
