public import Servicing

/// Something that happened to a call, for logs and metrics. Holds no header, body, credential or personal datum.
public struct ExchangeEvent: Sendable {
    /// What happened.
    public enum Kind: Sendable {
        /// The request goes to the transport.
        case sending
        /// A whole answer came.
        case answered(status: Int)
        /// No whole answer came.
        case failed(TransportError)
        /// The request has waited so long for its turn, as the limiter wants it, and goes now.
        case waited(Duration)
        /// The provider failed too often and is not called for this long.
        case circuitOpened(Duration)
        /// The provider was not called for a while, and this request finds out whether it is back.
        case circuitProbing
        /// The provider is back and is called again.
        case circuitClosed
        /// The request is sent again after a pause.
        case pausing(Duration)
        /// The request is not sent again although it might be, and why: out of tries, of time or of quota, or cancelled.
        case notRepeated(String)
        /// The provider rejected the token and a new one was had.
        case tokenRenewed
        /// The provider rejected the token and none could be had instead.
        case tokenRenewalFailed
        /// The answer differs from what was asked.
        case warning(ReceiptWarning)
        /// The call ended with a receipt.
        case ended(Outcome)
        /// The call ended with an error.
        case refused(kind: ServicingError.Kind, effect: ServicingError.Effect)
    }

    /// The provider.
    public let provider: ProviderID
    /// The native operation.
    public let operation: OperationName
    /// The call's number at its servicer, from 1: what tells the events of calls apart that run at once. Zero for a call
    /// that was never let in.
    public let call: Int
    /// What happened.
    public let kind: Kind
    /// How many requests of this call had been handed to the transport.
    public let attempt: Int
    /// Since the call began.
    public let elapsed: Duration
    /// The trace that the call belongs to; nil where none was asked for.
    public let trace: TraceContext?

    /// An event.
    public init(
        provider: ProviderID, operation: OperationName, call: Int, kind: Kind, attempt: Int, elapsed: Duration,
        trace: TraceContext? = nil
    ) {
        self.provider = provider
        self.operation = operation
        self.call = call
        self.kind = kind
        self.attempt = attempt
        self.elapsed = elapsed
        self.trace = trace
    }
}

/// Where events go. Called on the task of the call it concerns, so it must be quick and must not block.
public protocol ExchangeEventSink: Sendable {
    /// Takes an event.
    func receive(_ event: ExchangeEvent)
}

extension ExchangeEvent: CustomStringConvertible {
    /// One line: whose, which call, what happened, and when since the call began.
    public var description: String {
        "\(provider) \(operation) #\(call) \(kind) (request \(attempt), \(elapsed.inMilliseconds) ms)"
    }
}

extension ExchangeEvent.Kind: CustomStringConvertible {
    /// What happened, in words.
    public var description: String {
        switch self {
        case .sending: "sends"
        case .answered(let status): "was answered \(status)"
        case .failed(let failure): "got no whole answer: \(failure)"
        case .waited(let wait): "waited \(wait.inMilliseconds) ms for its turn"
        case .circuitOpened(let pause): "opened the circuit for \(pause.inMilliseconds) ms"
        case .circuitProbing: "finds out whether the provider is back"
        case .circuitClosed: "closed the circuit: the provider is back"
        case .pausing(let pause): "is sent again in \(pause.inMilliseconds) ms"
        case .notRepeated(let why): "is not sent again: \(why)"
        case .tokenRenewed: "had its token rejected and has a new one"
        case .tokenRenewalFailed: "had its token rejected, and no new one could be had"
        case .warning(let warning): "warns: \(warning)"
        case .ended(let outcome): "ended: \(outcome.rawValue)"
        case .refused(let kind, let effect): "ended with an error: \(kind.rawValue), \(effect.rawValue)"
        }
    }
}

extension Duration {
    /// Whole milliseconds, rounded.
    package var inMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + (attoseconds < 0 ? -1 : 1) * 500_000_000_000_000) / 1_000_000_000_000_000
    }
}
