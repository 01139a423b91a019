public import ExactJSON
public import ServicingHTTP

/// An answer as it came, or as a document states it.
public struct RecordedResponse: Hashable, Sendable {
    /// What a file holds of an answer's body.
    public enum Content: Hashable, Sendable {
        /// All of it, after content decoding.
        case bytes([UInt8])
        /// Nothing, since the document states the status and no body.
        case unstated
        /// Nothing but its size in bytes, since the tool that wrote the file left it out.
        case missing(size: Int)
    }

    /// The status code.
    public var status: Int
    /// The reason phrase.
    public var statusText: String
    /// The protocol's version, `HTTP/1.1`.
    public var httpVersion: String
    /// The header fields in order.
    public var headers: HTTPHeaders
    /// What the body is, `application/json`; `x-unknown` where nobody said.
    public var mimeType: String
    /// The body.
    public var content: Content
    /// The body's bytes as they were sent, where the transport gave them in a coding, gzip or deflate, that ``content``
    /// is without.
    public var sent: [UInt8]?
    /// The sizes of the chunks that the body was sent in (RFC 9112 §7.1); empty where it was not, or nobody knows. They
    /// add up to ``sentBytes``.
    public var chunks: [Int]
    /// The fields that came behind the body.
    public var trailers: HTTPHeaders
    /// A sentence about it.
    public var comment: String?
    /// A sentence about the body.
    public var contentComment: String?
    /// Underscore fields of other tools.
    public var others: JSONObject

    /// An answer.
    ///
    /// - Parameters:
    ///   - statusText: the reason phrase; the status' registered one where it is not given.
    ///   - mimeType: what the body is; the `Content-Type` where it is not given.
    public init(
        status: Int, statusText: String? = nil, httpVersion: String = "HTTP/1.1", headers: HTTPHeaders = HTTPHeaders(),
        mimeType: String? = nil, content: Content, sent: [UInt8]? = nil, chunks: [Int] = [],
        trailers: HTTPHeaders = HTTPHeaders(), comment: String? = nil, contentComment: String? = nil,
        others: JSONObject = [:]
    ) {
        self.status = status
        self.statusText = statusText ?? ReasonPhrase.of(status)
        self.httpVersion = httpVersion
        self.headers = headers
        self.mimeType = mimeType ?? headers["Content-Type"] ?? "x-unknown"
        self.content = content
        self.sent = sent
        self.chunks = chunks
        self.trailers = trailers
        self.comment = comment
        self.contentComment = contentComment
        self.others = others
    }

    /// An answer that a transport gave.
    public init(_ response: HTTPResponse) {
        let wire = response.sent?.bytes ?? response.body
        let decoded = ContentCoding(response.headers)?.decode(wire)
        self.init(
            status: response.status,
            httpVersion: response.metrics.version.isEmpty ? "HTTP/1.1" : response.metrics.version,
            headers: response.headers, content: .bytes(decoded ?? response.body),
            sent: decoded == nil ? nil : wire, trailers: response.trailers)
        chunks = Self.chunks(response.sent?.chunks ?? [], fitting: sentBytes.count)
    }

    /// The body's bytes as they were sent, as far as they are known.
    public var sentBytes: [UInt8] { sent ?? body }

    /// Chunks for so many bytes: those sizes as far as the bytes go, and what is left in the last one.
    static func chunks(_ sizes: [Int], fitting count: Int) -> [Int] {
        guard !sizes.isEmpty, count > 0 else { return [] }
        var fitting: [Int] = []
        var left = count
        for size in sizes where size > 0 && left > 0 {
            fitting.append(min(size, left))
            left -= min(size, left)
        }
        if let last = fitting.popLast() { fitting.append(last + left) }
        return fitting
    }

    /// The body's bytes; empty where the file holds none.
    public var body: [UInt8] {
        if case .bytes(let bytes) = content { bytes } else { [] }
    }
}

/// The reason phrases of the statuses that servicers document or HTTP libraries make (RFC 9110 §15).
enum ReasonPhrase {
    static func of(_ status: Int) -> String { phrases[status] ?? "" }

    private static let phrases = [
        100: "Continue", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
        207: "Multi-Status", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
        307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized",
        402: "Payment Required", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required",
        412: "Precondition Failed", 413: "Content Too Large", 414: "URI Too Long", 415: "Unsupported Media Type",
        421: "Misdirected Request", 422: "Unprocessable Content", 426: "Upgrade Required",
        428: "Precondition Required", 429: "Too Many Requests", 431: "Request Header Fields Too Large",
        500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
        504: "Gateway Timeout", 505: "HTTP Version Not Supported",
    ]
}
