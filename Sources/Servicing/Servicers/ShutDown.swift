/// A servicer that can be told to end.
public protocol ShutsDown: Servicer {
    /// Takes no further call, sends nothing again, and waits for the calls in flight.
    ///
    /// A call that comes later, waits for its turn or pauses before a repetition ends at once: with its last error, or
    /// with `transport` and `notSent`. A request that is on its way is left to finish; its own caller gets its receipt or
    /// error as ever. Waiting ends early where the task is cancelled.
    ///
    /// - Parameter grace: how long to wait for them.
    /// - Returns: the calls that had not finished by then. Each ends by its own deadline at the latest, or when the
    ///   transport is shut down.
    func shutDown(grace: Duration) async -> [CallInFlight]
}

/// A call that had not finished.
public struct CallInFlight: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The provider.
    public let provider: ProviderID
    /// The native operation.
    public let operation: OperationName
    /// Whether it changes anything at the provider: such a call may have been applied.
    public let isWrite: Bool
    /// Since the call began.
    public let elapsed: Duration

    /// A call.
    public init(provider: ProviderID, operation: OperationName, isWrite: Bool, elapsed: Duration) {
        self.provider = provider
        self.operation = operation
        self.isWrite = isWrite
        self.elapsed = elapsed
    }

    /// Which call, since when, and what that means.
    public var description: String {
        "\(provider) \(operation), in flight for \(elapsed)" + (isWrite ? "; it may have been applied" : "")
    }
}

extension Gateway {
    /// Shuts all servicers down at once and waits for the calls in flight.
    ///
    /// - Parameter grace: how long to wait for them.
    /// - Returns: the calls that had not finished by then, by provider and the longest first. None: every call that was
    ///   ever made has ended with a receipt or an error.
    public func shutDown(grace: Duration = .seconds(30)) async -> [CallInFlight] {
        await withTaskGroup(of: [CallInFlight].self) { group in
            for provider in providers {
                guard let servicer = try? servicer(provider) as? any ShutsDown else { continue }
                group.addTask { await servicer.shutDown(grace: grace) }
            }
            return await group.reduce(into: []) { $0 += $1 }
                .sorted { ($0.provider, $1.elapsed) < ($1.provider, $0.elapsed) }
        }
    }
}
