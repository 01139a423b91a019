import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// The gate in front of libcurl lets a fixed number of calls in, in the order they came.
@Suite struct GateTests {
    @Test("No more calls are in flight than the gate lets in, and all of them are answered")
    func width() async throws {
        let inFlight = Lock((now: 0, most: 0))
        let server = try ScriptedServer { delivery, peer in
            inFlight.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            Socket.pause(milliseconds: 2)
            inFlight.withLock { $0.now -= 1 }
            return peer.send(Answers.whole(delivery.requestLine))
        }
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = 4
        let transport = try CurlTransport(configuration)
        let base = try server.baseURL
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<100 {
                group.addTask {
                    try await transport.send(request(to: base, "/\(number)"), deadline: .farAway).text
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers == Set((0..<100).map { "POST /\($0) HTTP/1.1" }))
        #expect(inFlight.withLock { $0.most } == 4)
        #expect(server.connections == 4)
        await transport.shutDown()
    }

    @Test("Calls that wait at the gate go in the order they came")
    func order() async throws {
        let mayAnswer = Lock(false)
        let server = try ScriptedServer { _, peer in
            while !mayAnswer.withLock({ $0 }) { Socket.pause(milliseconds: 1) }
            return peer.send(Answers.whole())
        }
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = 1
        let transport = try CurlTransport(configuration)
        let base = try server.baseURL
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask {
                    _ = try await transport.send(request(to: base, "/\(number)"), deadline: .farAway)
                }
                // Long enough for the call to have come to the gate before the next one is made.
                try await Task.sleep(for: .milliseconds(100))
            }
            mayAnswer.withLock { $0 = true }
            try await group.waitForAll()
        }
        #expect(server.journal.map(\.requestLine) == (0..<6).map { "POST /\($0) HTTP/1.1" })
        await transport.shutDown()
    }

    @Test("More origins and methods than places share the handles there are")
    func manyKinds() async throws {
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = 2
        let transport = try CurlTransport(configuration)
        let servers = try (0..<3).map { _ in try ScriptedServer(text: \.requestLine) }
        defer { for server in servers { server.stop() } }
        for round in 0..<3 {
            for server in servers {
                for method in [HTTPMethod.post, .put, .patch] {
                    let body = Array("\(round)".utf8)
                    let answer = try await transport.send(
                        request(method, to: server.baseURL, "/\(round)", body: body), deadline: .farAway)
                    #expect(answer.text == "\(method) /\(round) HTTP/1.1")
                    #expect(server.journal.last?.body == body)
                }
            }
        }
        for server in servers { #expect(server.journal.count == 9) }
        await transport.shutDown()
    }
}
