import ServicingHTTP

/// The first line of a request (RFC 9112 §3), its target not yet understood.
struct RequestLine {
    /// Longer methods are answered 501 (RFC 9112 §3); the longest registered one has 17 letters.
    static let methodLimit = 64

    let method: HTTPMethod
    /// The target's bytes, borrowed from the line.
    let target: Bytes
    /// The version's minor digit; the major one is 1.
    let minorVersion: Int

    /// Reads a line without its CR LF.
    init(_ line: Bytes, targetLimit: Int) throws(RequestRefusal) {
        guard let methodEnd = Grammar.index(of: Grammar.space, in: line), methodEnd > 0 else { throw .requestLine }
        let targetStart = methodEnd + 1
        guard let targetEnd = Grammar.index(of: Grammar.space, in: line, from: targetStart), targetEnd > targetStart
        else { throw .requestLine }
        for index in 0..<methodEnd where !Grammar.isToken(line[index]) { throw .requestLine }
        minorVersion = try Self.minorVersion(Grammar.slice(line, targetEnd + 1, line.count))
        guard methodEnd <= Self.methodLimit else { throw .method }
        guard targetEnd - targetStart <= targetLimit else { throw .targetTooLong }
        method = Self.method(Grammar.slice(line, 0, methodEnd))
        target = Grammar.slice(line, targetStart, targetEnd)
    }

    /// The longest line, its CR LF included, that can be in order.
    static func limit(targetLimit: Int) -> Int {
        methodLimit + 1 + targetLimit + 1 + 8 + 2
    }

    /// What to say of a line that is longer than that, by its beginning alone.
    static func refusal(ofTooLong beginning: Bytes) -> RequestRefusal {
        guard let methodEnd = Grammar.index(of: Grammar.space, in: beginning), methodEnd > 0 else {
            return .requestLine
        }
        for index in 0..<methodEnd where !Grammar.isToken(beginning[index]) { return .requestLine }
        return methodEnd > methodLimit ? .method : .targetTooLong
    }

    /// Reads `HTTP/1.1`: case-sensitive, one digit each (RFC 9112 §2.3). A higher minor version is served as 1.1.
    private static func minorVersion(_ text: Bytes) throws(RequestRefusal) -> Int {
        guard text.count == 8, text[0] == 0x48, text[1] == 0x54, text[2] == 0x54, text[3] == 0x50, text[4] == 0x2F,
            Grammar.isDigit(text[5]), text[6] == 0x2E, Grammar.isDigit(text[7])
        else { throw .requestLine }
        guard text[5] == 0x31 else { throw .version }
        return Int(text[7]) - 0x30
    }

    private static func method(_ bytes: Bytes) -> HTTPMethod {
        switch bytes.count {
        case 3 where bytes.elementsEqual("GET".utf8): .get
        case 4 where bytes.elementsEqual("POST".utf8): .post
        default: HTTPMethod(rawValue: Grammar.text(bytes))
        }
    }
}
