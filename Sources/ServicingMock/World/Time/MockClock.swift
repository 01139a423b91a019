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

    private let reading: Lock<Reading>

    private struct Reading: Sendable {
        var setting: Setting
        /// Up to when all that fell due has happened.
        var settled: MockInstant
        var signal: ChangeSignal?

        init(_ setting: Setting) {
            self.setting = setting
            settled = MockClock.now(setting)
        }
    }

    /// A clock that follows the system's time.
    public convenience init() {
        self.init(.system(shift: .zero))
    }

    /// A clock that stands still.
    public convenience init(at instant: MockInstant) {
        self.init(.standing(instant))
    }

    /// A clock that goes like another one, and from then on by itself.
    public init(_ setting: Setting) {
        reading = Lock(Reading(setting))
    }

    /// How it goes. Setting it is a jump, over which nothing falls due.
    public var setting: Setting {
        get { reading.withLock { $0.setting } }
        set { jump(to: newValue) }
    }

    /// What time it is.
    public var now: MockInstant {
        reading.withLock { Self.now($0.setting) }
    }

    /// Sets the time and stops the clock: a jump, over which nothing falls due.
    public func set(to instant: MockInstant) {
        jump(to: .standing(instant))
    }

    /// Moves the time forward, or back where the duration is negative. A clock that runs keeps running. What falls due on
    /// the way happens with the next ``MockWorld/advance(by:)``, which is mostly what is wanted.
    public func advance(by duration: Duration) {
        change { $0.setting = $0.setting.advanced(by: duration) }
    }

    /// Moves the time forward for what falls due on the way to happen: what has passed since it last did, and the
    /// duration.
    func settle(advancingBy duration: Duration) -> (after: MockInstant, through: MockInstant) {
        change { reading in
            let before = Self.now(reading.setting)
            reading.setting = reading.setting.advanced(by: duration)
            // Not the clock's own time: one that follows the system's has gone on meanwhile.
            let end = before.advanced(by: duration)
            let begin = min(reading.settled, before)
            reading.settled = end
            return (begin, end)
        }
    }

    /// Up to when all that fell due has happened.
    var settled: MockInstant { reading.withLock { $0.settled } }

    /// Sets the time as it was kept, with what has happened up to then.
    func restore(_ setting: Setting, settled: MockInstant?) {
        change { reading in
            reading.setting = setting
            reading.settled = settled ?? Self.now(setting)
        }
    }

    /// Has changes told.
    func attach(_ signal: ChangeSignal) {
        reading.withLock { $0.signal = signal }
    }

    private func jump(to setting: Setting) {
        change { reading in
            reading.setting = setting
            reading.settled = Self.now(setting)
        }
    }

    @discardableResult
    private func change<Result: Sendable>(_ body: @Sendable (inout Reading) -> Result) -> Result {
        let (result, signal) = reading.withLock { reading in (body(&reading), reading.signal) }
        signal?.note()
        return result
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
