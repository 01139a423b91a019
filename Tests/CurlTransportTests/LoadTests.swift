import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

@Suite struct LoadTests {
    @Test("Of two thousand calls a third is cancelled at random moments; each ends once and arrives at most once")
    func cancelledAtRandom() async throws {
        let server = try ScriptedServer { delivery, peer in
            Socket.pause(milliseconds: .random(in: 0...2))
            return peer.send(Answers.whole(delivery.requestLine))
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let base = try server.baseURL
        enum End { case answered, cancelled }
        let ends = try await withThrowingTaskGroup(of: End.self) { group in
            for number in 0..<2_000 {
                group.addTask {
                    let call = Task {
                        try await transport.send(
                            request(to: base, "/\(number)", body: [UInt8](repeating: 0x61, count: number % 700)),
                            deadline: .farAway)
                    }
                    if number.isMultiple(of: 3) {
                        try await Task.sleep(for: .microseconds(Int.random(in: 0..<40_000)))
                        call.cancel()
                    }
                    do {
                        let answer = try await call.value
                        #expect(answer.text == "POST /\(number) HTTP/1.1")
                        return .answered
                    } catch let error as TransportError {
                        #expect(error.kind == .cancelled, "\(error)")
                        return .cancelled
                    }
                }
            }
            return try await group.reduce(into: [End]()) { $0.append($1) }
        }
        #expect(ends.count == 2_000)
        #expect(ends.filter { $0 == .answered }.count >= 1_333)
        await transport.shutDown()
        let targets = server.journal.map(\.requestLine)
        #expect(Set(targets).count == targets.count)
        #expect(await eventually { server.openConnections == 0 })
    }

    @Test("A thousand calls need no more connections and descriptors than there are places")
    func descriptors() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.maximumActiveTransfers = 8
        let transport = try CurlTransport(configuration)
        let base = try server.baseURL
        let before = openDescriptors()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    for _ in 0..<100 { _ = try await transport.send(request(to: base), deadline: .farAway) }
                }
            }
            try await group.waitForAll()
        }
        #expect(server.journal.count == 1_000)
        #expect(server.connections <= 8)
        // Other tests run meanwhile; one descriptor per call would be a thousand.
        #expect(openDescriptors() - before < 400)
        await transport.shutDown()
    }
}
