/// Why a request is not served: the status it is answered with, after which the connection is closed.
///
/// What follows a request that is refused can't be told apart from its body, so nothing behind it is served.
struct RequestRefusal: Error, Hashable, Sendable {
    /// The answer's status.
    let status: Int
    /// What is wrong and what is allowed. Holds no byte of the request, nor anything that a client which has lost count
    /// could take for the start of an answer.
    let explanation: String

    init(_ status: Int, _ explanation: String) {
        self.status = status
        self.explanation = explanation
    }
}

/// Refusals of the line structure (RFC 9112 §2.2, §5).
extension RequestRefusal {
    static let bareLF = RequestRefusal(400, "a line ends with LF alone; lines end with CR LF (RFC 9112 section 2.2)")
    static let bareCR = RequestRefusal(400, "a CR stands without its LF (RFC 9112 section 2.2)")
    static let emptyLines = RequestRefusal(400, "too many empty lines stand before the request line")
    static let incomplete = RequestRefusal(400, "the client stopped sending before the request was whole")
    static let headerTooLarge = RequestRefusal(431, "the request's header section is larger than this server takes")
    static let folded = RequestRefusal(
        400, "a header line begins with white space; folded lines are obsolete (RFC 9112 section 5.2)")
    static let noColon = RequestRefusal(400, "a header line has no colon")
    static let fieldName = RequestRefusal(
        400, "a header field's name is not a token, or white space stands before its colon (RFC 9112 section 5.1)")
    static let fieldValue = RequestRefusal(
        400, "a header field's value holds NUL or another control character (RFC 9110 section 5.5)")
}

/// Refusals of the request line (RFC 9112 §3).
extension RequestRefusal {
    static let requestLine = RequestRefusal(
        400, "the request line is not a method, a space, a target, a space and a version (RFC 9112 section 3)")
    static let method = RequestRefusal(501, "the method is longer than any this server knows")
    static let connect = RequestRefusal(501, "this server is no proxy and has no CONNECT")
    static let version = RequestRefusal(505, "this server speaks versions 1.1 and 1.0 of HTTP")
    static let targetTooLong = RequestRefusal(414, "the request target is longer than this server takes")
    static let target = RequestRefusal(
        400, "the request target holds a character or a percent-escape that no URL may hold (RFC 3986 section 2)")
    static let targetForm = RequestRefusal(
        400, "the request target is not a path, an absolute http URL, or '*' with OPTIONS (RFC 9112 section 3.2)")
    static let misdirected = RequestRefusal(
        421, "the request target is an https URL, but the connection is not secured (RFC 9110 section 7.4)")
}

/// Refusals of `Host` and of an absolute target's authority (RFC 9112 §3.2).
extension RequestRefusal {
    static let noHost = RequestRefusal(400, "the request has no Host (RFC 9112 section 3.2)")
    static let hosts = RequestRefusal(400, "the request has more than one Host (RFC 9112 section 3.2)")
    static let host = RequestRefusal(
        400, "the host must be a name or an address with an optional port, and nothing else (RFC 9110 section 7.2)")
}

/// Refusals of the framing and of the body (RFC 9112 §6, §7).
extension RequestRefusal {
    static let bothLengths = RequestRefusal(
        400, "the request has both Content-Length and Transfer-Encoding (RFC 9112 section 6.1)")
    static let contentLength = RequestRefusal(
        400, "Content-Length is not one decimal number, or two of them differ (RFC 9112 section 6.3)")
    static let codingInHTTP10 = RequestRefusal(
        400, "version 1.0 of HTTP has no Transfer-Encoding (RFC 9112 section 6.1)")
    static let codingSyntax = RequestRefusal(400, "Transfer-Encoding is not a list of codings (RFC 9112 section 6.1)")
    static let chunkedNotLast = RequestRefusal(
        400, "Transfer-Encoding must end with chunked, once and without parameters (RFC 9112 section 6.3)")
    static let unknownCoding = RequestRefusal(501, "this server knows no transfer coding but chunked")
    static let lengthRequired = RequestRefusal(
        411, "the request's body has no Content-Length nor Transfer-Encoding (RFC 9110 section 15.5.12)")
    static let bodyTooLarge = RequestRefusal(413, "the request's body is larger than this server takes")
    static let expectation = RequestRefusal(417, "this server meets no expectation but 100-continue")
    static let chunkSize = RequestRefusal(
        400, "a chunk's size is not a hexadecimal number of at most 64 bits (RFC 9112 section 7.1)")
    static let chunkExtension = RequestRefusal(
        400, "a chunk extension is malformed or too long (RFC 9112 section 7.1.1)")
    static let chunkEnd = RequestRefusal(400, "a chunk's data is not followed by CR LF (RFC 9112 section 7.1)")
    static let trailersTooLarge = RequestRefusal(431, "the request's trailer section is larger than this server takes")
}

/// Refusals by the clock (RFC 9110 §15.5.9).
extension RequestRefusal {
    static let headerTime = RequestRefusal(408, "the request's header did not arrive in the time this server gives it")
    static let bodyTime = RequestRefusal(408, "the request's body did not arrive in the time this server gives it")
}
