extension MockServer {
    /// What the server takes and how long it waits, so that no client can hold it up. Sizes are in bytes.
    public struct Limits: Hashable, Sendable {
        /// A request's header section, request line and line ends included. More is 431.
        public var headerBytes = 65_536
        /// A request's target. More is 414. RFC 9112 §3 asks for 8,000 at least.
        public var targetBytes = 16_384
        /// A request's body after transfer decoding. More is 413, said before the body where its length is announced.
        public var bodyBytes = 16_777_216
        /// All chunk extensions of a body together. More is 400.
        public var chunkExtensionBytes = 8192
        /// A chunked body's trailer section. More is 431.
        public var trailerBytes = 16_384
        /// Connections at a time. More wait in the system's queue until one is closed.
        public var connections = 10_000

        /// How long a connection may stay open between requests.
        public var idleTime: Duration = .seconds(75)
        /// From a header's first byte to its last, however steadily it drips. Longer is 408.
        public var headerTime: Duration = .seconds(15)
        /// From the end of a header to the end of its body, however steadily it drips. Longer is 408.
        public var bodyTime: Duration = .seconds(120)
        /// How long a body may bring nothing. Longer is 408.
        public var bodyStallTime: Duration = .seconds(30)
        /// From an answer's first byte to its last, however steadily it is read. Longer ends in a reset.
        public var writeTime: Duration = .seconds(300)
        /// How long a client may read nothing of an answer. Longer ends in a reset.
        public var writeStallTime: Duration = .seconds(30)
        /// How long the server waits for the client's end of a connection that it has ended itself, so that the last
        /// answer is not lost to a reset (RFC 9112 §9.6).
        public var lingerTime: Duration = .seconds(2)
        /// How much it reads and throws away in that time.
        public var lingerBytes = 4_194_304
        /// How long a connection on which a reply chose silence is kept.
        public var silenceTime: Duration = .seconds(600)
        /// How long ``MockServer/stop()`` waits for requests in flight.
        public var stopTime: Duration = .seconds(5)

        /// Generous limits for development.
        public static let standard = Limits()

        /// The standard limits, for changing some of them.
        public init() {}

        var request: RequestLimits {
            RequestLimits(
                header: headerBytes, target: targetBytes, body: bodyBytes, chunkExtensions: chunkExtensionBytes,
                trailers: trailerBytes)
        }
    }
}
