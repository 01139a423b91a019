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
    /// - Throws: ``TransportError``: `refusedRequest` for what no client could send, `connectionLost` where the reply is
    ///   cut off, `timedOut` and `cancelled`.
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
        let connection = connections.add(1, ordering: .relaxed).newValue
        let reply: Reply
        let answer: Answer
        switch wire.received(connection: connection, limits: limits) {
        case .success(let received):
            let own = ServerItself.answer(method: received.method, target: received.target)
            reply = own.map { Reply($0) } ?? handler.reply(to: received)
            answer = Answer(reply.response, isHead: isHead, date: HTTPDate.text(HTTPDate.now()))
        case .failure(let refusal):
            answer = Answer(refusing: refusal, isHead: isHead, date: HTTPDate.text(HTTPDate.now()))
            reply = Reply(answer.response)
        }
        let exchange = Exchange(answer: answer, delivery: reply.delivery, start: start, deadline: deadline)
        if reply.delay > .zero {
            try await exchange.wait(until: start + reply.delay)
        }
        return try await exchange.finish()
    }
}

/// What becomes of an answer on its way to the caller.
private struct Exchange {
    let answer: Answer
    let delivery: Reply.Delivery
    let start: ContinuousClock.Instant
    let deadline: ContinuousClock.Instant

    /// Waits, but no longer than the caller does.
    func wait(until due: ContinuousClock.Instant) async throws(TransportError) {
        try await sleep(until: min(due, deadline), phase: .waitingForAnswer, partial: nil)
        guard due < deadline else { throw timedOut(.waitingForAnswer, partial: nil) }
    }

    /// The answer as far as it is delivered.
    func finish() async throws(TransportError) -> HTTPResponse {
        guard case .cut(let afterBytes, let ending) = delivery else { return whole }
        var wire: [UInt8] = []
        let header = answer.write(to: &wire, connection: .kept)
        guard afterBytes < wire.count else { return whole }
        let phase: TransportError.Phase = afterBytes > 0 ? .receiving : .waitingForAnswer
        var partial: HTTPResponse?
        if afterBytes >= header {
            // A client knows of an answer only when the empty line that ends its header has come.
            partial = answer.response
            partial?.body = Array(answer.response.body.prefix(afterBytes - header))
            partial?.metrics = metrics
        }
        switch ending {
        case .closed, .reset:
            throw TransportError(
                .connectionLost, delivery: .mayHaveArrived, phase: phase,
                message: ending == .reset
                    ? "the connection was reset before the answer was whole"
                    : "the connection was closed before the answer was whole",
                metrics: metrics, partialAnswer: partial)
        case .silence:
            try await sleep(until: deadline, phase: phase, partial: partial)
            throw timedOut(phase, partial: partial)
        }
    }

    private var whole: HTTPResponse {
        var response = answer.response
        response.metrics = metrics
        return response
    }

    private var metrics: ExchangeMetrics {
        let elapsed = ContinuousClock.now - start
        return ExchangeMetrics(total: elapsed, firstByte: elapsed)
    }

    private func sleep(
        until instant: ContinuousClock.Instant, phase: TransportError.Phase, partial: HTTPResponse?
    ) async throws(TransportError) {
        do {
            try await Task.sleep(until: instant, tolerance: .zero, clock: .continuous)
        } catch {
            throw TransportError(
                .cancelled, delivery: .mayHaveArrived, phase: phase, message: "the call was cancelled",
                metrics: metrics, partialAnswer: partial)
        }
    }

    private func timedOut(_ phase: TransportError.Phase, partial: HTTPResponse?) -> TransportError {
        TransportError(
            .timedOut, delivery: .mayHaveArrived, phase: phase,
            message: "the deadline passed while waiting for \(phase.rawValue)", metrics: metrics,
            partialAnswer: partial)
    }
}
