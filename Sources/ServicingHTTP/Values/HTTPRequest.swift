/// A request ready to be sent: everything encoded, nothing left to decide but the way.
public struct HTTPRequest: Hashable, Sendable {
    /// The method.
    public var method: HTTPMethod
    /// Where it goes.
    public var baseURL: BaseURL
    /// Path and query after the base URL's own prefix, percent-encoded, beginning with `/`.
    public var target: String
    /// The header fields to send. `Host`, `Content-Length` and the connection's own fields are the transport's.
    public var headers: HTTPHeaders
    /// The body, or nil where the request has none.
    public var body: [UInt8]?

    /// A request.
    public init(
        method: HTTPMethod, baseURL: BaseURL, target: String, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8]? = nil
    ) {
        self.method = method
        self.baseURL = baseURL
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The request target as it stands in the request line: the base URL's prefix and ``target``.
    public var fullTarget: String {
        baseURL.pathPrefix.isEmpty ? target : baseURL.pathPrefix + target
    }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method, address and the body's size; header values that may be credentials are masked.
    public var description: String {
        "\(method) \(baseURL.origin)\(RedactionRules.standard.masked(target: fullTarget)) \(headers.fields)"
            + (body.map { " (\($0.count) bytes)" } ?? "")
    }
    /// The description.
    public var debugDescription: String { description }
    /// The description alone.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
