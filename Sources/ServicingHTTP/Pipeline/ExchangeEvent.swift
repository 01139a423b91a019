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
    /// What happened.
    public let kind: Kind
    /// How many requests of this call had been handed to the transport.
    public let attempt: Int
    /// Since the call began.
    public let elapsed: Duration
}

/// Where events go. Called on the task of the call it concerns, so it must be quick and must not block.
public protocol ExchangeEventSink: Sendable {
    /// Takes an event.
    func receive(_ event: ExchangeEvent)
}
