import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A world's time. It follows the system's until it is set; from then on it stands still and moves when told to.
public final class MockClock: Sendable {
    private enum Reading {
        /// The system's time, shifted.
        case system(shift: Duration)
        case standing(MockInstant)
    }

    private let reading: Lock<Reading>

    /// A clock that follows the system's time.
    public init() {
        reading = Lock(.system(shift: .zero))
    }

    /// A clock that stands still.
    public init(at instant: MockInstant) {
        reading = Lock(.standing(instant))
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
            switch reading {
            case .system(let shift): reading = .system(shift: shift + duration)
            case .standing(let instant): reading = .standing(instant.advanced(by: duration))
            }
        }
    }

    private static func now(_ reading: Reading) -> MockInstant {
        switch reading {
        case .standing(let instant): return instant
        case .system(let shift):
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return MockInstant(seconds: Int64(time.tv_sec), nanosecond: Int(time.tv_nsec)).advanced(by: shift)
        }
    }
}
