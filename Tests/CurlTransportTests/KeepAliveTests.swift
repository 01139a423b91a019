import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

@Suite struct KeepAliveTests {
    @Test("Requests one after another share one connection, whatever their method")
    func reuse() async throws {
        let server = try ScriptedServer { delivery, peer in
            peer.send(Answers.whole(delivery.requestLine))
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let first = try await transport.send(request(to: server.baseURL, "/1"), deadline: .farAway)
        let second = try await transport.send(request(.put, to: server.baseURL, "/2"), deadline: .farAway)
        let third = try await transport.send(request(.get, to: server.baseURL, "/3", body: nil), deadline: .farAway)

        #expect([first, second, third].map(\.text) == ["POST /1 HTTP/1.1", "PUT /2 HTTP/1.1", "GET /3 HTTP/1.1"])
        #expect([first, second, third].map(\.metrics.reusedConnection) == [false, true, true])
        #expect(first.metrics.connect > .zero)
        #expect(third.metrics.connect == .zero)
        #expect(third.metrics.deliveries == 1)
        #expect(third.metrics.version == "HTTP/1.1")
        #expect(server.connections == 1)
        await transport.shutDown()
    }

    @Test("An unused connection is closed when its lifetime is over, and the next call opens another")
    func idleLifetime() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.idleConnectionLifetime = .seconds(1)
        let transport = try CurlTransport(configuration)
        _ = try await transport.send(request(to: server.baseURL), deadline: .farAway)
        #expect(server.connections == 1)
        #expect(await eventually { server.openConnections == 0 })
        _ = try await transport.send(request(to: server.baseURL), deadline: .farAway)
        #expect(server.connections == 2)
        await transport.shutDown()
        #expect(await eventually { server.openConnections == 0 })
    }
}
