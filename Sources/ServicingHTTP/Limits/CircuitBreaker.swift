import Servicing

/// Stops asking a provider that fails: after enough failures nothing is sent for a while, and then one request finds out
/// whether it is back.
///
/// A failure is a 5xx, a connection that can't be made or breaks, or an answer that is no HTTP. Any other answer shows
/// that the provider is there: a caller's own bad request never counts, nor does a call that was cancelled, nor a timeout
/// of less than ``Policy/shortestTimeout``. Give the same breaker to several servicers that call the same provider.
public final class CircuitBreaker: Sendable {
    /// When it opens and for how long.
    public struct Policy: Hashable, Sendable {
        /// How many failures open it.
        public let failures: Int
        /// Among how many of the latest requests; at most 64.
        public let among: Int
        /// How long nothing is sent.
        public let pause: Duration
        /// A try that was given less time than this and ran out of it says nothing of the provider.
        public let shortestTimeout: Duration

        /// A policy: 5 failures among the latest 10 requests, a pause of 30 seconds, timeouts from one second on, unless
        /// given. Numbers below one count as one.
        public init(
            failures: Int = 5, among: Int = 10, pause: Duration = .seconds(30),
            shortestTimeout: Duration = .seconds(1)
        ) {
            self.among = max(1, min(64, among))
            self.failures = max(1, min(self.among, failures))
            self.pause = pause.bounded
            self.shortestTimeout = shortestTimeout
        }

        var mask: UInt64 { among == 64 ? .max : (1 << UInt64(among)) - 1 }
    }

    /// When it opens and for how long.
    public let policy: Policy
    private let state: Lock<CircuitState>
    private let time: CallTime

    /// A closed circuit.
    public init(policy: Policy = Policy(), time: CallTime = .system) {
        self.policy = policy
        self.time = time
        state = Lock(CircuitState(policy: policy))
    }

    /// Whether nothing is sent at present.
    public var isOpen: Bool { openFor != nil }

    /// For how long nothing is sent yet; zero while one request finds out; nil where requests go.
    public var openFor: Duration? {
        let now = time.now()
        return state.withLock { $0.shutUntil(now: now) }.map { now.duration(to: $0) }
    }

    func enter() -> Result<CircuitState.Pass, CircuitState.Refusal> {
        let now = time.now()
        return state.withLock { $0.enter(now: now) }
    }

    func leave(_ pass: CircuitState.Pass, _ sign: CircuitState.Sign) -> CircuitState.Change? {
        let now = time.now()
        return state.withLock { $0.leave(pass, sign, now: now) }
    }

    /// What a try's ending says of the provider.
    func sign(of ending: Tries.Ending, given: Duration) -> CircuitState.Sign {
        switch ending {
        case .success(let response): return response.status >= 500 ? .failing : .alive
        case .failure(let failure):
            switch failure.kind {
            case .timedOut:
                return failure.phase == .waitingForSlot || given < policy.shortestTimeout ? .none : .failing
            case .cannotResolve, .cannotConnect, .tlsFailed, .proxyFailed, .connectionLost, .malformedAnswer:
                return .failing
            case .answerTooLarge: return .alive
            case .refusedRequest, .cancelled, .shutDown, .other: return .none
            }
        }
    }
}
