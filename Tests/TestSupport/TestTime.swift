import ServicingHTTP

/// A time that passes when a test says so.
public final class TestTime: Sendable {
    private let instant = Lock<ContinuousClock.Instant>(.now)

    /// Some time.
    public init() {}

    /// What time it is.
    public var now: ContinuousClock.Instant { instant.withLock { $0 } }

    /// Lets time pass.
    public func advance(by duration: Duration) {
        instant.withLock { $0 += duration }
    }
}
