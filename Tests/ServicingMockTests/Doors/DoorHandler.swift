import ServicingHTTP
import ServicingMock

/// A handler for the tests of the doors: it echoes what it received, unless a test says what to reply, and remembers it.
final class DoorHandler: RequestHandler {
    private let replier: (@Sendable (ReceivedRequest) -> Reply)?
    private let log = Lock<[ReceivedRequest]>([])

    init(_ replier: (@Sendable (ReceivedRequest) -> Reply)? = nil) {
        self.replier = replier
    }

    /// What it received, in order.
    var received: [ReceivedRequest] { log.withLock { $0 } }

    func reply(to request: ReceivedRequest) -> Reply {
        log.withLock { $0.append(request) }
        return replier?(request) ?? Reply(Self.echo(request))
    }

    /// An answer that says what was received: the request line, the host and the body.
    static func echo(_ request: ReceivedRequest) -> HTTPResponse {
        let text = "\(request.method) \(request.target) \(request.headers["Host"] ?? "-")\n"
        return HTTPResponse(
            status: 200, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Type", "text/plain")]),
            body: Array(text.utf8) + request.body)
    }
}
