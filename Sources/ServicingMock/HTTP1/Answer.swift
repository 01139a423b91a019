import ServicingHTTP

/// An answer as a client gets to see it, which both doors make alike: what the handler replied, with the fields that
/// are the door's.
struct Answer {
    /// What becomes of the connection, and so which connection field the answer carries.
    enum Connection {
        /// It is kept; HTTP/1.1 need not be told.
        case kept
        /// It is kept, and an HTTP/1.0 client must be told (RFC 9112 §C.2.2).
        case keptForHTTP10
        /// It is closed after the answer (RFC 9112 §9.6).
        case closed
    }

    /// The response; its fields are those of the wire but for the connection's own.
    let response: HTTPResponse
    /// Whether the handler asked for the connection to be closed.
    let closes: Bool
    /// The body's bytes on the wire.
    private(set) var wire: [UInt8]
    /// Whether they go in chunks: where the handler tells their sizes, or has trailers to send behind them.
    private let isChunked: Bool
    /// What stands on the wire in the answer's place, where a fault says so.
    private let raw: [UInt8]?
    private let isHead: Bool

    /// An answer to a request.
    ///
    /// - Parameters:
    ///   - response: what the handler replied. `Content-Length`, `Transfer-Encoding` and the connection's fields are
    ///     the door's and are replaced; a `Date` of the handler's own stays.
    ///   - isHead: whether the request was HEAD, whose answer has every field but no body (RFC 9110 §9.3.2).
    ///   - date: what `Date` says where the handler does not.
    ///   - contentLength: what `Content-Length` says where it is not to be the body's own, as a fault has it.
    ///   - raw: what stands on the wire in the answer's place, where a fault says so.
    ///   - takesChunks: whether the client understands chunks: HTTP/1.0 has none.
    init(
        _ response: HTTPResponse, isHead: Bool, date: String, contentLength: Int? = nil, raw: [UInt8]? = nil,
        takesChunks: Bool = true
    ) {
        var response = response
        if !(200...599).contains(response.status) { response = Self.noStatus(response.status) }
        var closes = false
        var hasDate = false
        var fields: [HTTPField] = []
        fields.reserveCapacity(response.headers.fields.count + 2)
        for field in response.headers.fields {
            switch Kind(field.name) {
            case .ordinary: fields.append(field)
            case .date:
                hasDate = true
                fields.append(field)
            case .connection:
                closes = closes || field.value.lowercased().contains("close")
            case .framing: break
            }
        }
        // 204, 205 and 304 have no body, and 204 and 304 no length either (RFC 9110 §8.6, §15.3.6, §15.4.5).
        if response.status == 204 || response.status == 205 || response.status == 304 {
            response.body = []
            response.sent = nil
        }
        let hasChunks = response.sent?.chunks.isEmpty == false || !response.trailers.fields.isEmpty
        isChunked = takesChunks && contentLength == nil && response.status != 204 && response.status != 304 && hasChunks
        if isChunked {
            fields.append(HTTPField(unchecked: "Transfer-Encoding", "chunked"))
        } else if response.status != 204, response.status != 304 {
            let length = contentLength ?? response.sent?.bytes.count ?? response.body.count
            fields.append(HTTPField(unchecked: "Content-Length", String(length)))
        }
        if isHead {
            response.body = []
            response.sent = nil
        }
        wire = response.sent?.bytes ?? response.body
        if !hasDate { fields.append(HTTPField(unchecked: "Date", date)) }
        response.headers = HTTPHeaders(unchecked: fields)
        self.response = response
        self.closes = closes
        self.isHead = isHead
        self.raw = raw
    }

    /// The answer that a reply asks for.
    init(_ reply: Reply, isHead: Bool, date: String, takesChunks: Bool = true) {
        switch reply.form {
        case .sound: self.init(reply.response, isHead: isHead, date: date, takesChunks: takesChunks)
        case .announcing(let length):
            self.init(reply.response, isHead: isHead, date: date, contentLength: length)
        case .bytes(let bytes): self.init(reply.response, isHead: isHead, date: date, raw: bytes)
        }
    }

    /// Whether something else stands on the wire in the answer's place.
    var isRaw: Bool { raw != nil }

    /// Whether a client expects a body behind the header section (RFC 9112 §6.3).
    func hasBody(isHead: Bool) -> Bool {
        !isHead && response.status != 204 && response.status != 304
    }

    /// The answer to a request that is refused.
    init(refusing refusal: RequestRefusal, isHead: Bool, date: String) {
        let reason = String(describing: ReasonPhrase.of(refusal.status))
        let text = "\(refusal.status) \(reason): \(refusal.explanation)\n"
        self.init(
            HTTPResponse(
                status: refusal.status,
                headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Type", "text/plain; charset=utf-8")]),
                body: Array(text.utf8)),
            isHead: isHead, date: date)
    }

    /// Writes the answer behind what stands in the buffer. Says how many bytes its header section has.
    @discardableResult
    func write(to buffer: inout [UInt8], connection: Connection) -> Int {
        if let raw {
            buffer.append(contentsOf: raw)
            return raw.count
        }
        let start = buffer.count
        Self.append(fixed: "HTTP/1.1 ", to: &buffer)
        buffer.append(UInt8(response.status / 100) + 0x30)
        buffer.append(UInt8(response.status / 10 % 10) + 0x30)
        buffer.append(UInt8(response.status % 10) + 0x30)
        buffer.append(Grammar.space)
        Self.append(fixed: ReasonPhrase.of(response.status), to: &buffer)
        for field in response.headers.fields {
            Self.append(fixed: "\r\n", to: &buffer)
            Self.append(field.name, to: &buffer)
            Self.append(fixed: ": ", to: &buffer)
            Self.append(field.value, to: &buffer)
        }
        switch connection {
        case .kept: Self.append(fixed: "\r\n\r\n", to: &buffer)
        case .keptForHTTP10: Self.append(fixed: "\r\nConnection: keep-alive\r\n\r\n", to: &buffer)
        case .closed: Self.append(fixed: "\r\nConnection: close\r\n\r\n", to: &buffer)
        }
        let header = buffer.count - start
        if isChunked {
            if !isHead { writeChunks(to: &buffer) }
        } else {
            buffer.append(contentsOf: wire)
        }
        return header
    }

    /// How many bytes it is where the connection is kept.
    var byteCount: Int {
        if let raw { return raw.count }
        var output: [UInt8] = []
        var answer = self
        // A body by its length needs not be written to be counted.
        if !isChunked { answer.wire = [] }
        answer.write(to: &output, connection: .kept)
        return output.count + (isChunked ? 0 : wire.count)
    }

    /// Writes the body in chunks of the sizes that the handler tells, the rest in one more, and the trailers.
    private func writeChunks(to buffer: inout [UInt8]) {
        var rest = wire[...]
        for size in (response.sent?.chunks ?? []).filter({ $0 > 0 }) + [wire.count] where !rest.isEmpty {
            let chunk = rest.prefix(size)
            rest = rest.dropFirst(size)
            buffer.append(contentsOf: String(chunk.count, radix: 16).utf8)
            Self.append(fixed: "\r\n", to: &buffer)
            buffer.append(contentsOf: chunk)
            Self.append(fixed: "\r\n", to: &buffer)
        }
        Self.append(fixed: "0\r\n", to: &buffer)
        for field in response.trailers.fields {
            Self.append(field.name, to: &buffer)
            Self.append(fixed: ": ", to: &buffer)
            Self.append(field.value, to: &buffer)
            Self.append(fixed: "\r\n", to: &buffer)
        }
        Self.append(fixed: "\r\n", to: &buffer)
    }

    /// Appends text; a line break in it, which would start a line of its own, becomes a space (RFC 9110 §5.5).
    private static func append(_ text: String, to buffer: inout [UInt8]) {
        let start = buffer.count
        buffer.append(contentsOf: text.utf8)
        for index in start..<buffer.count where buffer[index] < 0x20 && buffer[index] != Grammar.tab {
            buffer[index] = Grammar.space
        }
    }

    private static func append(fixed text: StaticString, to buffer: inout [UInt8]) {
        buffer.append(contentsOf: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private static func noStatus(_ status: Int) -> HTTPResponse {
        HTTPResponse(
            status: 500,
            headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Type", "text/plain; charset=utf-8")]),
            body: Array("the handler replied with \(status), which is no final status\n".utf8))
    }

    /// What the door does with a field of the handler's.
    private enum Kind {
        case ordinary
        case date
        case connection
        case framing

        init(_ name: String) {
            switch name.utf8.count {
            case 4 where HTTPHeaders.sameName(name, "Date"): self = .date
            case 10 where HTTPHeaders.sameName(name, "Connection"): self = .connection
            case 10 where HTTPHeaders.sameName(name, "Keep-Alive"): self = .framing
            case 14 where HTTPHeaders.sameName(name, "Content-Length"): self = .framing
            case 17 where HTTPHeaders.sameName(name, "Transfer-Encoding"): self = .framing
            default: self = .ordinary
            }
        }
    }
}
