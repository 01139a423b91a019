import CurlTransport
import Servicing
import ServicingHTTP
import ServicingMock

/// The ways to the mock that cells are run over.
enum FaultDoor: String, Sendable, CaseIterable {
    /// The mock called directly.
    case inProcess = "in process"
    /// The mock's server on loopback, called through libcurl over a new connection.
    case loopback
    /// The same over a connection that has served before, on which libcurl would send a lost request again by itself.
    case keptAlive = "loopback, kept alive"

    /// Whether a fault can be met on this way.
    func meets(_ sample: Fault.Sample) -> Bool {
        // A connection that is open stays so when no other can be made.
        self != .keptAlive || sample.sight != .noConnection
    }

    /// Opens the door to a world, works through it, and closes it.
    ///
    /// - Parameter curl: what goes to servers on loopback.
    func opened<Value>(
        to world: MockWorld, _ curl: CurlTransport,
        _ work: (any HTTPTransport, BaseURL, _ accept: (Acceptance) -> Void) async throws -> Value
    ) async throws -> Value {
        if self == .inProcess {
            let transport = MockTransport(handler: world)
            return try await work(transport, BaseURL("https://mock.example"), transport.setAcceptance)
        }
        let server = try MockServer.start(handler: world)
        do {
            let baseURL = try BaseURL(server.baseURL)
            if self == .keptAlive {
                // No operation's path, so that nothing but the connection comes of it.
                let first = HTTPRequest(method: .get, baseURL: baseURL, target: "/")
                _ = try await curl.send(first, deadline: .now + .seconds(20))
            }
            let value = try await work(curl, baseURL, server.setAcceptance)
            await server.stop()
            return value
        } catch {
            await server.stop()
            throw error
        }
    }
}
