/// Why no whole answer came, and whether the request may have arrived.
public struct TransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The request is one that this transport never sends, such as `http` to another host.
        case refusedRequest
        /// The host's name has no address.
        case cannotResolve
        /// No connection could be made.
        case cannotConnect
        /// The TLS handshake failed, or the peer is not who it should be.
        case tlsFailed
        /// The proxy could not be reached or would not connect.
        case proxyFailed
        /// The deadline passed. ``TransportError/phase`` says what was being waited for.
        case timedOut
        /// The task was cancelled.
        case cancelled
        /// The connection broke after the request may have been sent and before the answer was whole.
        case connectionLost
        /// The answer is larger than the cap.
        case answerTooLarge
        /// What came is not an HTTP answer.
        case malformedAnswer
        /// The transport was shut down.
        case shutDown
        /// Anything else; ``TransportError/code`` has libcurl's number.
        case other
    }

    /// Whether a byte of the request may have reached the other side.
    public enum Delivery: String, Hashable, Sendable, Codable {
        /// No byte of the request left this machine.
        case notSent
        /// The request, or a part of it, may have arrived.
        case mayHaveArrived
    }

    /// How far the exchange had come.
    public enum Phase: String, Hashable, Sendable, Codable {
        /// Waiting for one of the transport's active places.
        case waitingForSlot = "a free transfer slot"
        /// Resolving, connecting, TLS.
        case connecting = "a connection"
        /// Sending the request.
        case sending = "the request to be sent"
        /// Waiting for the answer's first byte.
        case waitingForAnswer = "the answer's first byte"
        /// Receiving the answer.
        case receiving = "the rest of the answer"
    }

    /// What went wrong.
    public let kind: Kind
    /// Whether the request may have arrived.
    public let delivery: Delivery
    /// How far the exchange had come.
    public let phase: Phase
    /// A sentence for a person. Holds no header, body or credential.
    public let message: String
    /// The underlying library's number, where there is one.
    public let code: Int?
    /// What was measured until the failure.
    public let metrics: ExchangeMetrics
    /// What had come of the answer: its status, where one was read, and the part of the body.
    public let partialAnswer: HTTPResponse?

    /// A failure.
    public init(
        _ kind: Kind, delivery: Delivery, phase: Phase, message: String, code: Int? = nil,
        metrics: ExchangeMetrics = ExchangeMetrics(), partialAnswer: HTTPResponse? = nil
    ) {
        self.kind = kind
        self.delivery = delivery
        self.phase = phase
        self.message = message
        self.code = code
        self.metrics = metrics
        self.partialAnswer = partialAnswer
    }

    /// The message with what is known of the delivery.
    public var description: String {
        message + (delivery == .notSent ? " (nothing was sent)" : " (the request may have arrived)")
    }
}
