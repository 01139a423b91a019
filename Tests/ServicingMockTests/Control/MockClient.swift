import CurlTransport
import ExactJSON
import ServicingHTTP
import ServicingMock

/// The two ways to a handler.
enum Door: CaseIterable {
    case inProcess
    case loopback
}

/// A client of a handler, through either door.
struct MockClient: Sendable {
    let transport: any HTTPTransport
    let baseURL: BaseURL

    /// Sends a request; a body is said to be JSON unless the headers say otherwise.
    @discardableResult
    func send(
        _ method: HTTPMethod, _ target: String, _ headers: [String: String] = [:], body: String? = nil
    ) async throws -> HTTPResponse {
        var fields = HTTPHeaders()
        for (name, value) in headers { fields.append(unchecked: HTTPField(unchecked: name, value)) }
        if body != nil, fields["Content-Type"] == nil {
            fields.append(unchecked: HTTPField(unchecked: "Content-Type", "application/json"))
        }
        return try await transport.send(
            HTTPRequest(
                method: method, baseURL: baseURL, target: target, headers: fields, body: body.map { Array($0.utf8) }),
            deadline: .now + .seconds(30))
    }

    /// Cancels the servicing of the documented customer.
    func cancel(_ prefix: String = "", _ headers: [String: String] = [:]) async throws -> HTTPResponse {
        try await send(
            .post, prefix + "/customers/CUST-12345/cancel-servicing",
            Credentials.finosu.merging(headers) { $1 }, body: "{}")
    }
}

/// Runs a test's body with a client of the handler.
func through(
    _ door: Door, _ handler: any RequestHandler, _ body: (MockClient) async throws -> Void
) async throws {
    switch door {
    case .inProcess:
        try await body(
            MockClient(transport: MockTransport(handler: handler), baseURL: try BaseURL("http://127.0.0.1:8080")))
    case .loopback:
        let server = try MockServer.start(handler: handler)
        do {
            try await body(MockClient(transport: CurlTransport(), baseURL: try BaseURL(server.baseURL)))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }
}
