/// What a world begins with, and what it is at a moment: a value, so that worlds made from one share nothing.
public struct WorldSeed: Sendable {
    /// The servicers, each with its state.
    public var providers: [any MockProvider]
    /// How the clock goes.
    public var clock: MockClock.Setting
    /// What is accepted.
    public var credentials: MockCredentials
    /// The rate limits by provider.
    public var rateLimits: [String: RateLimit]
    /// The faults that are in.
    public var faults: [Fault]
    /// How many requests the journal keeps.
    public var journalLimit: Int

    /// A seed; that of the default world unless said otherwise.
    public init(
        providers: [any MockProvider] = MockProviders.all, clock: MockClock.Setting = .system(shift: .zero),
        credentials: MockCredentials = .demo, rateLimits: [String: RateLimit] = [:], faults: [Fault] = [],
        journalLimit: Int = 10_000
    ) {
        self.providers = providers
        self.clock = clock
        self.credentials = credentials
        self.rateLimits = rateLimits
        self.faults = faults
        self.journalLimit = journalLimit
    }

    /// Reads or changes a provider's state.
    ///
    /// - Precondition: the seed has the provider.
    public mutating func withState<Provider: MockProvider, Result>(
        of type: Provider.Type, _ body: (inout Provider) -> Result
    ) -> Result {
        for place in providers.indices {
            guard var provider = providers[place] as? Provider else { continue }
            defer { providers[place] = provider }
            return body(&provider)
        }
        preconditionFailure("this seed has no provider \(Provider.id)")
    }
}
