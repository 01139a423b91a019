internal import CCurl
internal import ServicingHTTP

/// One easy handle with all that it needs to send one request after another to the same origin by the same method.
///
/// libcurl keeps what was set, so a request costs only what differs from the one before.
final class TransferSlot {
    /// What a handle is set up for.
    struct Kind {
        let method: String
        let origin: String
        let isClearText: Bool
        let hasBody: Bool

        init(_ request: HTTPRequest) {
            method = request.method.rawValue
            origin = request.baseURL.origin
            isClearText = request.baseURL.scheme == .http
            hasBody = request.body != nil
        }
    }

    let handle: UnsafeMutableRawPointer
    private(set) var kind: Kind?
    private(set) var call: Call?
    let state: UnsafeMutablePointer<TransferState>
    let settings: Settings
    /// Where libcurl writes what went wrong.
    let errorText: UnsafeMutablePointer<CChar>
    private var url: OpaquePointer?
    private var target: String?
    private var headerList: RequestHeaderList?
    /// The body that is being sent. libcurl keeps its address.
    private var body = RawBuffer(capacity: 1024)
    private var bodyAddress: UnsafeMutablePointer<UInt8>?
    private var bodySize: Int?
    private var answerHead = AnswerHead()

    init?(
        index: Int, _ settings: Settings, _ now: UnsafePointer<ContinuousClock.Instant>,
        _ sockets: UnsafeMutablePointer<OpenSockets>
    ) {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        self.settings = settings
        state = .allocate(capacity: 1)
        state.initialize(
            to: TransferState(
                handle: handle, index: index, maximumHeader: settings.maximumHeader, maximumBody: settings.maximumBody,
                now: now, sockets: sockets))
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    /// The place in the pool of the slot that a handle belongs to.
    static func index(of handle: UnsafeMutableRawPointer) -> Int {
        var state: UnsafeMutableRawPointer?
        _ = ccurl_get_pointer(handle, CURLINFO_PRIVATE, &state)
        guard let state else { preconditionFailure("libcurl named a handle that is not in the pool") }
        return state.assumingMemoryBound(to: TransferState.self).pointee.index
    }

    /// Sets the handle up for another origin or method.
    func setUp(_ kind: Kind) -> Bool {
        self.kind = nil
        curl_easy_reset(handle)
        target = nil
        headerList?.free()
        headerList = nil
        bodyAddress = nil
        bodySize = nil
        if let url { curl_url_cleanup(url) }
        url = curl_url()
        guard let url, curl_url_set(url, CURLUPART_URL, kind.origin + "/", 0) == CURLUE_OK,
            HandleOptions.apply(to: self, kind, url)
        else { return false }
        state.pointee.isClearText = kind.isClearText
        state.pointee.isQuietWhenIdle = kind.isClearText
        self.kind = kind
        return true
    }

    /// Whether the handle is set up for such a request.
    func serves(_ request: HTTPRequest) -> Bool {
        guard let kind else { return false }
        return kind.hasBody == (request.body != nil) && kind.method == request.method.rawValue
            && kind.origin == request.baseURL.origin
    }

    /// Takes a call whose request is of the handle's kind.
    func prepare(_ call: Call) throws(TransportError) {
        let request = call.request
        let target = request.fullTarget
        if self.target != target {
            try RequestCheck.check(target: target, call)
            try need(ccurl_set_text(handle, CURLOPT_REQUEST_TARGET, target), call)
            self.target = target
        }
        if headerList?.headers != request.headers {
            try RequestCheck.check(request.headers, call)
            guard
                let list = RequestHeaderList(
                    request.headers, hasBody: request.body != nil, userAgent: settings.userAgent,
                    acceptEncoding: settings.keepsSentBodies
                        ? Libcurl.recordableEncodings : Libcurl.acceptEncoding)
            else {
                throw call.failureBeforeStart(.other, "no memory for the request's header")
            }
            let old = headerList
            headerList = list
            defer { old?.free() }
            try need(ccurl_set_list(handle, CURLOPT_HTTPHEADER, list.list), call)
        }
        if let bytes = request.body { try set(body: bytes, call) }
        errorText.pointee = 0
        self.call = call
        call.slot = self
    }

    private func set(body bytes: [UInt8], _ call: Call) throws(TransportError) {
        body.clear(keepingUpTo: 64 << 10)
        bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { body.append(start, $0.count) } }
        if bodySize != bytes.count {
            try need(ccurl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)), call)
            bodySize = bytes.count
        }
        if bodyAddress != body.start {
            try need(ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, body.start), call)
            bodyAddress = body.start
        }
    }

    private func need(_ code: CURLcode, _ call: Call) throws(TransportError) {
        guard code != CURLE_OK else { return }
        kind = nil
        throw call.failureBeforeStart(.other, "libcurl takes no such request (code \(code.rawValue))")
    }

    /// Whether the request was kept from a connection on which something had come unasked, which libcurl has closed. No
    /// byte of it has left, so it may go to another.
    var wasKeptFromStaleConnection: Bool { state.pointee.stop == .staleConnection }

    /// Makes the handle ready for the same call once more.
    func beginAgain() {
        state.pointee.clear()
        errorText.pointee = 0
    }

    /// Forgets the call that has ended.
    func clear() {
        call?.slot = nil
        call = nil
        state.pointee.clear()
    }

    func destroy() {
        curl_easy_cleanup(handle)
        if let url { curl_url_cleanup(url) }
        headerList?.free()
        body.deallocate()
        state.pointee.header.deallocate()
        state.pointee.trailers.deallocate()
        state.pointee.body.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
        errorText.deallocate()
    }

    // MARK: The end of a transfer, while libcurl still has it

    /// What the caller gets after libcurl has ended the transfer with `code`.
    func outcome(_ code: CURLcode) -> Call.Outcome {
        guard code == CURLE_OK, state.pointee.isHeaderWhole, 200...599 ~= state.pointee.status else {
            return .failure(Ending(self, code).error)
        }
        let answer = answer(metrics())
        guard !tellsTwoLengths else { return .failure(Ending(self, code).error) }
        return .success(answer)
    }

    /// What the caller gets when the transfer is ended before libcurl has.
    func interruption(_ kind: TransportError.Kind, _ message: String?) -> TransportError {
        Ending(self, CURLE_OK).interruption(kind, message)
    }

    /// Whether the answer's header, which was read last, tells its length in two ways.
    var tellsTwoLengths: Bool { answerHead.tellsTwoLengths }

    /// What has come of the answer.
    func answer(_ metrics: ExchangeMetrics) -> HTTPResponse {
        let headers = answerHead.read(state.pointee.header.bytes)
        var response = HTTPResponse(status: state.pointee.status, headers: headers, metrics: metrics)
        if state.pointee.trailers.count > 0 { response.trailers = AnswerHead.trailers(state.pointee.trailers.bytes) }
        guard settings.keepsSentBodies else {
            response.body = Array(state.pointee.body.bytes)
            return response
        }
        let last = headers["Transfer-Encoding"]?.split(separator: ",").last
        if last?.lowercased().contains("chunked") == true {
            let body = ChunkedBody(state.pointee.body.bytes)
            response.sent = SentBody(body.bytes, chunks: body.chunks)
            if !body.trailerLines.isEmpty {
                response.trailers = AnswerHead.trailers(
                    UnsafeBufferPointer(rebasing: state.pointee.body.bytes[body.trailerLines]))
            }
        } else {
            response.sent = SentBody(Array(state.pointee.body.bytes))
        }
        response.body = response.sent?.bytes ?? []
        return response
    }

    /// The transfer's protocol, as libcurl numbers it.
    private var version: Int {
        var version = 0
        _ = ccurl_get_long(handle, CURLINFO_HTTP_VERSION, &version)
        return version
    }

    /// Whether the answer came in a protocol in which nothing comes unasked.
    var isAnsweredInHTTP1: Bool { [Int(CURL_HTTP_VERSION_1_0), Int(CURL_HTTP_VERSION_1_1)].contains(version) }

    func metrics() -> ExchangeMetrics {
        let now = state.pointee.now.pointee
        let start = call?.start ?? now
        var connects = 0
        _ = ccurl_get_long(handle, CURLINFO_NUM_CONNECTS, &connects)
        let delivered = state.pointee.deliveries > 0
        return ExchangeMetrics(
            total: start.duration(to: now),
            connect: connects > 0 ? connectTime : .zero,
            firstByte: state.pointee.firstLine.map { start.duration(to: $0) } ?? .zero,
            reusedConnection: delivered && connects == 0,
            version: Self.name(ofVersion: version),
            deliveries: state.pointee.deliveries)
    }

    private var connectTime: Duration {
        var microseconds: curl_off_t = 0
        _ = ccurl_get_offset(handle, CURLINFO_APPCONNECT_TIME_T, &microseconds)
        if microseconds == 0 { _ = ccurl_get_offset(handle, CURLINFO_CONNECT_TIME_T, &microseconds) }
        return .microseconds(Int64(microseconds))
    }

    private static func name(ofVersion version: Int) -> String {
        switch version {
        case Int(CURL_HTTP_VERSION_1_0): "HTTP/1.0"
        case Int(CURL_HTTP_VERSION_1_1): "HTTP/1.1"
        case Int(CURL_HTTP_VERSION_2_0): "HTTP/2"
        case Int(CURL_HTTP_VERSION_3): "HTTP/3"
        default: ""
        }
    }
}
