import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

/// The credentials of the default world, each provider's own.
enum Credentials {
    static let finosu = ["X-API-Key": "demo-api-key"]
    static let canopy = ["Authorization": "Bearer demo-access-token"]
    static let bankLingo = ["Authorization": "Bearer demo-access-token", "X-Tenant-ID": "demo-tenant"]
    static let none: [String: String] = [:]
}

extension MockWorld {
    /// Sends a request with a JSON body, as a client would write it.
    @discardableResult
    func send(
        _ method: HTTPMethod, _ target: String, _ headers: [String: String], body: String? = nil,
        contentType: String? = "application/json", connection: Int = 1, ordinal: Int = 1
    ) -> HTTPResponse {
        sendForReply(
            method, target, headers, body: body, contentType: contentType, connection: connection, ordinal: ordinal
        ).response
    }

    /// The same, with what the door is told to deliver.
    func sendForReply(
        _ method: HTTPMethod, _ target: String, _ headers: [String: String], body: String? = nil,
        contentType: String? = "application/json", connection: Int = 1, ordinal: Int = 1
    ) -> Reply {
        var fields = headers.map { HTTPField(unchecked: $0.key, $0.value) }
        if body != nil, let contentType { fields.append(HTTPField(unchecked: "Content-Type", contentType)) }
        return reply(
            to: ReceivedRequest(
                method: method, target: target, headers: HTTPHeaders(unchecked: fields),
                body: Array((body ?? "").utf8), connection: connection, ordinal: ordinal))
    }
}

extension HTTPResponse {
    /// The body as JSON.
    var json: JSONValue {
        get throws { try JSONValue(parsing: body) }
    }
}

/// A JSON text as a value.
func json(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
}
