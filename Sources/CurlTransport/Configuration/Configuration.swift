extension CurlTransport {
    /// How a transport behaves. Every value has a default that is fit for production.
    public struct Configuration: Sendable {
        /// How many calls libcurl works on at once; the others wait in the order they came. 1 or more.
        ///
        /// libcurl looks at every transfer whenever one of them has news, so more than about 64 costs more than it
        /// gains.
        public var maximumActiveTransfers = 64
        /// How long a connection may take to stand: name, TCP, proxy and TLS together. At least a millisecond.
        public var connectTimeout: Duration = .seconds(10)
        /// The largest body that is taken, in bytes after decoding, so that a small compressed answer can't fill the
        /// memory. 1 or more.
        public var maximumBodyBytes = 32 << 20
        /// The most bytes that an answer's header may have, interim answers and trailers included. 1 or more.
        public var maximumHeaderBytes = 128 << 10
        /// How many connections are kept, those in use included. 1 or more.
        public var maximumConnections = 64
        /// How long an unused connection is kept for another call. In whole seconds, 1 or more.
        ///
        /// Shorter than the 60 seconds after which common load balancers close one: a request that meets the server's
        /// closing half-way can't be told from one that was processed.
        public var idleConnectionLifetime: Duration = .seconds(30)
        /// The `User-Agent` of requests that don't bring their own; empty sends none.
        public var userAgent = "servicing-swift"
        /// Which peers are trusted and how this client proves who it is.
        public var tls = TLS()
        /// Which proxy `https` goes through.
        public var proxy = ProxyPolicy.none

        /// Whether answers are given as they were sent, for recorders: the body in its content coding, of which gzip and
        /// deflate are offered unless the request says otherwise, and ``ServicingHTTP/HTTPResponse/sent`` with its chunks.
        /// ``maximumBodyBytes`` then counts what is sent, the chunks' own lines included.
        public var keepsSentBodies = false

        /// The defaults.
        public init() {}
    }
}
