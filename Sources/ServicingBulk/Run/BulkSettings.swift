public import Servicing

/// How a bulk run is carried out.
public struct BulkSettings: Sendable {
    /// How many rows may be under way at one provider, where ``concurrencyByProvider`` does not say.
    public var concurrency: Int
    /// How many rows may be under way at each provider.
    public var concurrencyByProvider: [ProviderID: Int]
    /// How many rows may be begun at one provider in a second, all shards together, where ``rateByProvider`` does not
    /// say; nil for as many as go.
    public var rate: Double?
    /// How many rows may be begun at each provider in a second, all shards together.
    public var rateByProvider: [ProviderID: Double]
    /// Which part of the input is done here.
    public var shard: BulkShard
    /// Whether rows that are not valid are left out, and listed in the report. Nothing is sent where there are any
    /// otherwise.
    public var skipsInvalid: Bool
    /// How long one row's call may take; nil for the servicer's own setting.
    public var timeout: Duration?
    /// After how many rows in a row that came to no answer nothing more is begun at a provider: it can't be reached, and
    /// each further row may be one more whose outcome is unknown.
    public var failuresBeforeStopping: Int

    /// What is taken for a provider's pace until it is seen.
    var pace = BulkPace()
    /// Where the tasks that send rows run: `CurlTransport.executor` spares a row two changes of thread. The input is
    /// checked and listed elsewhere. Nil for the usual threads.
    public var executor: (any TaskExecutor)?

    /// Settings: 16 rows at a time at each provider, at no set rate, stopping at a provider that gives no answer to 20 in
    /// a row.
    public init(
        concurrency: Int = 16, concurrencyByProvider: [ProviderID: Int] = [:], rate: Double? = nil,
        rateByProvider: [ProviderID: Double] = [:], shard: BulkShard = .whole, skipsInvalid: Bool = false,
        timeout: Duration? = nil, failuresBeforeStopping: Int = 20
    ) {
        self.concurrency = concurrency
        self.concurrencyByProvider = concurrencyByProvider
        self.rate = rate
        self.rateByProvider = rateByProvider
        self.shard = shard
        self.skipsInvalid = skipsInvalid
        self.timeout = timeout
        self.failuresBeforeStopping = failuresBeforeStopping
    }

    func concurrency(at provider: ProviderID) -> Int {
        max(1, concurrencyByProvider[provider] ?? concurrency)
    }

    /// How long after a row the next may be begun: a shard takes its part of a provider's rate.
    func interval(at provider: ProviderID) -> Duration? {
        guard let rate = rateByProvider[provider] ?? rate, rate.isFinite, rate > 0 else { return nil }
        return .nanoseconds(Int64(min(1e9 * Double(shard.count) / rate, 1e18)))
    }
}
