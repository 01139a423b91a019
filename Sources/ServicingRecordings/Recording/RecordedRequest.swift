public import ExactJSON
public import ServicingHTTP

/// A request as it was sent, or as it would be.
public struct RecordedRequest: Hashable, Sendable {
    /// The method.
    public var method: HTTPMethod
    /// Where it went, query included.
    public var url: RecordedURL
    /// The protocol's version, `HTTP/1.1`.
    public var httpVersion: String
    /// The header fields in order.
    public var headers: HTTPHeaders
    /// The body; nil where there was none.
    public var body: RecordedBody?
    /// A sentence about it.
    public var comment: String?
    /// Underscore fields of other tools.
    public var others: JSONObject

    /// A request.
    public init(
        method: HTTPMethod, url: RecordedURL, httpVersion: String = "HTTP/1.1", headers: HTTPHeaders = HTTPHeaders(),
        body: RecordedBody? = nil, comment: String? = nil, others: JSONObject = [:]
    ) {
        self.method = method
        self.url = url
        self.httpVersion = httpVersion
        self.headers = headers
        self.body = body
        self.comment = comment
        self.others = others
    }

    /// A request that a transport was given.
    public init(_ request: HTTPRequest) {
        self.init(
            method: request.method,
            url: RecordedURL(
                origin: request.baseURL.recordedOrigin, target: request.fullTarget),
            headers: request.headers,
            body: request.body.map {
                RecordedBody(
                    $0, mimeType: request.headers["Content-Type"] ?? "application/octet-stream",
                    coding: ContentCoding(request.headers))
            })
    }
}

/// A request's body.
public struct RecordedBody: Hashable, Sendable {
    /// The bytes, after content decoding where the coding is known: gzip or deflate.
    public var bytes: [UInt8]
    /// The bytes as they were sent, where those are a coding of ``bytes``.
    public var sent: [UInt8]?
    /// What they are, `application/json`.
    public var mimeType: String
    /// A sentence about it.
    public var comment: String?

    /// A body.
    public init(_ bytes: [UInt8], sent: [UInt8]? = nil, mimeType: String, comment: String? = nil) {
        self.bytes = bytes
        self.sent = sent
        self.mimeType = mimeType
        self.comment = comment
    }

    /// A body that may have been sent in a coding.
    init(_ bytes: [UInt8], mimeType: String, coding: ContentCoding?, comment: String? = nil) {
        let decoded = coding?.decode(bytes)
        self.init(decoded ?? bytes, sent: decoded == nil ? nil : bytes, mimeType: mimeType, comment: comment)
    }
}

extension BaseURL {
    /// Scheme, host and the port where it is not the scheme's own.
    fileprivate var recordedOrigin: String {
        let usual: UInt16 = scheme == .http ? 80 : 443
        return "\(scheme.rawValue)://\(host)" + (port == usual ? "" : ":\(port)")
    }
}
