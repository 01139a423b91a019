public import ExactJSON
public import ServicingHTTP

/// How long each part of an exchange took, to the nanosecond. Nil means that it does not apply or is not known.
public struct RecordedTimings: Hashable, Sendable {
    /// Waiting for a free connection.
    public var blocked: Duration?
    /// Resolving the host's name.
    public var dns: Duration?
    /// Connecting, TLS included.
    public var connect: Duration?
    /// Sending the request.
    public var send: Duration
    /// Waiting for the answer.
    public var wait: Duration
    /// Receiving the answer.
    public var receive: Duration
    /// The part of ``connect`` that TLS took.
    public var ssl: Duration?
    /// A sentence about them.
    public var comment: String?
    /// Underscore fields of other tools.
    public var others: JSONObject

    /// Timings, zero or not known unless given.
    public init(
        blocked: Duration? = nil, dns: Duration? = nil, connect: Duration? = nil, send: Duration = .zero,
        wait: Duration = .zero, receive: Duration = .zero, ssl: Duration? = nil, comment: String? = nil,
        others: JSONObject = [:]
    ) {
        self.blocked = blocked?.wholeNanoseconds
        self.dns = dns?.wholeNanoseconds
        self.connect = connect?.wholeNanoseconds
        self.send = send.wholeNanoseconds
        self.wait = wait.wholeNanoseconds
        self.receive = receive.wholeNanoseconds
        self.ssl = ssl?.wholeNanoseconds
        self.comment = comment
        self.others = others
    }

    /// What a transport measured. Sending is part of waiting, since a transport does not tell them apart.
    public init(_ metrics: ExchangeMetrics) {
        let connect = min(metrics.connect, metrics.total)
        let firstByte = min(max(metrics.firstByte, connect), metrics.total)
        self.init(
            connect: metrics.reusedConnection || connect == .zero ? nil : connect,
            wait: firstByte - (metrics.reusedConnection ? .zero : connect), receive: metrics.total - firstByte)
    }

    /// The whole: every part but ``ssl``, which is within ``connect``.
    public var total: Duration {
        [blocked, dns, connect].reduce(send + wait + receive) { $0 + ($1 ?? .zero) }
    }
}

extension Duration {
    /// The nanoseconds, without fractions of one.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    fileprivate var wholeNanoseconds: Duration { .nanoseconds(nanoseconds) }

    /// HAR's milliseconds with all their digits.
    var milliseconds: JSONNumber {
        let magnitude = nanoseconds.magnitude
        var text = (nanoseconds < 0 ? "-" : "") + String(magnitude / 1_000_000)
        var fraction = String(magnitude % 1_000_000 + 1_000_000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        if !fraction.isEmpty { text += "." + fraction }
        guard let number = JSONNumber(text) else { preconditionFailure("milliseconds are a JSON number") }
        return number
    }

    /// A duration from HAR's milliseconds, cut to the nanosecond; nil where it is beyond what a duration can be.
    init?(milliseconds number: JSONNumber) {
        let text = number.normalizedText
        guard !text.contains("e") else {
            // A power of ten stands only in what is below a tenth of a nanosecond or beyond any duration.
            guard text.contains("e-") else { return nil }
            self = .zero
            return
        }
        let parts = text.split(separator: ".")
        guard let whole = Int64(parts[0]), whole.magnitude < 1_000_000_000_000 else { return nil }
        let digits = parts.count > 1 ? parts[1].prefix(6) : ""
        let fraction = Int64(digits + String(repeating: "0", count: 6 - digits.count)) ?? 0
        let isNegative = text.hasPrefix("-")
        self = .nanoseconds(whole * 1_000_000 + (isNegative ? -fraction : fraction))
    }
}
