/// How many requests a provider serves in a stretch of time before it answers 429.
public struct RateLimit: Hashable, Sendable {
    /// How many requests.
    public var requests: Int
    /// The stretch of time, which begins with the first request after the one before has ended.
    public var window: Duration

    /// A limit.
    public init(requests: Int, per window: Duration) {
        self.requests = requests
        self.window = window
    }
}

/// The count of one provider's current window.
struct RateWindow: Sendable {
    /// When the window began; nil before the first request.
    private(set) var begin: MockInstant?
    /// How many requests were served in it.
    private(set) var served = 0

    init(begin: MockInstant? = nil, served: Int = 0) {
        self.begin = begin
        self.served = served
    }

    /// Counts a request, or says how long to wait.
    mutating func admit(under limit: RateLimit, now: MockInstant) -> Duration? {
        if let begin, now >= begin, now < begin.advanced(by: limit.window) {
            guard served < limit.requests else {
                return begin.advanced(by: limit.window).duration(since: now)
            }
        } else {
            begin = now
            served = 0
            guard limit.requests > 0 else { return limit.window }
        }
        served += 1
        return nil
    }
}
