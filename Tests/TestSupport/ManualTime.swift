public import ServicingHTTP

/// A clock that stands still until a test moves it on, which wakes those whose time has come.
public final class ManualTime: Sendable {
    private struct State {
        var now = ContinuousClock.now
        var next = 0
        var sleepers: [Int: (wake: ContinuousClock.Instant, waiter: CheckedContinuation<Void, any Error>)] = [:]
    }

    private let state = Lock(State())

    /// A clock.
    public init() {}

    /// The present.
    public var now: ContinuousClock.Instant { state.withLock { $0.now } }

    /// How many sleep.
    public var sleepers: Int { state.withLock { $0.sleepers.count } }

    /// Moves the clock on.
    public func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration
            let due = state.sleepers.filter { $0.value.wake <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.wake < $1.wake }.map(\.waiter)
        }
        for waiter in woken { waiter.resume() }
    }

    private func sleep(until wake: ContinuousClock.Instant) async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let ends = state.withLock { state in
                    if wake <= state.now { return true }
                    state.sleepers[id] = (wake, waiter)
                    return false
                }
                if ends { return waiter.resume() }
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func cancel(_ id: Int) {
        state.withLock { $0.sleepers.removeValue(forKey: id)?.waiter }?.resume(throwing: CancellationError())
    }

    /// The clock as the pipeline takes it. The calendar's time is 2001-09-09T01:46:40Z, always.
    public var time: CallTime {
        CallTime(
            now: { self.now }, sleep: { try await self.sleep(until: $0) }, random: { 0.5 },
            secondsSinceEpoch: { 1_000_000_000 })
    }
}
