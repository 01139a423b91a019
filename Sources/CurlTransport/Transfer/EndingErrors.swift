internal import CCurl
internal import ServicingHTTP

extension Ending {
    /// The error when a callback or libcurl ended the transfer, or when what it took for an answer is none.
    var error: TransportError {
        if let stop { return error(stop) }
        if tellsTwoLengths { return twoLengths }
        if isHeaderWhole, !(200...599 ~= status) {
            return make(
                .malformedAnswer, "the answer from \(origin) has the status \(status), which is not a final one")
        }
        switch code {
        case CURLE_OK:
            // libcurl is content with a status line.
            return make(.connectionLost, "the connection to \(origin) closed before the answer's header was whole")
        case CURLE_COULDNT_RESOLVE_HOST:
            return make(.cannotResolve, "the host of \(origin) has no address")
        case CURLE_COULDNT_RESOLVE_PROXY:
            return make(.proxyFailed, "the host of the proxy \(proxy ?? "") has no address")
        case CURLE_COULDNT_CONNECT:
            if let proxy { return make(.proxyFailed, "no connection to the proxy \(proxy)" + because) }
            return make(.cannotConnect, "no connection to \(origin)" + because)
        case CURLE_OPERATION_TIMEDOUT:
            return make(.timedOut, "no connection to \(proxy ?? origin) within the time that connecting may take")
        case CURLE_PARTIAL_FILE:
            return make(.connectionLost, "the connection to \(origin) closed before the answer's body was whole")
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_HTTP3,
            CURLE_SEND_FAIL_REWIND:
            return brokenConnection
        case CURLE_UNSUPPORTED_PROTOCOL where delivery == .mayHaveArrived,
            // A line that is no field, where libcurl's own store of fields takes it for a wrong argument.
            CURLE_BAD_FUNCTION_ARGUMENT where delivery == .mayHaveArrived,
            CURLE_WEIRD_SERVER_REPLY:
            return make(.malformedAnswer, "what came from \(origin) is not an HTTP answer" + because)
        case CURLE_BAD_CONTENT_ENCODING:
            return make(.malformedAnswer, "the body from \(origin) is not in the encoding it claims" + because)
        case CURLE_FILESIZE_EXCEEDED:
            return make(.answerTooLarge, "the answer from \(origin) claims more bytes than can be taken")
        default:
            return lessCommon
        }
    }

    /// The error when where the answer ends depends on who reads it, even if libcurl takes it for whole.
    private var twoLengths: TransportError {
        make(.malformedAnswer, "the answer from \(origin) tells the length of its body in two ways")
    }

    private func error(_ stop: TransferState.Stop) -> TransportError {
        switch stop {
        case .secondDelivery:
            make(
                .connectionLost,
                "the kept-alive connection to \(origin) closed before an answer; the request was not sent again")
        case .staleConnection:
            make(.connectionLost, "the kept-alive connection to \(origin) brought something that nobody had asked for")
        case .notLoopback:
            make(.refusedRequest, "\(origin) is not on this machine, and clear text goes nowhere else; use https")
        case .headerTooLarge:
            make(.answerTooLarge, "the header of the answer from \(origin) is larger than the cap")
        case .bodyTooLarge:
            make(.answerTooLarge, "the body of the answer from \(origin) is larger than the cap")
        case .nulInHeader:
            make(.malformedAnswer, "the header of the answer from \(origin) holds a NUL")
        case .statusLineInTrailers:
            make(.malformedAnswer, "the answer from \(origin) has a status line among its trailers")
        }
    }

    /// Sending or receiving failed. libcurl has the same numbers for a peer that went away, one that sent nonsense and
    /// one that refused the client's certificate after the handshake (TLS 1.3); its words tell them apart.
    private var brokenConnection: TransportError {
        if metrics.deliveries == 0 {
            if let proxy { return make(.proxyFailed, "the proxy \(proxy) did not connect to \(origin)" + because) }
            return make(.cannotConnect, "the connection to \(origin) broke before it stood" + because)
        }
        let words = detail.lowercased()
        if words.contains("alert"), words.contains("ssl") {
            return make(.tlsFailed, "\(origin) ended TLS with an alert" + because)
        }
        if words.contains("chunk") {
            return make(.malformedAnswer, "the chunks of the body from \(origin) can't be read" + because)
        }
        switch phase {
        case .receiving:
            return make(.connectionLost, "the connection to \(origin) broke before the answer was whole" + because)
        case .sending:
            return make(.connectionLost, "the connection to \(origin) broke while the request was sent" + because)
        default:
            return make(.connectionLost, "the connection to \(origin) closed before an answer" + because)
        }
    }

    private var lessCommon: TransportError {
        switch code {
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ENGINE_NOTFOUND,
            CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED,
            Self.encryptedHelloRequired:
            return make(.tlsFailed, "no TLS connection to \(origin)" + because)
        case CURLE_BAD_FUNCTION_ARGUMENT where detail.contains("private key"):
            // 8.21's word for a key that doesn't open with the passphrase.
            return make(.tlsFailed, "no TLS connection to \(origin)" + because)
        case CURLE_INTERFACE_FAILED, CURLE_QUIC_CONNECT_ERROR:
            return make(.cannotConnect, "no connection to \(origin)" + because)
        case CURLE_PROXY:
            return make(.proxyFailed, "the proxy \(proxy ?? "") did not connect to \(origin)" + because)
        case CURLE_OUT_OF_MEMORY where delivery == .mayHaveArrived && !isHeaderWhole, Self.tooLarge:
            // Until 8.6 libcurl says that it has no memory when a line is longer than it takes.
            return make(.answerTooLarge, "a header line from \(origin) is longer than libcurl takes")
        default:
            return make(.other, "libcurl ended the transfer to \(origin) with code \(code.rawValue)" + because)
        }
    }

    /// `CURLE_TOO_LARGE`, which older headers don't have.
    private static let tooLarge = CURLcode(rawValue: 100)

    /// `CURLE_ECH_REQUIRED`, which older headers don't have.
    private static let encryptedHelloRequired = CURLcode(rawValue: 101)

    private var because: String { detail.isEmpty ? "" : ": " + detail }
}
