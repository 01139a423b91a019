internal import CCurl
internal import ServicingHTTP

/// How a transfer ended without a whole answer, and what that means to the caller.
struct Ending {
    let code: CURLcode
    let stop: TransferState.Stop?
    let delivery: TransportError.Delivery
    let phase: TransportError.Phase
    let isHeaderWhole: Bool
    /// Whether the answer's header tells its length in two ways.
    let tellsTwoLengths: Bool
    let status: Int
    let origin: String
    /// What may be shown of the proxy that the transfer went by.
    let proxy: String?
    let metrics: ExchangeMetrics
    let partialAnswer: HTTPResponse?
    /// libcurl's own words, which name hosts, files and certificates but no header.
    let detail: String

    /// Looks at a transfer that libcurl still has.
    init(_ slot: TransferSlot, _ code: CURLcode) {
        let state = slot.state.pointee
        self.code = code
        stop = state.stop
        isHeaderWhole = state.isHeaderWhole
        status = state.status
        origin = slot.kind?.origin ?? ""
        let address = slot.kind?.isClearText == false ? slot.settings.proxy : nil
        proxy = address.flatMap {
            ProxyExceptions($0.except).hold(Self.host(of: slot.kind?.origin ?? "")) ? nil : $0.shown
        }
        delivery = Self.delivery(state)
        phase = Self.phase(slot, delivery)
        metrics = slot.metrics()
        partialAnswer = state.status == 0 ? nil : slot.answer(metrics)
        tellsTwoLengths = state.isHeaderWhole && slot.tellsTwoLengths
        detail = Self.printable(slot.errorText)
    }

    /// Whether a byte of the request may have left.
    ///
    /// Over TLS bytes can leave before libcurl counts them, so there a request that was handed over counts as sent.
    private static func delivery(_ state: TransferState) -> TransportError.Delivery {
        guard state.deliveries > 0 else { return .notSent }
        return state.isClearText && state.sentBytes == state.sentBefore ? .notSent : .mayHaveArrived
    }

    /// The host of `scheme://host:port`.
    private static func host(of origin: String) -> Substring {
        let authority = origin.firstRange(of: "://").map { origin[$0.upperBound...] } ?? origin[...]
        return authority[..<(authority.lastIndex(of: ":") ?? authority.endIndex)]
    }

    private static func phase(_ slot: TransferSlot, _ delivery: TransportError.Delivery) -> TransportError.Phase {
        let state = slot.state.pointee
        if state.deliveries == 0 { return .connecting }
        if state.firstLine != nil { return .receiving }
        let size = slot.call?.request.body?.count ?? 0
        var sent: curl_off_t = 0
        _ = ccurl_get_offset(slot.handle, CURLINFO_SIZE_UPLOAD_T, &sent)
        if delivery == .notSent || Int(sent) < size { return .sending }
        return .waitingForAnswer
    }

    private static func printable(_ text: UnsafePointer<CChar>) -> String {
        let text = String(cString: text)
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }

    /// The error when the driver ended the transfer.
    func interruption(_ kind: TransportError.Kind, _ message: String?) -> TransportError {
        make(kind, message ?? "the deadline passed while waiting for \(phase.rawValue)", withCode: false)
    }

    func make(_ kind: TransportError.Kind, _ message: String, withCode: Bool = true) -> TransportError {
        TransportError(
            kind, delivery: delivery, phase: phase, message: message, code: withCode ? Int(code.rawValue) : nil,
            metrics: metrics, partialAnswer: partialAnswer)
    }
}
