import ServicingHTTP

/// A request target, understood (RFC 9112 §3.2).
struct RequestTarget {
    /// Path and query as they came, beginning with `/`; or `*`.
    let text: String
    /// The authority of an absolute target, which stands above `Host`.
    let authority: String?

    /// Reads the target of a request.
    init(_ bytes: Bytes, method: HTTPMethod) throws(RequestRefusal) {
        guard let first = bytes.first else { throw .targetForm }
        if method.rawValue == "CONNECT" {
            try Authority.check(bytes)
            throw .connect
        }
        if first == 0x2F {
            try Self.check(bytes)
            text = Grammar.text(bytes)
            authority = nil
        } else if first == 0x2A, bytes.count == 1 {
            guard method == .options else { throw .targetForm }
            text = "*"
            authority = nil
        } else {
            (text, authority) = try Self.absolute(bytes, method: method)
        }
    }

    /// Takes an absolute URL apart: `http://authority/path?query`.
    private static func absolute(
        _ bytes: Bytes, method: HTTPMethod
    ) throws(RequestRefusal) -> (text: String, authority: String) {
        guard let colon = Grammar.index(of: 0x3A, in: bytes), colon + 3 <= bytes.count, bytes[colon + 1] == 0x2F,
            bytes[colon + 2] == 0x2F
        else { throw .targetForm }
        let scheme = Grammar.slice(bytes, 0, colon)
        guard !Grammar.matches(scheme, "https") else { throw .misdirected }
        guard Grammar.matches(scheme, "http") else { throw .targetForm }
        let start = colon + 3
        var end = start
        while end < bytes.count, bytes[end] != 0x2F, bytes[end] != 0x3F { end += 1 }
        let authority = Grammar.slice(bytes, start, end)
        try Authority.check(authority)
        let rest = Grammar.slice(bytes, end, bytes.count)
        try check(rest)
        let text: String
        switch rest.first {
        case nil: text = method == .options ? "*" : "/"
        case 0x2F: text = Grammar.text(rest)
        default: text = "/" + Grammar.text(rest)
        }
        return (text, Grammar.text(authority))
    }

    /// Checks path and query: the characters of RFC 3986, those that browsers leave as they are (URL Standard,
    /// percent-encode sets), and whole percent-escapes.
    private static func check(_ bytes: Bytes) throws(RequestRefusal) {
        var index = 0
        var inQuery = false
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x25 {
                guard index + 2 <= bytes.count, Grammar.hexValue(bytes[index]) != nil,
                    Grammar.hexValue(bytes[index + 1]) != nil
                else { throw .target }
                index += 2
            } else if inQuery {
                guard Grammar.isQueryCharacter(byte) else { throw .target }
            } else if byte == 0x3F {
                inQuery = true
            } else {
                guard Grammar.isPathCharacter(byte) else { throw .target }
            }
        }
    }
}
