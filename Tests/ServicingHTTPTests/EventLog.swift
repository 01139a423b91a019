import ServicingHTTP

/// Remembers every event.
final class EventLog: ExchangeEventSink {
    private let log = Lock<[ExchangeEvent]>([])
    var events: [ExchangeEvent] { log.withLock { $0 } }
    var lines: [String] { events.map { "\($0)" } }
    func receive(_ event: ExchangeEvent) { log.withLock { $0.append(event) } }
}
