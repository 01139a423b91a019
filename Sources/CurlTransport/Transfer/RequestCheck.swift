internal import ServicingHTTP

/// What a request may not be, found before anything is done with it.
enum RequestCheck {
    /// Fields that belong to the connection or to the message's framing.
    private static let transportsOwn = [
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Connection", "Upgrade", "TE",
        "Trailer", "Expect", "HTTP2-Settings", "Proxy-Authorization",
    ]

    /// Checks what a handle is set up for.
    static func check(_ kind: TransferSlot.Kind, _ call: Call) throws(TransportError) {
        do {
            var headers = HTTPHeaders()
            // A method is a token (RFC 9110 §9.1), and so is a field's name.
            try headers.set(kind.method, to: "")
        } catch {
            throw refusal(call, "the method is not a token")
        }
        guard kind.method != "CONNECT" else { throw refusal(call, "CONNECT is not a request to a resource") }
        guard kind.method != "HEAD" || !kind.hasBody else { throw refusal(call, "HEAD has no body") }
    }

    /// Checks the request target: it goes into the request line as it is.
    static func check(target: String, _ call: Call) throws(TransportError) {
        guard target.utf8.first == UInt8(ascii: "/") else {
            throw refusal(call, "the request target does not begin with '/'")
        }
        func isAllowed(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#") }
        guard
            target.utf8.withContiguousStorageIfAvailable({ $0.allSatisfy(isAllowed) })
                ?? target.utf8.allSatisfy(isAllowed)
        else {
            throw refusal(
                call, "the request target holds '#', white space, a control character or one beyond ASCII; encode it")
        }
    }

    /// Checks the header fields: they go out as they are.
    static func check(_ headers: HTTPHeaders, _ call: Call) throws(TransportError) {
        for field in headers.fields {
            do {
                var checked = HTTPHeaders()
                try checked.set(field.name, to: field.value)
            } catch {
                throw refusal(call, error.description)
            }
            if transportsOwn.contains(where: { HTTPHeaders.sameName($0, field.name) }) {
                throw refusal(call, "header '\(field.name)' belongs to the transport")
            }
        }
    }

    private static func refusal(_ call: Call, _ message: String) -> TransportError {
        call.failureBeforeStart(.refusedRequest, message)
    }
}
