import ExactJSON
import Foundation
import ServicingHTTP
import ServicingMock
import Testing

@Suite("A call that a signal ends")
struct SignalTests {
    private static let payOff = [
        "call", "banklingo", "initiate-pay-off", "--loan", "LN-12345", "--pay-off-date", "2099-12-01T00:00:00Z",
        "--payment-account", "ACC-67890", "--timeout", "45", "--json",
    ]
    private static let credentials = [
        "SERVICING_BEARER_TOKEN": "demo-access-token", "SERVICING_TENANT_ID": "demo-tenant",
    ]

    @Test("ends with 5 and says that it may have been applied, once it was sent", arguments: [SIGINT, SIGTERM])
    func sent(signal: Int32) async throws {
        let world = MockWorld()
        world.inject(Fault(.afterCommit, [.cut(afterBytes: 0, .silence)]))
        let server = try MockServer.start(handler: world)
        let started = ContinuousClock.now
        let run = try await CommandRun.run(
            Self.payOff + ["--base-url", server.baseURL], environment: Self.credentials
        ) { process in
            while world.journal.total == 0, started.duration(to: .now) < .seconds(30) {
                try await Task.sleep(for: .milliseconds(10))
            }
            // As `timeout` does: to the process, and again to its group.
            kill(process, signal)
            kill(process, signal)
        }
        await server.stop()
        #expect(world.journal.total == 1)
        #expect(run.status == 5, "\(run.output)")
        #expect(run.json?["error"]?["effect"] == "mayHaveApplied")
        #expect(run.json?["error"]?["outcome"] == "unknown")
        #expect(started.duration(to: .now) < .seconds(40))
    }

    @Test("ends with 4 and says that nothing was sent, before it was", arguments: [SIGINT, SIGTERM])
    func notSent(signal: Int32) async throws {
        // It takes connections and says nothing, so that the handshake before the request never ends.
        let listener = try SilentListener()
        let run = try await CommandRun.run(
            Self.payOff + ["--base-url", "https://127.0.0.1:\(listener.port)"], environment: Self.credentials
        ) { process in
            #expect(await listener.isConnected(within: .seconds(30)))
            kill(process, signal)
        }
        #expect(run.status == 4, "\(run.output)")
        #expect(run.json?["error"]?["effect"] == "notSent")
    }
}

/// A socket on loopback that accepts nothing; the system completes the connections to it.
private final class SilentListener {
    let port: UInt16
    private let descriptor: Int32

    init() throws {
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = Int32(SOCK_STREAM.rawValue)
        #endif
        let descriptor = socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) | listen(descriptor, 8) | getsockname(descriptor, address, &length)
            }
        }
        guard descriptor >= 0, result == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }

    func isConnected(within limit: Duration) async -> Bool {
        let end = ContinuousClock.now.advanced(by: limit)
        while ContinuousClock.now < end {
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&ready, 1, 0) == 1 { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}
