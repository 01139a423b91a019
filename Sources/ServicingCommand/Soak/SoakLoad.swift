import Servicing
import ServicingHTTP
import ServicingMock

/// Calls to make over and over, and what came of them.
final class SoakLoad: Sendable {
    /// How calls ended.
    struct Counts: Sendable {
        var calls = 0
        /// Requests that were handed to a connection.
        var exchanges = 0
        /// By outcome or by kind and effect of the error.
        var endings: [String: Int] = [:]
    }

    private let world: MockWorld
    private let seed: WorldSeed
    private let calls: [@Sendable () async -> Result<Receipt, ServicingError>]
    private let state = Lock(Counts())
    /// Numbers calls, so that each lane takes the next.
    private let next = Lock(0)

    init(world: MockWorld, baseURL: BaseURL, transport: any HTTPTransport) throws(ServicingError) {
        self.world = world
        seed = world.snapshot
        var calls: [@Sendable () async -> Result<Receipt, ServicingError>] = []
        for provider in commandProviders {
            var settings = ServicerSettings(baseURL: baseURL, timeout: .seconds(10), events: CallMetrics())
            settings.retry = RetryPolicy(maximumTries: 3, firstPause: .milliseconds(1), longestPause: .milliseconds(5))
            settings.limiter = CallLimiter(inFlight: 64)
            settings.breaker = CircuitBreaker(policy: CircuitBreaker.Policy(pause: .milliseconds(50)))
            settings.tracing = { nil }
            let gateway = try Gateway([
                provider.servicer(
                    settings: settings,
                    credentials: CommandCredentials(DemonstrationRun.credentials, for: provider.id, isForPlan: false),
                    transport: transport)
            ])
            // Those with credentials of their own are refused ones, and would only be refused here by chance.
            for demonstration in provider.demonstrations where demonstration.environment.isEmpty {
                calls.append { () async -> Result<Receipt, ServicingError> in
                    do throws(ServicingError) {
                        return .success(try await demonstration.perform(gateway))
                    } catch {
                        return .failure(error)
                    }
                }
            }
        }
        self.calls = calls
    }

    var counts: Counts { state.withLock { $0 } }
    var exchanges: Int { state.withLock { $0.exchanges } }

    /// Makes calls, so many at once, until so many exchanges have been made since the beginning.
    func run(lanes: Int, until end: Int) async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<lanes {
                group.addTask { [self] in
                    while exchanges < end {
                        let number = next.withLock { next -> Int in
                            next += 1
                            return next
                        }
                        disturb(number)
                        note(await calls[number % calls.count]())
                    }
                }
            }
        }
    }

    /// Puts a fault in for every hundredth call, and the world back to what it was for every five thousandth.
    private func disturb(_ number: Int) {
        if number % 5000 == 0 {
            world.restore(seed)
        } else if number % 100 == 0 {
            world.removeFaults()
            world.inject(Self.faults[number / 100 % Self.faults.count])
        }
    }

    private static let faults: [Fault] = [
        Fault(.afterCommit, [.cut(afterBytes: 0, .closed)], turn: .nth(1)),
        Fault(.afterCommit, [.cut(afterBytes: 30, .reset)], turn: .nth(1)),
        Fault(.beforeCommit, [.status(503)], turn: .first(2)),
        Fault(.afterCommit, [.delay(.milliseconds(20))], turn: .nth(1)),
        Fault(
            .beforeCommit, [.status(200), .body(Array("<html>".utf8), contentType: "text/html")], turn: .nth(1)),
        Fault(.beforeCommit, [.status(429), .header(name: "Retry-After", value: "0")], turn: .nth(1)),
        Fault(.afterCommit, [.cut(afterBytes: 90, .closed)], turn: .nth(1)),
        Fault(
            .afterCommit, [.body([UInt8](repeating: 0x20, count: 300_000), contentType: "text/plain")], turn: .nth(1)),
    ]

    private func note(_ ended: Result<Receipt, ServicingError>) {
        let (ending, attempts) =
            switch ended {
            case .success(let receipt): (receipt.outcome.rawValue, receipt.attempts)
            case .failure(let error): ("\(error.kind.rawValue) (\(error.effect.rawValue))", error.attempts)
            }
        state.withLock { state in
            state.calls += 1
            state.exchanges += attempts
            state.endings[ending, default: 0] += 1
        }
    }
}
