/// How many requests may go to a provider in a while: a token bucket.
public struct RateLimit: Hashable, Sendable {
    /// How many requests in ``period``, evenly spread once the burst is used up.
    public let requests: Int
    /// The while.
    public let period: Duration
    /// How many may go at once after a quiet time.
    public let burst: Int

    /// A limit. Numbers below one count as one, a period below a nanosecond as a nanosecond.
    ///
    /// - Parameter burst: how many may go at once; as many as go in the period, unless given.
    public init(_ requests: Int, per period: Duration, burst: Int? = nil) {
        self.requests = max(1, requests)
        self.period = max(.nanoseconds(1), period)
        self.burst = max(1, burst ?? requests)
    }

    /// From one token to the next.
    var interval: Duration { period / requests }
}
