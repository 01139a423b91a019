import ExactJSON
import ServicingHTTP

/// A request that has been carried out or refused, its answer not yet written.
///
/// Writing the answer takes the most time of all; it is done outside the world's lock.
struct DecidedRequest: Sendable {
    /// The request's number in the journal.
    let number: Int
    /// The number of the last request before that was the same, byte for byte.
    let sameBytesAs: Int?
    let time: MockInstant
    let route: Route?
    let provider: (any MockProvider.Type)?
    let answer: MockAnswer
    let faults: [Fault]
    let mask: SecretMask

    /// The answer with the faults applied.
    func reply() -> Reply {
        var reply = Reply(Self.response(answer))
        for effect in faults.flatMap(\.effects) {
            if case .status(let status) = effect, let provider {
                reply.response = Self.response(provider.completeAnswer(to: Refusal(injected: status)))
            } else {
                reply.apply(effect)
            }
        }
        return reply
    }

    /// What the journal keeps of it.
    func entry(_ request: ReceivedRequest, _ reply: Reply) -> JournalEntry {
        JournalEntry(
            number: number, sameBytesAs: sameBytesAs, time: time, connection: request.connection,
            ordinal: request.ordinal, method: request.method, route: route, rule: answer.rule, effect: answer.effect,
            faults: faults, delivery: reply.delivery, ignoredFields: answer.ignoredFields,
            exchange: JournalExchange(
                target: request.target, headers: request.headers, body: request.body, response: reply.response,
                mask: mask))
    }

    private static func response(_ answer: MockAnswer) -> HTTPResponse {
        var headers = answer.headers
        guard let body = answer.body else { return HTTPResponse(status: answer.status, headers: headers) }
        headers.append(unchecked: HTTPField(unchecked: "Content-Type", "application/json"))
        return HTTPResponse(status: answer.status, headers: headers, body: body.serialized())
    }
}

extension MockProvider {
    /// A refusal in the provider's shape, with the header fields that HTTP asks for.
    static func completeAnswer(to refusal: Refusal) -> MockAnswer {
        var answer = answer(to: refusal)
        if answer.status == 401 {
            let challenge = authentication.challenge(realm: id, for: refusal.kind)
            answer.headers.append(unchecked: HTTPField(unchecked: "WWW-Authenticate", challenge))
        }
        if answer.status == 429 {
            answer.headers.append(unchecked: HTTPField(unchecked: "Retry-After", String(refusal.retryAfter)))
        }
        return answer
    }
}

extension Reply {
    fileprivate mutating func apply(_ effect: Fault.Effect) {
        switch effect {
        case .delay(let duration): delay += duration
        case .latency, .retryAfter: break  // Drawn: it has become a delay, or a header field.
        case .status(let status): response.status = status
        case .header(let name, let value): response.headers.replace(name, value)
        case .body(let bytes, let contentType):
            response.body = bytes
            response.headers.replace("Content-Type", contentType)
        case .cut(let bytes, let ending): delivery = .cut(afterBytes: bytes, ending)
        case .contentLength(let length): form = .announcing(contentLength: length)
        case .garbage(let bytes): form = .bytes(bytes)
        case .dribble(let bytes, let gap): pace = .dribble(bytes: bytes, gap: gap)
        case .acceptance(let acceptance): self.acceptance = acceptance
        }
    }
}

extension HTTPHeaders {
    /// Replaces the fields of that name without looking at the value: a fault may break rules.
    fileprivate mutating func replace(_ name: String, _ value: String) {
        self = HTTPHeaders(unchecked: fields.filter { !Self.sameName($0.name, name) })
        append(unchecked: HTTPField(unchecked: name, value))
    }
}
