import Servicing

/// How often, how soon and what is sent again. The only layer that repeats anything: no transport does.
///
/// What may be repeated is not a matter of policy, but for the inferred:
/// - any operation whose request is known not to have left this machine;
/// - any operation but a pay-off after a 429 that its document names;
/// - beyond that only what its contract calls repeatable, after a 408, 429, 500, 502, 503 or 504, a lost connection or an
///   attempt that took too long.
///
/// Apart from it stands the one repetition after a rejected token was renewed, which is for repeatable operations only
/// and is counted among the attempts as any other.
public struct RetryPolicy: Hashable, Sendable {
    /// How many tries a call has at most, the first among them; 1 for no repetition.
    public var maximumTries: Int
    /// The longest pause after the first try; it doubles with each further one. The pause itself is a random part of it
    /// ("full jitter"), so that calls that failed together do not come back together.
    public var firstPause: Duration
    /// The longest pause after any try. A longer `Retry-After` is still honoured.
    public var longestPause: Duration
    /// How long one try may take; nil for what is left of the call's time.
    public var tryTimeout: Duration?
    /// Whether an operation counts as repeatable where that is only inferred from what it does, as Finosu's and Kordev's
    /// cancel are.
    public var repeatsInferred: Bool

    /// A policy: three tries, pauses of at most 0.2 seconds, 0.4 and so on up to 10, unless given.
    public init(
        maximumTries: Int = 3, firstPause: Duration = .milliseconds(200), longestPause: Duration = .seconds(10),
        tryTimeout: Duration? = nil, repeatsInferred: Bool = true
    ) {
        self.maximumTries = maximumTries
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.tryTimeout = tryTimeout
        self.repeatsInferred = repeatsInferred
    }

    /// The defaults.
    public static let standard = RetryPolicy()
    /// Nothing is sent again, but for the one repetition after a renewed token.
    public static let off = RetryPolicy(maximumTries: 1)

    /// Whether an operation may be sent again once a byte of it has left.
    func repeats(_ repeatability: Repeatability) -> Bool {
        switch repeatability {
        case .documented, .byProtocol: true
        case .inferred: repeatsInferred
        case .never: false
        }
    }

    /// The pause after a try, the first being number 1.
    ///
    /// - Parameters:
    ///   - chance: from 0 up to 1.
    ///   - retryAfter: what the provider asks for. It is the least; the jitter comes on top, so that those who were told
    ///     the same do not come back together.
    func pause(afterTry number: Int, chance: Double, retryAfter: Duration?) -> Duration {
        var ceiling = max(.zero, min(firstPause, longestPause))
        for _ in 1..<max(1, min(number, 64)) where ceiling < longestPause { ceiling = min(ceiling * 2, longestPause) }
        let jitter = ceiling * max(0, min(1, chance))
        return (retryAfter ?? .zero) + jitter
    }
}
