import ServicingHTTP

/// A world's time. It follows the system's until it is set; from then on it stands still and moves when told to.
public final class MockClock: Sendable {
    /// How a clock goes.
    public enum Setting: Hashable, Sendable {
        /// It follows the system's time, shifted by that much.
        case system(shift: Duration)
        /// It stands still.
        case standing(MockInstant)
    }

    private let reading: Lock<Setting>

    /// A clock that follows the system's time.
    public init() {
        reading = Lock(.system(shift: .zero))
    }

    /// A clock that stands still.
    public init(at instant: MockInstant) {
        reading = Lock(.standing(instant))
    }

    /// A clock that goes like another one, and from then on by itself.
    public init(_ setting: Setting) {
        reading = Lock(setting)
    }

    /// How it goes.
    public var setting: Setting {
        get { reading.withLock { $0 } }
        set { reading.withLock { $0 = newValue } }
    }

    /// What time it is.
    public var now: MockInstant {
        reading.withLock { Self.now($0) }
    }

    /// Sets the time and stops the clock.
    public func set(to instant: MockInstant) {
        reading.withLock { $0 = .standing(instant) }
    }

    /// Moves the time forward, or back where the duration is negative. A clock that runs keeps running.
    public func advance(by duration: Duration) {
        reading.withLock { reading in
            reading = reading.advanced(by: duration)
        }
    }

    private static func now(_ reading: Setting) -> MockInstant {
        switch reading {
        case .standing(let instant): return instant
        case .system(let shift):
            let (seconds, nanoseconds) = SystemTime.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
            return MockInstant(seconds: seconds, nanosecond: Int(nanoseconds)).advanced(by: shift)
        }
    }
}

extension MockClock.Setting {
    /// The same, that much later.
    func advanced(by duration: Duration) -> Self {
        switch self {
        case .system(let shift): .system(shift: shift + duration)
        case .standing(let instant): .standing(instant.advanced(by: duration))
        }
    }
}
