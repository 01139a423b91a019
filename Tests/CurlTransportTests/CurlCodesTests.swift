import CCurl
import ServicingHTTP
import Testing

@testable import CurlTransport

@Suite("Every code of libcurl's")
struct CurlCodesTests {
    /// What HTTP, TLS and proxies can end with before a request is handed over. The rest are other protocols' codes, wrong
    /// uses of libcurl, and what is no longer used.
    private static let before: [TransportError.Kind: [CURLcode]] = [
        .cannotResolve: [CURLE_COULDNT_RESOLVE_HOST],
        .cannotConnect: [
            CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED, CURLE_QUIC_CONNECT_ERROR, CURLE_GOT_NOTHING,
            CURLE_SEND_ERROR,
            CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_HTTP3, CURLE_SEND_FAIL_REWIND,
        ],
        .proxyFailed: [CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY],
        .tlsFailed: [
            CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ENGINE_NOTFOUND,
            CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED,
            CURLcode(rawValue: 101),
        ],
        .timedOut: [CURLE_OPERATION_TIMEDOUT],
        .connectionLost: [CURLE_OK, CURLE_PARTIAL_FILE],
        .malformedAnswer: [CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING],
        .answerTooLarge: [CURLE_FILESIZE_EXCEEDED, CURLcode(rawValue: 100)],
    ]

    /// What is told otherwise once the request was handed over.
    private static let behind: [TransportError.Kind: [CURLcode]] = [
        .connectionLost: [
            CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_HTTP3,
            CURLE_SEND_FAIL_REWIND,
        ],
        .malformedAnswer: [CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_FUNCTION_ARGUMENT],
        .answerTooLarge: [CURLE_OUT_OF_MEMORY],
    ]

    private static func kind(of code: CURLcode, _ kinds: [TransportError.Kind: [CURLcode]]) -> TransportError.Kind? {
        kinds.first { $0.value.contains { $0.rawValue == code.rawValue } }?.key
    }

    @Test("has its kind, and says whether the request may have arrived", arguments: [false, true])
    func kinds(isHandedOver: Bool) throws {
        let now = UnsafeMutablePointer<ContinuousClock.Instant>.allocate(capacity: 1)
        now.initialize(to: .now)
        defer { now.deallocate() }
        let sockets = UnsafeMutablePointer<OpenSockets>.allocate(capacity: 1)
        sockets.initialize(to: OpenSockets())
        defer { sockets.deallocate() }
        let slot = try #require(TransferSlot(index: 0, Settings(CurlTransport.Configuration()), now, sockets))
        defer { slot.destroy() }
        slot.state.pointee.deliveries = isHandedOver ? 1 : 0
        // Newer libraries have a few more than the headers know.
        for number in 0..<(CURL_LAST.rawValue + 20) {
            let code = CURLcode(rawValue: number)
            let error = Ending(slot, code).error
            let expected =
                (isHandedOver ? Self.kind(of: code, Self.behind) : nil) ?? Self.kind(of: code, Self.before) ?? .other
            #expect(error.kind == expected, "\(number)")
            #expect(error.delivery == (isHandedOver ? .mayHaveArrived : .notSent), "\(number)")
            #expect(!error.message.isEmpty && error.code == Int(number))
            if expected == .other { #expect(error.message.contains("code \(number)")) }
        }
    }
}
