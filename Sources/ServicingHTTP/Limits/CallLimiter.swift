/// A provider's rate and concurrency limit: requests beyond it wait for their turn, first come, first served.
///
/// Every request counts, repetitions among them; a pause before one does not. One who waits stops waiting when its task is
/// cancelled or its call's deadline passes, and then nothing was sent. Give the same limiter to several servicers that
/// share a provider's limit.
public final class CallLimiter: Sendable {
    /// Why a request did not get its turn.
    enum Refusal: Error {
        case deadlinePassed
        case cancelled
    }

    private struct State {
        var limits: LimiterState
        var waiters: [Int: CheckedContinuation<Result<Void, Refusal>, Never>] = [:]
        /// When the alarm goes off, and the task that waits for it.
        var alarm: (at: ContinuousClock.Instant, task: Task<Void, Never>)?
    }

    private let state: Lock<State>
    private let time: CallTime

    /// A limiter.
    ///
    /// - Parameters:
    ///   - rate: how many requests in a while; nil for any number.
    ///   - inFlight: how many at once; nil for any number.
    ///   - time: where time comes from.
    public init(rate: RateLimit? = nil, inFlight: Int? = nil, time: CallTime = .system) {
        state = Lock(State(limits: LimiterState(rate: rate, places: inFlight)))
        self.time = time
    }

    /// How many requests are on their way.
    public var inFlight: Int { state.withLock { $0.limits.inFlight } }
    /// How many wait for their turn.
    public var waiting: Int { state.withLock { $0.limits.waiting } }

    /// Goes at once, where nobody waits and nothing is in the way. ``leave()`` must follow where it does.
    func enterAtOnce() -> Bool {
        let now = time.now()
        return state.withLock { $0.limits.enter(now: now) }
    }

    /// Waits for its turn.
    ///
    /// - Returns: how long it waited. ``leave()`` must follow.
    func enter(deadline: ContinuousClock.Instant) async throws(Refusal) -> Duration {
        let began = time.now()
        if enterAtOnce() { return .zero }
        let id = Lock<Int?>(nil)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let own = state.withLock { state -> Int in
                    let own = state.limits.wait(until: deadline)
                    state.waiters[own] = continuation
                    return own
                }
                id.withLock { $0 = own }
                // Cancelled before there was an id to cancel by.
                if Task.isCancelled { giveUp(own) }
                turn()
            }
        } onCancel: {
            if let own = id.withLock({ $0 }) { giveUp(own) }
        }
        try result.get()
        return began.duration(to: time.now())
    }

    /// The request is over.
    func leave() {
        state.withLock { $0.limits.leave() }
        turn()
    }

    private func giveUp(_ id: Int) {
        let waiter = state.withLock { state in
            state.limits.giveUp(id) ? state.waiters.removeValue(forKey: id) : nil
        }
        waiter?.resume(returning: .failure(.cancelled))
        turn()
    }

    /// Lets go whose turn it is, and sets the alarm for the next.
    private func turn() {
        let now = time.now()
        let ready = state.withLock {
            state -> [(CheckedContinuation<Result<Void, Refusal>, Never>, LimiterState.Verdict)] in
            let ready = state.limits.turn(now: now).compactMap { id, verdict in
                state.waiters.removeValue(forKey: id).map { ($0, verdict) }
            }
            let wake = state.limits.wake(now: now)
            if wake != state.alarm?.at {
                state.alarm?.task.cancel()
                state.alarm = wake.map { wake in (wake, alarm(at: wake)) }
            }
            return ready
        }
        for (waiter, verdict) in ready {
            waiter.resume(returning: verdict == .go ? .success(()) : .failure(.deadlinePassed))
        }
    }

    /// The one task that the limiter itself has, and only while somebody waits.
    private func alarm(at wake: ContinuousClock.Instant) -> Task<Void, Never> {
        Task { [weak self, time] in
            guard (try? await time.sleep(wake)) != nil, let self else { return }
            self.state.withLock { state in
                if state.alarm?.at == wake { state.alarm = nil }
            }
            self.turn()
        }
    }
}
