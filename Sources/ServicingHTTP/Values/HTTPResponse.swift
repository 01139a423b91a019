/// A whole answer.
public struct HTTPResponse: Hashable, Sendable {
    /// The status code, 200 to 599 for every final answer.
    public var status: Int
    /// The header fields as they came.
    public var headers: HTTPHeaders
    /// The body after content decoding.
    public var body: [UInt8]
    /// The fields that came behind the body (RFC 9110 §6.5); empty where none did. Nothing is decided by them.
    public var trailers: HTTPHeaders
    /// The body as it was sent, where the transport keeps it; nil elsewhere.
    public var sent: SentBody?
    /// What the transport measured. The in-process mock fills what it knows.
    public var metrics: ExchangeMetrics

    /// An answer.
    public init(
        status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = [], trailers: HTTPHeaders = HTTPHeaders(),
        sent: SentBody? = nil, metrics: ExchangeMetrics = ExchangeMetrics()
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.trailers = trailers
        self.sent = sent
        self.metrics = metrics
    }
}

/// An answer's body as it was sent: what a recorder keeps, and a replay gives again.
public struct SentBody: Hashable, Sendable {
    /// The bytes after transfer decoding and before content decoding.
    public var bytes: [UInt8]
    /// The sizes of the chunks that they came in (RFC 9112 §7.1); empty where they did not come in chunks.
    public var chunks: [Int]

    /// A body.
    public init(_ bytes: [UInt8], chunks: [Int] = []) {
        self.bytes = bytes
        self.chunks = chunks
    }
}

/// What a transport measured of one exchange.
public struct ExchangeMetrics: Hashable, Sendable {
    /// From the call of `send` to the whole answer.
    public var total: Duration
    /// Until the connection stood, TLS included; zero on a reused connection.
    public var connect: Duration
    /// From the call of `send` to the answer's first byte.
    public var firstByte: Duration
    /// Whether the exchange ran over a connection that had served before.
    public var reusedConnection: Bool
    /// The protocol's version as libcurl numbers it in words: `HTTP/1.1`, `HTTP/2`; empty where there is no wire.
    public var version: String
    /// How often the request was handed to a connection. One, or zero where it failed before that.
    public var deliveries: Int

    /// Measures, all zero unless given.
    public init(
        total: Duration = .zero, connect: Duration = .zero, firstByte: Duration = .zero,
        reusedConnection: Bool = false, version: String = "", deliveries: Int = 1
    ) {
        self.total = total
        self.connect = connect
        self.firstByte = firstByte
        self.reusedConnection = reusedConnection
        self.version = version
        self.deliveries = deliveries
    }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Status, header fields and the body's size; header values that may be credentials are masked.
    public var description: String { "\(status) \(headers.fields) (\(body.count) bytes)" }
    /// The description.
    public var debugDescription: String { description }
    /// The description alone.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
