public import ServicingHTTP

/// A request as either door received it: whole, checked for framing, not yet understood.
public struct ReceivedRequest: Sendable {
    /// The method.
    public var method: HTTPMethod
    /// Path and query as they stood in the request line, still percent-encoded, beginning with `/`.
    public var target: String
    /// The header fields.
    public var headers: HTTPHeaders
    /// The body after transfer decoding.
    public var body: [UInt8]
    /// The connection's number, counted from 1 since the door opened. In-process calls each count as one.
    public var connection: Int
    /// The request's place on its connection, counted from 1.
    public var ordinal: Int
    /// Who can have sent it.
    public var reach: Reach

    /// A request; from this process unless said otherwise.
    public init(
        method: HTTPMethod, target: String, headers: HTTPHeaders, body: [UInt8], connection: Int, ordinal: Int,
        reach: Reach = .inProcess
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.connection = connection
        self.ordinal = ordinal
        self.reach = reach
    }
}

/// From how far away a door can be reached. What a handler lets a request do may depend on it.
public enum Reach: Sendable, Hashable {
    /// From this process alone: there is no socket.
    case inProcess
    /// From this machine: the server listens on a loopback address. A page in a browser is on this machine too.
    case loopback
    /// From other machines.
    case network
}

/// A handler whose replies take their time, such as one that asks another server first. Through a socket it is asked in
/// this way, and many of its replies can be on their way at once; in process it is asked like any other.
public protocol DeferringRequestHandler: RequestHandler {
    /// Takes a request. Called on the server's thread; must not block.
    ///
    /// - Parameter reply: what is called with the reply, once, from any thread.
    func take(_ request: ReceivedRequest, reply: @escaping @Sendable (Reply) -> Void)
}

/// What stands behind a door. Both doors call the same one, so that they can't behave differently.
public protocol RequestHandler: Sendable {
    /// Answers a request. Called from any thread; must not block.
    func reply(to request: ReceivedRequest) -> Reply
}
