/// How much of a request is taken, in bytes.
struct RequestLimits: Hashable, Sendable {
    /// The header section, request line and line ends included.
    var header: Int
    /// The request target.
    var target: Int
    /// The body after transfer decoding.
    var body: Int
    /// All chunk extensions of a body together.
    var chunkExtensions: Int
    /// The trailer section, line ends included.
    var trailers: Int
    /// Empty lines before a request line (RFC 9112 §2.2 asks for at least one).
    var emptyLines = 4
}
