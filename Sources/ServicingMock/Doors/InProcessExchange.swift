import ServicingHTTP

/// What a client at the other end of a wire would get of a reply, worked out without one.
struct InProcessExchange {
    let answer: Answer
    let reply: Reply
    let isHead: Bool
    let start: ContinuousClock.Instant
    let deadline: ContinuousClock.Instant

    /// The answer as far as it is delivered.
    func finish() async throws(TransportError) -> HTTPResponse {
        let first = start + max(.zero, reply.delay)
        if reply.delay > .zero {
            do throws(TransportError) {
                try await wait(until: first, phase: .waitingForAnswer, partial: nil)
            } catch {
                if reply.onDelivery != nil { note(0, of: answer.byteCount) }
                throw error
            }
        }
        if reply.delivery == .whole, reply.form == .sound, reply.pace == .full {
            if reply.onDelivery != nil {
                let count = answer.byteCount
                note(count, of: count)
            }
            return whole(answer.response.body)
        }

        var sent: [UInt8] = []
        let header = answer.write(to: &sent, connection: .kept)
        let total = sent.count
        let ending = cut(&sent)
        var delivered = sent.count
        defer { note(delivered, of: total) }
        guard !answer.isRaw, announced >= 0 else {
            guard !sent.isEmpty else { return try await lose(ending, 0, header) }
            try await wait(until: first, phase: .receiving, partial: nil)
            throw failure(.malformedAnswer, .receiving, "what came is not an HTTP answer", nil)
        }
        // A client takes no more than it was told to expect, and knows of an answer only when the empty line that ends
        // its header has come.
        let needed = header + (answer.hasBody(isHead: isHead) ? announced : 0)
        try await receive(min(needed, sent.count), of: sent, header, from: first, &delivered)
        guard sent.count >= needed else { return try await lose(ending, sent.count, header, sent) }
        return whole(Array(sent[header..<needed]))
    }

    /// What `Content-Length` says.
    private var announced: Int {
        if case .announcing(let length) = reply.form { length } else { answer.response.body.count }
    }

    /// Cuts off what is not delivered. What happens behind the last byte; nil where the connection is kept.
    private func cut(_ sent: inout [UInt8]) -> Reply.Ending {
        if case .cut(let afterBytes, let ending) = reply.delivery {
            sent.removeLast(max(0, sent.count - max(0, afterBytes)))
            return ending
        }
        // A connection that is kept says no more than one that falls silent.
        return answer.closes || answer.isRaw ? .closed : .silence
    }

    /// Waits until so many bytes have come, a piece at a time.
    private func receive(
        _ count: Int, of sent: [UInt8], _ header: Int, from first: ContinuousClock.Instant, _ delivered: inout Int
    ) async throws(TransportError) {
        guard reply.gate?.isOpen != true, case .dribble(let piece, let gap) = reply.pace, gap > .zero, count > 0 else {
            return
        }
        let pieces = (count - 1) / max(1, piece)
        let due = first + gap * pieces
        guard due >= deadline else { return try await wait(until: due, phase: .receiving, partial: nil) }
        // Fewer pieces than there are, so that the number is a small one.
        let come = max(1, piece) * (1 + Int((deadline - first) / gap))
        delivered = min(come, count)
        try await wait(until: due, phase: .receiving, partial: partial(min(come, count), header, sent))
    }

    /// The failure of an answer that is not whole.
    private func lose(
        _ ending: Reply.Ending, _ count: Int, _ header: Int, _ sent: [UInt8] = []
    ) async throws(TransportError) -> HTTPResponse {
        let phase: TransportError.Phase = count > 0 ? .receiving : .waitingForAnswer
        let partial = partial(count, header, sent)
        switch ending {
        case .closed:
            throw failure(
                .connectionLost, phase, "the connection was closed before the answer was whole", partial)
        case .reset:
            throw failure(.connectionLost, phase, "the connection was reset before the answer was whole", partial)
        case .silence:
            try await wait(until: deadline, phase: phase, partial: partial)
            throw timedOut(phase, partial)
        }
    }

    /// What a client knows of an answer of which so many bytes have come.
    private func partial(_ count: Int, _ header: Int, _ sent: [UInt8]) -> HTTPResponse? {
        guard count >= header, count <= sent.count else { return nil }
        var response = answer.response
        response.body = Array(sent[header..<count])
        response.metrics = metrics
        return response
    }

    private func whole(_ body: [UInt8]) -> HTTPResponse {
        var response = answer.response
        response.body = body
        response.metrics = metrics
        return response
    }

    private func note(_ bytes: Int, of total: Int) {
        reply.onDelivery?(DeliveredBytes(bytes, of: total))
    }

    private var metrics: ExchangeMetrics {
        let elapsed = ContinuousClock.now - start
        return ExchangeMetrics(total: elapsed, firstByte: elapsed)
    }

    /// Waits, but no longer than the caller does.
    private func wait(
        until due: ContinuousClock.Instant, phase: TransportError.Phase, partial: HTTPResponse?
    ) async throws(TransportError) {
        do {
            if let gate = reply.gate {
                try await gate.sleep(until: min(due, deadline))
            } else {
                try await Task.sleep(until: min(due, deadline), tolerance: .zero, clock: .continuous)
            }
        } catch {
            throw failure(.cancelled, phase, "the call was cancelled", partial)
        }
        guard due < deadline || (reply.gate?.isOpen == true && ContinuousClock.now < deadline) else {
            throw timedOut(phase, partial)
        }
    }

    private func timedOut(_ phase: TransportError.Phase, _ partial: HTTPResponse?) -> TransportError {
        failure(.timedOut, phase, "the deadline passed while waiting for \(phase.rawValue)", partial)
    }

    private func failure(
        _ kind: TransportError.Kind, _ phase: TransportError.Phase, _ message: String, _ partial: HTTPResponse?
    ) -> TransportError {
        TransportError(
            kind, delivery: .mayHaveArrived, phase: phase, message: message, metrics: metrics, partialAnswer: partial)
    }
}
