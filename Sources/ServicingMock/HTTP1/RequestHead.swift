import ServicingHTTP

/// A request's header section, understood (RFC 9112 §2 to §6).
struct RequestHead {
    var method: HTTPMethod
    /// Path and query, beginning with `/`; or `*`.
    var target: String
    /// The version's minor digit; the major one is 1.
    var minorVersion: Int
    /// The fields as they came; `Host` is the authority of the target where that was absolute.
    var headers: HTTPHeaders
    /// Whether the client wants the connection kept after the answer (RFC 9112 §9.3).
    var keepsAlive: Bool
    /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110 §10.1.1).
    var expectsContinue: Bool
    var body: BodyFraming.Body
}

/// A header section as it comes in, line by line.
struct RequestHeadBuilder {
    private let method: HTTPMethod
    private let target: RequestTarget
    private let minorVersion: Int
    private var fields: [HTTPField] = []
    private var framing = BodyFraming()
    private var hostIndex: Int?
    private var saysClose = false
    private var saysKeepAlive = false
    private var expectsContinue = false

    init(_ line: Bytes, limits: RequestLimits) throws(RequestRefusal) {
        let line = try RequestLine(line, targetLimit: limits.target)
        method = line.method
        target = try RequestTarget(line.target, method: line.method)
        minorVersion = line.minorVersion
        fields.reserveCapacity(8)
    }

    /// Whether an answer to this request has no body.
    var isHead: Bool { method == .head }

    /// Takes a field line without its CR LF.
    mutating func add(_ line: Bytes) throws(RequestRefusal) {
        let field = try FieldLine(line)
        try note(field)
        fields.append(HTTPField(unchecked: Grammar.text(field.name), Grammar.text(field.value)))
    }

    /// The header section, now that it is whole.
    consuming func finish(limits: RequestLimits) throws(RequestRefusal) -> RequestHead {
        if let hostIndex {
            if let authority = target.authority {
                fields[hostIndex] = HTTPField(unchecked: fields[hostIndex].name, authority)
            }
        } else {
            guard minorVersion == 0 else { throw .noHost }
            if let authority = target.authority { fields.append(HTTPField(unchecked: "Host", authority)) }
        }
        let body = try framing.decide(minorVersion: minorVersion, bodyLimit: limits.body)
        if !framing.isGiven, takesContent, minorVersion == 0 || expectsContinue { throw .lengthRequired }
        return RequestHead(
            method: method, target: target.text, minorVersion: minorVersion,
            headers: HTTPHeaders(unchecked: fields),
            keepsAlive: !saysClose && (minorVersion > 0 || saysKeepAlive),
            expectsContinue: expectsContinue && minorVersion > 0 && body != .none, body: body)
    }

    /// Whether the method is one whose requests have content of a meaning (RFC 9110 §9.3). Without a length HTTP/1.1 has
    /// none (RFC 9112 §6.3); but a client that waits for `100 Continue` says that it has some (RFC 9110 §10.1.1), and one
    /// of HTTP/1.0 must give the length (RFC 1945 §8.3), as it ends a body of which it does not by closing.
    private var takesContent: Bool { method == .post || method == .put || method == .patch }

    /// Understands the fields that decide about the message and the connection.
    private mutating func note(_ field: FieldLine) throws(RequestRefusal) {
        switch field.name.count {
        case 4 where Grammar.matches(field.name, "host"):
            guard hostIndex == nil else { throw .hosts }
            try Authority.check(field.value)
            hostIndex = fields.count
        case 6 where Grammar.matches(field.name, "expect"):
            guard !field.value.isEmpty else { break }
            guard Grammar.matches(field.value, "100-continue") else { throw .expectation }
            expectsContinue = true
        case 10 where Grammar.matches(field.name, "connection"):
            Grammar.forEachElement(of: field.value) { option in
                if Grammar.matches(option, "close") { saysClose = true }
                if Grammar.matches(option, "keep-alive") { saysKeepAlive = true }
            }
        case 14 where Grammar.matches(field.name, "content-length"):
            try framing.add(contentLength: field.value)
        case 17 where Grammar.matches(field.name, "transfer-encoding"):
            try framing.add(transferEncoding: field.value)
        default: break
        }
    }
}

/// One field line (RFC 9112 §5), taken apart and checked.
struct FieldLine {
    let name: Bytes
    let value: Bytes

    /// Reads a line without its CR LF.
    init(_ line: Bytes) throws(RequestRefusal) {
        if let first = line.first, Grammar.isWhiteSpace(first) { throw .folded }
        guard let colon = Grammar.index(of: 0x3A, in: line) else { throw .noColon }
        guard colon > 0 else { throw .fieldName }
        for index in 0..<colon where !Grammar.isToken(line[index]) { throw .fieldName }
        for index in colon + 1..<line.count where !Grammar.isFieldContent(line[index]) { throw .fieldValue }
        name = Grammar.slice(line, 0, colon)
        value = Grammar.trim(Grammar.slice(line, colon + 1, line.count))
    }
}
