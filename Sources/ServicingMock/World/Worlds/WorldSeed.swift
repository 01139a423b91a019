import ServicingHTTP

/// What a world begins with, and what it is at a moment: a value, so that worlds made from one share nothing.
///
/// It is the equal of a world file: ``init(json:)`` reads one, ``json`` writes one.
public struct WorldSeed: Sendable {
    /// The servicers, each with its state.
    public var providers: [any MockProvider] {
        didSet { basis = nil }
    }
    /// How the clock goes.
    public var clock: MockClock.Setting
    /// What is accepted.
    public var credentials: MockCredentials
    /// The rate limits by provider.
    public var rateLimits: [String: RateLimit]
    /// How many requests the journal keeps.
    public var journalLimit: Int
    /// The faults that are in, and what has become of them.
    var faultPlan: FaultPlan
    /// How far each rate limit's window is used up.
    var rateWindows: [String: RateWindow] = [:]
    /// Up to when all that fell due has happened, where that is not the clock's time.
    var settled: MockInstant?
    /// What it is of and when; nil for a seed that was made by hand.
    var revision: SeedRevision?
    /// Which providers are still those of another seed, which need not be written down again.
    var basis: SeedBasis?

    /// The faults that are in. Those that are put in count anew.
    public var faults: [Fault] {
        get { faultPlan.all }
        set { faultPlan = FaultPlan(newValue) }
    }

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
        self.journalLimit = journalLimit
        faultPlan = FaultPlan(faults)
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

/// Which of a world's providers nobody has touched since they came out of a seed.
struct SeedBasis: Sendable {
    /// Stands for the seed.
    final class Identity: Sendable {}

    let identity: Identity
    /// The ids of the providers that are as the seed has them.
    var untouched: Set<String>

    /// All providers of a seed are as it has them.
    init(_ seed: WorldSeed, _ identity: Identity) {
        self.identity = identity
        untouched = Set(seed.providers.map { type(of: $0).id })
    }
}
