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

/// What a door does with a request: the answer, and how much of it the client gets to see.
///
/// *Committed* and *delivered* are two facts: whether state has changed is decided before a reply exists.
public struct Reply: Sendable {
    /// How an answer that is not delivered whole ends.
    public enum Ending: Sendable, Hashable {
        /// The connection is closed in order (FIN).
        case closed
        /// The connection is reset (RST).
        case reset
        /// The connection stays open and nothing more comes.
        case silence
    }

    /// How much of the answer is delivered.
    public enum Delivery: Sendable, Hashable {
        /// All of it.
        case whole
        /// This many bytes of the answer, header included, and then the ending. Zero bytes: no answer at all. As many
        /// as the answer has, or more: all of it, and then the ending, of which an in-process caller sees nothing.
        case cut(afterBytes: Int, Ending)
    }

    /// The answer.
    public var response: HTTPResponse
    /// How long the door waits before the answer's first byte.
    public var delay: Duration
    /// How much of it is delivered.
    public var delivery: Delivery

    /// A reply, delivered whole and at once unless said otherwise.
    public init(_ response: HTTPResponse, delay: Duration = .zero, delivery: Delivery = .whole) {
        self.response = response
        self.delay = delay
        self.delivery = delivery
    }
}

/// What stands behind a door. Both doors call the same one, so that they can't behave differently.
public protocol RequestHandler: Sendable {
    /// Answers a request. Called from any thread; must not block.
    func reply(to request: ReceivedRequest) -> Reply
}
