import ServicingHTTP

/// What the doors answer by themselves, because it is asked of the server and of no resource.
enum ServerItself {
    /// The answer to `OPTIONS *` (RFC 9110 §9.3.7): a handler's targets are paths. Nil for every other request.
    static func answer(method: HTTPMethod, target: String) -> HTTPResponse? {
        guard method == .options, target == "*" else { return nil }
        return HTTPResponse(
            status: 204,
            headers: HTTPHeaders(unchecked: [
                HTTPField(unchecked: "Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
            ]))
    }
}
