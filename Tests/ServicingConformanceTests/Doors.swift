import CurlTransport
import ServicingConformance
import ServicingHTTP
import ServicingMock

/// The mock as the suite sees it: the same world behind either door.
enum Door: String, CaseIterable, Sendable {
    case inProcess = "in process"
    case loopback = "over loopback, through libcurl"

    func open() async throws -> ConformanceDoor {
        let world = MockWorld()
        let inject: @Sendable (ConformanceFault) -> Void = { world.inject($0.once) }
        let deliveries: @Sendable () -> Int = { world.journal.total }
        switch self {
        case .inProcess:
            return ConformanceDoor(
                transport: MockTransport(handler: world), baseURL: try BaseURL("https://mock.example"), inject: inject,
                deliveries: deliveries)
        case .loopback:
            let server = try MockServer.start(handler: world)
            let transport = try CurlTransport()
            return ConformanceDoor(
                transport: transport, baseURL: try BaseURL(server.baseURL), inject: inject, deliveries: deliveries,
                close: {
                    await transport.shutDown()
                    await server.stop()
                })
        }
    }
}

extension ConformanceFault {
    /// The mock's fault, for the next request alone.
    fileprivate var once: Fault {
        switch self {
        case .lostAnswer: Fault(.afterCommit, [.cut(afterBytes: 0, .closed)], turn: .nth(1))
        case .silence: Fault(.afterCommit, [.cut(afterBytes: 0, .silence)], turn: .nth(1))
        case .status(let status):
            Fault(
                .beforeCommit, [.status(status), .body(Array("<html>no</html>".utf8), contentType: "text/html")],
                turn: .nth(1))
        case .body(let text):
            Fault(
                .beforeCommit, [.status(200), .body(Array(text.utf8), contentType: "application/json")], turn: .nth(1))
        }
    }
}
