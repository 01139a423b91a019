public import Servicing

/// Counts calls from their events, by provider, operation and how they ended.
public final class CallMetrics: ExchangeEventSink {
    private let state = Lock<[Snapshot.Key: Snapshot.Entry]>([:])

    /// Nothing counted yet.
    public init() {}

    /// What was counted, at one moment.
    public struct Snapshot: Hashable, Sendable, Codable {
        /// One line for each provider, operation and ending, sorted.
        public let lines: [Line]

        /// What was counted of one provider's operation that ended in one way.
        public struct Line: Hashable, Sendable, Codable {
            /// The provider.
            public let provider: ProviderID
            /// The native operation.
            public let operation: OperationName
            /// An outcome such as `applied`, or an error's kind and effect such as `transport/notSent`.
            public let ending: String
            /// How many calls ended so.
            public let calls: Int
            /// How many requests they handed to the transport, repetitions included.
            public let requests: Int
            /// How long they took, pauses and waits included.
            public let latency: LatencyHistogram
        }

        struct Key: Hashable {
            let provider: ProviderID
            let operation: OperationName
            let ending: String
        }

        struct Entry {
            var requests = 0
            var latency = LatencyHistogram()
        }

        init(_ entries: [Key: Entry]) {
            lines = entries.map { key, entry in
                Line(
                    provider: key.provider, operation: key.operation, ending: key.ending, calls: entry.latency.count,
                    requests: entry.requests, latency: entry.latency)
            }
            .sorted { a, b in
                (a.provider.rawValue, a.operation.rawValue, a.ending)
                    < (b.provider.rawValue, b.operation.rawValue, b.ending)
            }
        }
    }

    /// Counts a call when it ends.
    public func receive(_ event: ExchangeEvent) {
        let ending: String
        switch event.kind {
        case .ended(let outcome): ending = outcome.rawValue
        case .refused(let kind, let effect): ending = "\(kind.rawValue)/\(effect.rawValue)"
        default: return
        }
        let key = Snapshot.Key(provider: event.provider, operation: event.operation, ending: ending)
        state.withLock { entries in
            entries[key, default: Snapshot.Entry()].requests += event.attempt
            entries[key, default: Snapshot.Entry()].latency.record(event.elapsed)
        }
    }

    /// What was counted until now.
    public var snapshot: Snapshot { Snapshot(state.withLock { $0 }) }

    /// What was counted until now; counting begins anew.
    public func reset() -> Snapshot {
        Snapshot(
            state.withLock { entries in
                let counted = entries
                entries = [:]
                return counted
            })
    }
}

extension CallMetrics.Snapshot: CustomStringConvertible {
    /// A line for each: how many calls, how many requests, and how long half and nearly all of them took at most.
    public var description: String {
        lines.map { line in
            let half = line.latency.within(0.5)?.inMilliseconds ?? 0
            let most = line.latency.within(0.99)?.inMilliseconds ?? 0
            return "\(line.provider) \(line.operation) \(line.ending): \(line.calls) calls, \(line.requests) requests, "
                + "half within \(half) ms, 99 of 100 within \(most) ms"
        }
        .joined(separator: "\n")
    }
}
