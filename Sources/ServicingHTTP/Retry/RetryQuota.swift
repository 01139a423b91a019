import Synchronization

/// What a provider's repetitions may cost together, so that an outage is not made worse by everybody asking again.
///
/// A bucket of tokens, as the AWS SDKs have one: a repetition takes 5, one after a timeout 10, and where there are too
/// few the call ends with its error instead. A call that succeeds gives back what its last repetition took, and one token
/// where it took none. A servicer has its own; give the same one to several that call the same provider.
public final class RetryQuota: Sendable {
    /// How many tokens there are at most.
    public let capacity: Int
    private let tokens: Atomic<Int>

    /// A full bucket: 500 tokens unless given, which is 100 repetitions.
    public init(capacity: Int = 500) {
        self.capacity = max(0, capacity)
        tokens = Atomic(max(0, capacity))
    }

    /// How many tokens are left.
    public var remaining: Int { tokens.load(ordering: .relaxed) }

    /// Takes the cost of a repetition; false, and nothing taken, where too few are left.
    func take(_ cost: Int) -> Bool {
        var current = tokens.load(ordering: .relaxed)
        while current >= cost {
            let (done, now) = tokens.weakCompareExchange(
                expected: current, desired: current - cost, ordering: .relaxed)
            if done { return true }
            current = now
        }
        return false
    }

    /// Gives tokens back. With a full bucket, which it nearly always is, that is one load.
    func give(_ count: Int) {
        var current = tokens.load(ordering: .relaxed)
        while current < capacity {
            let (done, now) = tokens.weakCompareExchange(
                expected: current, desired: min(capacity, current + count), ordering: .relaxed)
            if done { return }
            current = now
        }
    }
}
