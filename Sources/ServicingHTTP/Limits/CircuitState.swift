/// Whether a provider is asked at all, as a value: it reads no clock.
struct CircuitState {
    typealias Instant = ContinuousClock.Instant

    /// What one request says of the provider.
    enum Sign {
        /// It answered, whatever it said.
        case alive
        /// It failed, or could not be reached.
        case failing
        /// Nothing: the request was the caller's to break off, or was never one.
        case none
    }

    /// What became of the circuit.
    enum Change: Equatable {
        case opened
        case closed
    }

    /// A request that was let through.
    struct Pass {
        fileprivate let generation: Int
        /// Whether it is the one that finds out whether the provider is back.
        let isProbe: Bool
    }

    private enum Phase {
        case closed
        case open(until: Instant)
        case probing
    }

    let policy: CircuitBreaker.Policy
    private var phase = Phase.closed
    /// The latest requests, one bit each, the youngest lowest; set where it failed.
    private var signs: UInt64 = 0
    /// Counts the openings and closings, so that a request that began before one has no say after it.
    private var generation = 0

    init(policy: CircuitBreaker.Policy) {
        self.policy = policy
    }

    /// Until when nobody is let through; the present while a probe is out; nil where requests go.
    func shutUntil(now: Instant) -> Instant? {
        switch phase {
        case .closed: nil
        case .open(let until): until > now ? until : nil
        case .probing: now
        }
    }

    /// Lets a request through, or says until when none is.
    mutating func enter(now: Instant) -> Result<Pass, Refusal> {
        switch phase {
        case .closed:
            return .success(Pass(generation: generation, isProbe: false))
        case .open(let until) where until > now:
            return .failure(Refusal(until: until))
        case .open:
            phase = .probing
            generation += 1
            return .success(Pass(generation: generation, isProbe: true))
        case .probing:
            return .failure(Refusal(until: now))
        }
    }

    /// Why nobody is let through.
    struct Refusal: Error {
        let until: Instant
    }

    /// Takes what a request says of the provider.
    mutating func leave(_ pass: Pass, _ sign: Sign, now: Instant) -> Change? {
        guard pass.generation == generation else { return nil }
        if pass.isProbe {
            switch sign {
            case .alive:
                generation += 1
                phase = .closed
                signs = 0
                return .closed
            case .failing:
                open(now)
                return .opened
            case .none:
                // It found nothing out: the next request probes.
                phase = .open(until: now)
                return nil
            }
        }
        guard sign != .none else { return nil }
        signs = (signs << 1 | (sign == .failing ? 1 : 0)) & policy.mask
        guard signs.nonzeroBitCount >= policy.failures else { return nil }
        open(now)
        return .opened
    }

    private mutating func open(_ now: Instant) {
        generation += 1
        phase = .open(until: now + policy.pause)
        signs = 0
    }
}
