/// Hands every event on to several sinks, in order.
public struct EventSinks: ExchangeEventSink {
    private let sinks: [any ExchangeEventSink]

    /// These sinks.
    public init(_ sinks: [any ExchangeEventSink]) {
        self.sinks = sinks
    }

    /// Hands an event on.
    public func receive(_ event: ExchangeEvent) {
        for sink in sinks { sink.receive(event) }
    }
}
