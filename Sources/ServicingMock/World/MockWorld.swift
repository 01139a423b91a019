import ExactJSON
import ServicingHTTP

/// Four servicers behind one port: their state, their rules, a clock, faults and a journal.
///
/// Everything that a request can meet is in the world it is sent to; two worlds share nothing. A world may be used
/// from any thread; its requests are carried out one at a time.
public final class MockWorld: RequestHandler, Sendable {
    /// The world's time.
    public let clock: MockClock
    let router: Router
    let state: Lock<WorldState>
    private let signal: ChangeSignal
    private let identity = SeedRevision.Identity()
    private let log: (@Sendable (JournalEntry) -> Void)?

    /// A world. Without arguments: the default one, which holds the ids of the documents' examples, accepts
    /// ``MockCredentials/demo`` and follows the system's time.
    ///
    /// - Parameters:
    ///   - providers: the servicers, each with the state it begins with.
    ///   - clock: the world's time; not to be shared with another world.
    ///   - credentials: what is accepted.
    ///   - journalLimit: how many requests the journal keeps.
    ///   - journalBytes: about how many bytes the journal keeps.
    ///   - log: told of each request before its answer leaves. Must not wait.
    public convenience init(
        providers: [any MockProvider] = MockProviders.all, clock: MockClock = MockClock(),
        credentials: MockCredentials = .demo, journalLimit: Int = 10_000, journalBytes: Int = 64 << 20,
        log: (@Sendable (JournalEntry) -> Void)? = nil
    ) {
        self.init(providers, clock, credentials, journalLimit, journalBytes, log, ChangeSignal())
    }

    private init(
        _ providers: [any MockProvider], _ clock: MockClock, _ credentials: MockCredentials, _ journalLimit: Int,
        _ journalBytes: Int, _ log: (@Sendable (JournalEntry) -> Void)?, _ signal: ChangeSignal
    ) {
        self.clock = clock
        self.log = log
        self.signal = signal
        clock.attach(signal)
        router = Router(providers)
        state = Lock(
            WorldState(
                providers: providers, credentials: credentials,
                journal: Journal(limit: journalLimit, byteLimit: journalBytes)))
    }

    /// A world that begins as the seed says.
    ///
    /// - Parameters:
    ///   - seed: what it begins with.
    ///   - log: told of each request before its answer leaves. Must not wait.
    public convenience init(_ seed: WorldSeed, log: (@Sendable (JournalEntry) -> Void)? = nil) {
        self.init(seed, log: log, telling: ChangeSignal())
    }

    /// The same, its changes told to a signal that worlds may share.
    convenience init(_ seed: WorldSeed, log: (@Sendable (JournalEntry) -> Void)?, telling signal: ChangeSignal) {
        self.init(
            seed.providers, MockClock(seed.clock), seed.credentials, seed.journalLimit, 64 << 20, log, signal)
        restore(seed)
    }

    /// Changes the state, and has the change told.
    func change<Result>(_ body: (inout sending WorldState) -> sending Result) -> sending Result {
        let result = state.withLock { state in
            state.changes += 1
            return body(&state)
        }
        signal.note()
        return result
    }

    /// Answers a request: finds the operation, looks at the credentials, lets the provider act, applies the faults,
    /// writes the journal.
    public func reply(to request: ReceivedRequest) -> Reply {
        do throws(ControlProblem) {
            let (request, fault) = try OwnFault.take(from: request)
            return reply(to: request, ownFault: fault)
        } catch {
            return Reply(error.response)
        }
    }

    private func reply(to request: ReceivedRequest, ownFault: Fault?) -> Reply {
        let target = DecodedTarget(request.target)
        let match = router.match(request.method, target)
        let body = JSONBody(request)
        let fingerprint = RequestFingerprint(request)
        let (decided, isChange) = state.withLock { state in
            let now = clock.now
            let changes = state.changes
            switch match {
            case .unknownPath:
                let answer =
                    target.segments.contains(nil) || target.query == nil
                    ? state.malformedTarget() : state.unknownPath(router.routes, request.method, target)
                return (state.decided(nil, answer, now, fingerprint), false)
            case .otherMethods(let methods, let route):
                let answer = state.otherMethods(methods, route, request.method)
                return (state.decided(nil, answer, now, fingerprint), false)
            case .route(let route):
                let decided = state.perform(route, request, target, body, now, fingerprint, ownFault: ownFault)
                return (decided, state.changes != changes)
            }
        }
        if isChange { signal.note() }
        var reply = decided.reply()
        let entry = decided.entry(request, reply)
        let gate = state.withLock { state in
            state.journal.insert(entry)
            return state.gate
        }
        if reply.delay > .zero || reply.pace != .full { reply.gate = gate }
        let state = state
        reply.onDelivery = { delivered in state.withLock { $0.journal.note(delivered, of: entry.number) } }
        log?(entry)
        return reply
    }
}

extension MockWorld {
    /// Every rule of the mock and its providers.
    public static var rules: [Rule] {
        WorldRules.all + MockProviders.all.flatMap { type(of: $0).rules }
    }

    /// The documents that the mock was written from, by provider.
    public static var documents: [String: [MockSource]] {
        Dictionary(uniqueKeysWithValues: MockProviders.all.map { (type(of: $0).id, type(of: $0).documents) })
    }

    /// The providers, in the order of the routes' indices.
    var providerTypes: [any MockProvider.Type] {
        state.withLock { $0.providers.map { type(of: $0) } }
    }

    /// Where each operation answers.
    public var routes: [Route] { router.routes }

    /// The last requests.
    public var journal: Journal {
        state.withLock { $0.journal }
    }

    /// All that the world is at this moment but its journal, to be put back later or to make other worlds from.
    public var snapshot: WorldSeed {
        state.withLock { state in
            var seed = WorldSeed(
                providers: state.providers, clock: clock.setting, credentials: state.credentials,
                rateLimits: state.rateLimits, journalLimit: state.journal.limit)
            seed.faultPlan = state.faults
            seed.rateWindows = state.rateWindows
            seed.settled = clock.settled
            seed.basis = state.basis
            seed.revision = SeedRevision(
                identity: identity, changes: state.changes, clock: seed.clock, settled: seed.settled)
            return seed
        }
    }

    /// Makes the world what a snapshot or seed says, down to how often each fault has hit. The journal stays and goes on.
    ///
    /// - Precondition: the seed has the providers that the world has, in the same order.
    public func restore(_ seed: WorldSeed) {
        change { state in
            precondition(
                seed.providers.map { type(of: $0).id } == state.providers.map { type(of: $0).id },
                "a world keeps its providers")
            state.providers = seed.providers
            state.credentials = seed.credentials
            state.rateLimits = seed.rateLimits
            state.rateWindows = seed.rateWindows
            state.faults = seed.faultPlan
            state.basis = seed.basis
            clock.restore(seed.clock, settled: seed.settled)
        }
    }

    /// Ends the time that answers are held back for now: what was to be late is not any longer.
    public func cancelDelays() {
        let gate = state.withLock { state in
            defer { state.gate = DelayGate() }
            return state.gate
        }
        gate.open()
    }

    /// Forgets the journal's entries. The next request's number follows the last one's all the same.
    public func clearJournal() {
        state.withLock { $0.journal.clear() }
    }

    /// The credentials that are accepted from now on.
    public var credentials: MockCredentials {
        get { state.withLock { $0.credentials } }
        set { change { $0.credentials = newValue } }
    }

    /// Puts a fault in, behind those that are there.
    ///
    /// - Returns: its number.
    @discardableResult
    public func inject(_ fault: Fault) -> Int {
        change { $0.faults.add(fault) }
    }

    /// The faults that are in, each with what has become of it.
    public var placedFaults: [PlacedFault] {
        state.withLock { $0.faults.placed }
    }

    /// Takes the fault of that number out.
    ///
    /// - Returns: whether it was in.
    @discardableResult
    public func removeFault(_ id: Int) -> Bool {
        change { $0.faults.remove(id) }
    }

    /// The faults that are in, spent ones among them.
    public var faults: [Fault] {
        state.withLock { $0.faults.all }
    }

    /// Takes every fault out.
    public func removeFaults() {
        change { $0.faults.removeAll() }
    }

    /// The rate limits by provider. To set them begins every count anew.
    public var rateLimits: [String: RateLimit] {
        get { state.withLock { $0.rateLimits } }
        set {
            change {
                $0.rateLimits = newValue
                $0.rateWindows = [:]
            }
        }
    }

    /// Sets or, with nil, lifts a provider's rate limit; the count begins anew.
    public func setRateLimit(_ limit: RateLimit?, for provider: String) {
        change {
            $0.rateLimits[provider] = limit
            $0.rateWindows[provider] = nil
        }
    }

    /// Reads or changes a provider's state.
    ///
    /// - Parameters:
    ///   - type: the provider; the world must have it.
    ///   - body: runs under the world's lock: it must be quick, must not wait and must not call the world.
    /// - Returns: what `body` returned.
    public func withState<Provider: MockProvider, Result: Sendable>(
        of type: Provider.Type, _ body: (inout Provider) -> Result
    ) -> Result {
        change { $0.withProvider(type, body) }
    }
}
