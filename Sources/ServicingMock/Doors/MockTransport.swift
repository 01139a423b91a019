public import ServicingHTTP
import Synchronization

/// The mock's door for Swift: a transport without a socket.
///
/// The handler receives what a connection would have carried, and the caller gets what a client at the other end of it
/// could know. Every call counts as a connection of its own. There is no wire, so the sizes of ``MockServer/Limits``
/// that a request can break are checked alike, but none of its times.
public final class MockTransport: HTTPTransport {
    private let handler: any RequestHandler
    private let limits: RequestLimits
    private let connections = Atomic<Int>(0)
    private let acceptance = Lock<(kind: Acceptance, end: ContinuousClock.Instant)>((.prompt, .now))

    /// A door to a handler.
    ///
    /// - Parameters:
    ///   - handler: what answers the requests; called on the caller's task.
    ///   - limits: how large a request may be.
    public init(handler: any RequestHandler, limits: MockServer.Limits = .standard) {
        self.handler = handler
        self.limits = limits.request
    }

    /// Hands the request to the handler and waits for as long as its reply says.
    ///
    /// - Throws: ``TransportError``: `refusedRequest` for what no client could send, `cannotConnect` where connections
    ///   are refused, `connectionLost` where the reply is cut off, `malformedAnswer` where what comes is no answer,
    ///   `timedOut` and `cancelled`.
    public func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        let start = ContinuousClock.now
        guard !Task.isCancelled else {
            throw TransportError(
                .cancelled, delivery: .notSent, phase: .waitingForSlot, message: "the call was cancelled")
        }
        guard start < deadline else {
            throw TransportError(
                .timedOut, delivery: .notSent, phase: .waitingForSlot, message: "the deadline had already passed")
        }
        let wire = WireRequest(request)
        if let problem = wire.problem {
            throw TransportError(.refusedRequest, delivery: .notSent, phase: .waitingForSlot, message: problem)
        }
        let isHead = request.method == .head
        try await connect(deadline)
        let connection = connections.add(1, ordering: .relaxed).newValue
        let reply: Reply
        let answer: Answer
        switch wire.received(connection: connection, limits: limits) {
        case .success(let received):
            let own = ServerItself.answer(method: received.method, target: received.target)
            reply = own.map { Reply($0) } ?? handler.reply(to: received)
            answer = Answer(reply, isHead: isHead, date: HTTPDate.text(HTTPDate.now()))
        case .failure(let refusal):
            answer = Answer(refusing: refusal, isHead: isHead, date: HTTPDate.text(HTTPDate.now()))
            reply = Reply(answer.response)
        }
        if let acceptance = reply.acceptance { setAcceptance(acceptance) }
        return try await InProcessExchange(
            answer: answer, reply: reply, isHead: isHead, start: start, deadline: deadline
        ).finish()
    }

    /// Changes how calls are taken on, from now on; each is a connection of its own.
    public func setAcceptance(_ acceptance: Acceptance) {
        let end: ContinuousClock.Instant =
            switch acceptance {
            case .prompt: .now
            case .refused(let time), .slow(_, let time): .now + time
            }
        self.acceptance.withLock { $0 = (acceptance, end) }
    }

    /// Does what a client's connecting would come to.
    private func connect(_ deadline: ContinuousClock.Instant) async throws(TransportError) {
        let (kind, end) = acceptance.withLock { $0 }
        guard ContinuousClock.now < end else { return }
        switch kind {
        case .prompt: return
        case .refused:
            throw TransportError(
                .cannotConnect, delivery: .notSent, phase: .connecting, message: "the connection was refused")
        case .slow(let delay, _):
            let due = ContinuousClock.now + delay
            // A client that is connected sends: whether the server has taken it on is not for it to see.
            do {
                try await Task.sleep(until: min(due, deadline), tolerance: .zero, clock: .continuous)
            } catch {
                throw TransportError(
                    .cancelled, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "the call was cancelled")
            }
            guard due < deadline else {
                throw TransportError(
                    .timedOut, delivery: .mayHaveArrived, phase: .waitingForAnswer,
                    message: "the deadline passed while waiting for the answer's first byte")
            }
        }
    }
}
