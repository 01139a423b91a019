import ServicingHTTP

/// A request as a client would write it on a connection, for the door that has none.
struct WireRequest {
    private let request: HTTPRequest
    private let target: String
    private let headers: HTTPHeaders

    init(_ request: HTTPRequest) {
        self.request = request
        target = request.fullTarget
        var fields: [HTTPField] = []
        fields.reserveCapacity(request.headers.fields.count + 2)
        fields.append(HTTPField(unchecked: "Host", Self.host(request.baseURL)))
        for field in request.headers.fields where !Self.isTransports(field.name) { fields.append(field) }
        if let length = Self.length(request) {
            fields.append(HTTPField(unchecked: "Content-Length", String(length)))
        }
        headers = HTTPHeaders(unchecked: fields)
    }

    /// What keeps every client from sending the request, where something does.
    var problem: String? {
        guard !request.method.rawValue.isEmpty, request.method.rawValue.utf8.allSatisfy(Grammar.isToken) else {
            return "the method is not a token"
        }
        guard target.utf8.first == 0x2F || target == "*", target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return "the target must begin with '/' and hold no white space, control character or character beyond ASCII"
        }
        for field in headers.fields {
            guard !field.name.isEmpty, field.name.utf8.allSatisfy(Grammar.isToken) else {
                return "a header field's name is not a token"
            }
            guard field.value.utf8.allSatisfy(Grammar.isFieldContent) else {
                return "a header field's value holds a line break, NUL or another control character"
            }
        }
        return nil
    }

    /// The request as the handler gets it, or why a server would refuse it.
    func received(connection: Int, limits: RequestLimits) -> Result<ReceivedRequest, RequestRefusal> {
        do throws(RequestRefusal) {
            guard request.method.rawValue.utf8.count <= RequestLine.methodLimit else { throw .method }
            guard target.utf8.count <= limits.target else { throw .targetTooLong }
            var text = target
            let understood = try text.withUTF8 { bytes in
                Result { () throws(RequestRefusal) in try RequestTarget(bytes, method: request.method) }
            }.get()
            guard headerBytes <= limits.header else { throw .headerTooLarge }
            if let expectation = headers["Expect"], expectation.lowercased() != "100-continue" { throw .expectation }
            guard (request.body?.count ?? 0) <= limits.body else { throw .bodyTooLarge }
            return .success(
                ReceivedRequest(
                    method: request.method, target: understood.text, headers: headers, body: request.body ?? [],
                    connection: connection, ordinal: 1))
        } catch {
            return .failure(error)
        }
    }

    /// The header section's size: the request line, the fields and their line ends.
    private var headerBytes: Int {
        var bytes = request.method.rawValue.utf8.count + target.utf8.count + 14
        for field in headers.fields { bytes += field.name.utf8.count + field.value.utf8.count + 4 }
        return bytes
    }

    /// The authority without the scheme's own port, as clients write it (RFC 9110 §7.2).
    private static func host(_ url: BaseURL) -> String {
        let usual: UInt16 = url.scheme == .http ? 80 : 443
        return url.port == usual ? url.host : "\(url.host):\(url.port)"
    }

    /// A body's length is said where there is a body, and where the method expects one (RFC 9110 §8.6).
    private static func length(_ request: HTTPRequest) -> Int? {
        if let body = request.body { return body.count }
        switch request.method {
        case .post, .put, .patch: return 0
        default: return nil
        }
    }

    /// Whether a field is the transport's own, so that a request's field of that name is not sent.
    private static func isTransports(_ name: String) -> Bool {
        switch name.utf8.count {
        case 4: HTTPHeaders.sameName(name, "Host")
        case 10: HTTPHeaders.sameName(name, "Connection") || HTTPHeaders.sameName(name, "Keep-Alive")
        case 14: HTTPHeaders.sameName(name, "Content-Length")
        case 17: HTTPHeaders.sameName(name, "Transfer-Encoding")
        default: false
        }
    }
}
