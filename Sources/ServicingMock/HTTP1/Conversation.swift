import ServicingHTTP

/// The server's side of one connection, as a value without input or output: bytes of requests in, bytes of answers out.
///
/// One request is served at a time, and the next one is not looked at before its answer is written: so answers keep
/// the requests' order, and a client that sends without reading fills its own queue, not the server's memory.
struct Conversation {
    /// What is served with, the same for all connections at one moment.
    struct Service {
        let handler: any RequestHandler
        /// The same one where its replies take their time.
        var deferring: (any DeferringRequestHandler)?
        /// Who can reach the server.
        var reach = Reach.loopback
        /// What `Date` says.
        var date: String
        /// Whether every answer is its connection's last.
        var isStopping = false
    }

    /// What happens when the answers written so far are delivered.
    enum Stage: Hashable {
        /// The next request is served.
        case open
        /// A handler has the request and replies when it can.
        case asking
        /// A reply, or the rest of one, is held back for so long.
        case waiting(Duration)
        /// Nothing more is served.
        case ending(Reply.Ending)
    }

    /// An answer that is on its way, by the places of its bytes among all that the connection is to send.
    private struct Delivery {
        let start: Int
        let end: Int
        /// How many bytes it has with those that are not to be delivered.
        let total: Int
        let note: @Sendable (DeliveredBytes) -> Void
    }

    private struct Held {
        var reply: Reply
        let isHead: Bool
        let minorVersion: Int
        let keepsAlive: Bool
    }

    /// What is left of an answer that is delivered bit by bit, and what happens when it is.
    private struct Rest {
        var bytes: ArraySlice<UInt8>
        let piece: Int
        let gap: Duration
        let stage: Stage
        let gate: DelayGate?
    }

    /// Answers are collected up to about so many bytes before they must be delivered.
    private static let outputMark = 262_144
    /// So much may be received ahead of being served.
    private static let aheadMark = 65_536

    private let connection: Int
    private var ordinal = 0
    private var parser: RequestParser
    private var held: Held?
    private var asked: ReceivedRequest?
    private var rest: Rest?
    private var acceptance: Acceptance?
    /// What was received and not looked at yet.
    private var ahead: [UInt8] = []
    private var deliveries: [Delivery] = []
    /// How many bytes were given out to be sent, but for those that stand in the output now.
    private var givenBefore = 0
    /// How many bytes were sent.
    private var sent = 0
    /// What happens next.
    private(set) var stage = Stage.open

    init(connection: Int, limits: RequestLimits) {
        self.connection = connection
        parser = RequestParser(limits: limits)
    }

    /// How far the current request has come.
    var phase: RequestParser.Phase { parser.phase }
    /// How many requests have come whole.
    var served: Int { ordinal }
    /// Whether something was received that is not looked at yet.
    var hasAhead: Bool { !ahead.isEmpty }
    /// Whether more should be received while the answers so far are still on their way, or held back.
    var hasRoomAhead: Bool { ahead.count < Self.aheadMark }
    /// Whether no request is in hand, so that closing the connection loses nothing.
    var isIdle: Bool { stage == .open && phase == .idle && ahead.isEmpty }

    /// What may end the time that an answer is held back for.
    var gate: DelayGate? {
        guard case .waiting = stage else { return nil }
        return held?.reply.gate ?? rest?.gate
    }

    /// Notes that the output was taken away to be sent, all of it.
    mutating func noteTaken(_ count: Int) {
        givenBefore += count
    }

    /// Notes that so many more bytes were sent.
    mutating func noteSent(_ count: Int) {
        sent += count
        while let first = deliveries.first, first.end <= sent, rest == nil {
            deliveries.removeFirst()
            first.note(DeliveredBytes(first.end - first.start, of: first.total))
        }
    }

    /// Notes that nothing more will be sent.
    mutating func noteClosed() {
        for delivery in deliveries {
            let count = min(max(0, sent - delivery.start), delivery.end - delivery.start)
            delivery.note(DeliveredBytes(count, of: delivery.total))
        }
        deliveries = []
        if let held, let note = held.reply.onDelivery {
            note(DeliveredBytes(0, of: Answer(held.reply, isHead: held.isHead, date: HTTPDate.text(0)).byteCount))
        }
        held = nil
    }

    /// Writes what was held back and need not be any longer.
    mutating func releaseOpened(into output: inout [UInt8], _ service: Service) {
        while gate?.isOpen == true { release(into: &output, service) }
    }

    /// Takes what was received.
    mutating func receive(_ bytes: Bytes, into output: inout [UInt8], _ service: Service) {
        switch stage {
        case .open where ahead.isEmpty:
            let used = serve(bytes, into: &output, service)
            ahead.append(contentsOf: Grammar.slice(bytes, used, bytes.count))
        case .open, .asking, .waiting:
            ahead.append(contentsOf: bytes)
        case .ending:
            break
        }
    }

    /// Serves what was received ahead, now that the answers so far are delivered.
    mutating func resume(into output: inout [UInt8], _ service: Service) {
        guard stage == .open, !ahead.isEmpty else { return }
        var bytes: [UInt8] = []
        swap(&bytes, &ahead)
        let used = bytes.withUnsafeBufferPointer { serve($0, into: &output, service) }
        if used < bytes.count { ahead = Array(bytes[used...]) }
    }

    /// Takes the client's end of sending, when all that was received has been served. A request that is not whole is
    /// answered 400, as the client may still be reading; between requests nothing is said.
    mutating func receiveEnd(into output: inout [UInt8], _ service: Service) {
        guard stage == .open else { return }
        if let refusal = parser.refusalAtEnd() {
            refuse(refusal, into: &output, service)
        } else {
            stage = .ending(.closed)
        }
    }

    /// The request that its handler is to be asked about, once.
    mutating func takeAsked() -> ReceivedRequest? {
        defer { asked = nil }
        return asked
    }

    /// Takes the reply that the handler was asked for.
    mutating func take(_ reply: Reply, into output: inout [UInt8], _ service: Service) {
        guard stage == .asking, var held else { return }
        held.reply = reply
        self.held = nil
        stage = .open
        answer(held, into: &output, service)
    }

    /// Writes the reply that was held back, or the next piece of it, its time having come.
    mutating func release(into output: inout [UInt8], _ service: Service) {
        guard case .waiting = stage else { return }
        if let held {
            self.held = nil
            stage = .open
            deliver(held, into: &output, service)
        } else if var rest {
            output.append(contentsOf: rest.bytes.prefix(rest.piece))
            rest.bytes = rest.bytes.dropFirst(rest.piece)
            self.rest = rest.bytes.isEmpty ? nil : rest
            stage = rest.bytes.isEmpty ? rest.stage : .waiting(rest.gap)
        }
    }

    /// How a reply asked for connections to be taken on, once.
    mutating func takeAcceptance() -> Acceptance? {
        defer { acceptance = nil }
        return acceptance
    }

    /// Refuses the current request for a reason that lies outside of it, such as time.
    mutating func refuse(_ refusal: RequestRefusal, into output: inout [UInt8], _ service: Service) {
        Answer(refusing: refusal, isHead: parser.isHead, date: service.date).write(to: &output, connection: .closed)
        ahead = []
        stage = .ending(.closed)
    }

    /// Serves as many requests as the bytes hold. Says how many bytes were used.
    private mutating func serve(_ bytes: Bytes, into output: inout [UInt8], _ service: Service) -> Int {
        var position = 0
        while stage == .open, output.count < Self.outputMark {
            switch parser.advance(bytes, &position) {
            case .needsMore:
                return position
            case .continueExpected:
                output.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8)
            case .request(let request):
                answer(request, into: &output, service)
            case .refused(let refusal):
                refuse(refusal, into: &output, service)
                return bytes.count
            }
        }
        if case .ending = stage { return bytes.count }
        return position
    }

    private mutating func answer(_ request: ParsedRequest, into output: inout [UInt8], _ service: Service) {
        ordinal += 1
        let head = request.head
        var held = Held(
            reply: Reply(HTTPResponse(status: 500)), isHead: head.method == .head, minorVersion: head.minorVersion,
            keepsAlive: head.keepsAlive)
        if let response = ServerItself.answer(method: head.method, target: head.target) {
            held.reply = Reply(response)
        } else {
            let received = ReceivedRequest(
                method: head.method, target: head.target, headers: head.headers, body: request.body,
                connection: connection, ordinal: ordinal, reach: service.reach)
            guard service.deferring == nil else {
                self.held = held
                asked = received
                stage = .asking
                return
            }
            held.reply = service.handler.reply(to: received)
        }
        answer(held, into: &output, service)
    }

    private mutating func answer(_ held: Held, into output: inout [UInt8], _ service: Service) {
        let reply = held.reply
        acceptance = reply.acceptance ?? acceptance
        if reply.delay > .zero {
            self.held = held
            stage = .waiting(reply.delay)
        } else {
            deliver(held, into: &output, service)
        }
    }

    private mutating func deliver(_ held: Held, into output: inout [UInt8], _ service: Service) {
        let reply = held.reply
        let answer = Answer(
            reply, isHead: held.isHead, date: service.date, takesChunks: held.minorVersion > 0)
        let closes = answer.closes || !held.keepsAlive || service.isStopping
        let start = output.count
        answer.write(
            to: &output, connection: closes ? .closed : held.minorVersion == 0 ? .keptForHTTP10 : .kept)
        if closes || answer.isRaw { stage = .ending(.closed) }
        let total = output.count - start
        if case .cut(let afterBytes, let ending) = reply.delivery {
            let surplus = output.count - start - max(0, afterBytes)
            if surplus > 0 { output.removeLast(surplus) }
            stage = .ending(ending)
        }
        if let note = reply.onDelivery {
            let place = givenBefore + start
            deliveries.append(
                Delivery(start: place, end: place + output.count - start, total: total, note: note))
        }
        if case .dribble(let piece, let gap) = reply.pace {
            holdBack(start + max(1, piece), from: start, &output, gap, reply.gate)
        }
    }

    /// Takes what is written beyond a place back, to be delivered a piece at a time.
    private mutating func holdBack(
        _ place: Int, from start: Int, _ output: inout [UInt8], _ gap: Duration, _ gate: DelayGate?
    ) {
        guard output.count > place else { return }
        rest = Rest(bytes: output[place...], piece: place - start, gap: gap, stage: stage, gate: gate)
        output.removeSubrange(place...)
        stage = .waiting(gap)
    }
}
