import Servicing

/// Where the pipeline takes its time and its chance from: the machine's, or a test's.
///
/// A transport keeps its own time: it gets a deadline on the machine's clock.
public struct CallTime: Sendable {
    /// The present instant.
    public var now: @Sendable () -> ContinuousClock.Instant
    /// Waits until an instant. Throws where the task is cancelled.
    public var sleep: @Sendable (ContinuousClock.Instant) async throws -> Void
    /// A number from 0 up to, but not including, 1.
    public var random: @Sendable () -> Double
    /// The calendar's time in seconds since 1970, for dates that come without a `Date` beside them.
    public var secondsSinceEpoch: @Sendable () -> Int64

    /// Time and chance from these functions.
    public init(
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        sleep: @escaping @Sendable (ContinuousClock.Instant) async throws -> Void,
        random: @escaping @Sendable () -> Double, secondsSinceEpoch: @escaping @Sendable () -> Int64
    ) {
        self.now = now
        self.sleep = sleep
        self.random = random
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The machine's.
    public static let system = CallTime(
        now: { .now }, sleep: { try await Task.sleep(until: $0, clock: .continuous) },
        random: { Double.random(in: 0..<1) }, secondsSinceEpoch: { Timestamp.now.secondsSinceEpoch })
}
