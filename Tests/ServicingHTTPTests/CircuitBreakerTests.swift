import Servicing
import TestSupport
import Testing

@testable import ServicingHTTP

@Suite("A circuit breaker", .timeLimit(.minutes(2)))
struct CircuitBreakerTests {
    private static func toys(
        _ transport: any HTTPTransport, _ breaker: CircuitBreaker, _ time: TestTime, events: EventLog? = nil,
        retry: RetryPolicy = .off, timeout: Duration = .seconds(20)
    ) throws -> ToyServicer {
        try ToyServicer(transport, timeout: timeout, events: events, retry: retry) {
            $0.breaker = breaker
            $0.time = time.time
        }
    }

    private static func call(_ toys: ToyServicer) async -> ServicingError? {
        await failure { () async throws(ServicingError) in try await toys.perform(Buy(toy: "x")) }
    }

    @Test("opens after enough failures: nothing is sent, and the error says until when")
    func opens() async throws {
        let time = TestTime()
        let breaker = CircuitBreaker(policy: .init(failures: 3, among: 5, pause: .seconds(30)), time: time.time)
        let transport = ScriptedTransport(503)
        let log = EventLog()
        let toys = try Self.toys(transport, breaker, time, events: log)
        for _ in 0..<3 { #expect(await Self.call(toys)?.effect == .mayHaveApplied) }
        #expect(breaker.isOpen)
        time.advance(by: .seconds(10))
        let error = try #require(await Self.call(toys))
        #expect(transport.sent.count == 3)
        #expect(error.kind == .providerFailure && error.effect == .notSent && error.attempts == 0)
        #expect(error.retryAfter == .seconds(20))
        #expect(error.isRetryable)
        #expect(error.message.contains("not called until 2001-09-09T01:47:00"))
        #expect(log.lines.contains { $0.contains("opened the circuit") })
    }

    @Test("half-opens with one probe, and closes when that is answered")
    func halfOpen() async throws {
        let time = TestTime()
        let breaker = CircuitBreaker(policy: .init(failures: 1, among: 1, pause: .seconds(30)), time: time.time)
        let failing = try Self.toys(ScriptedTransport(500), breaker, time)
        _ = await Self.call(failing)
        time.advance(by: .seconds(30))
        let held = HeldTransport()
        let log = EventLog()
        let toys = try Self.toys(held, breaker, time, events: log)
        let probe = Task { await Self.call(toys) }
        #expect(await eventually { held.held == 1 })
        let second = try #require(await Self.call(toys))
        #expect(second.effect == .notSent && second.message.contains("finding out"))
        #expect(held.targets.count == 1)
        held.answer(404)
        #expect(await probe.value?.kind == .notFound, "an answer of any kind but 5xx shows that it is back")
        #expect(!breaker.isOpen)
        #expect(log.lines.contains { $0.contains("finds out whether") })
        #expect(log.lines.contains { $0.contains("closed the circuit") })
    }

    @Test("opens again when the probe fails, and lets another probe go when one was cancelled")
    func probes() async throws {
        let time = TestTime()
        let breaker = CircuitBreaker(policy: .init(failures: 1, among: 1, pause: .seconds(30)), time: time.time)
        let toys = try Self.toys(ScriptedTransport(500), breaker, time)
        _ = await Self.call(toys)
        time.advance(by: .seconds(30))
        #expect(await Self.call(toys)?.attempts == 1)
        #expect(breaker.openFor == .seconds(30))

        time.advance(by: .seconds(30))
        let held = HeldTransport()
        let slow = try Self.toys(held, breaker, time)
        let cancelled = Task { await Self.call(slow) }
        #expect(await eventually { held.held == 1 })
        cancelled.cancel()
        _ = await cancelled.value
        #expect(!breaker.isOpen, "the next request probes")
        #expect(await Self.call(toys)?.attempts == 1)
        #expect(breaker.isOpen)
    }

    @Test(
        "never counts what is not the provider's failure",
        arguments: [200, 201, 301, 400, 401, 403, 404, 408, 409, 422, 429, 499])
    func callersOwn(status: Int) async throws {
        let time = TestTime()
        let breaker = CircuitBreaker(policy: .init(failures: 1, among: 1), time: time.time)
        let toys = try Self.toys(ScriptedTransport(status, #"{"id":"x"}"#), breaker, time)
        for _ in 0..<5 { _ = await Self.call(toys) }
        #expect(!breaker.isOpen)
    }

    @Test("never counts bad input, which sends nothing")
    func badInput() async throws {
        let time = TestTime()
        let breaker = CircuitBreaker(policy: .init(failures: 1, among: 1), time: time.time)
        let toys = try Self.toys(ScriptedTransport(500), breaker, time)
        _ = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "")) }
        #expect(!breaker.isOpen)
    }

    @Test("counts failures of the way to the provider, and none that the caller brought about")
    func transports() async throws {
        let failing: Set<TransportError.Kind> = [
            .cannotResolve, .cannotConnect, .tlsFailed, .proxyFailed, .connectionLost, .malformedAnswer, .timedOut,
        ]
        let others: [TransportError.Kind] = [.refusedRequest, .cancelled, .answerTooLarge, .shutDown, .other]
        for kind in Array(failing) + others {
            let time = TestTime()
            let breaker = CircuitBreaker(policy: .init(failures: 1, among: 1), time: time.time)
            let transport = ScriptedTransport { _, _ throws(TransportError) in
                throw TransportError(kind, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "it broke")
            }
            _ = await Self.call(try Self.toys(transport, breaker, time))
            #expect(breaker.isOpen == failing.contains(kind), "\(kind)")
        }
        let time = TestTime()
        let breaker = CircuitBreaker(policy: .init(failures: 1, among: 1), time: time.time)
        let late = ScriptedTransport { _, _ throws(TransportError) in
            throw TransportError(.timedOut, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "late")
        }
        _ = await Self.call(try Self.toys(late, breaker, time, timeout: .milliseconds(5)))
        #expect(!breaker.isOpen, "a caller in such haste says nothing of the provider")
    }

    @Test("goes by the latest requests alone")
    func window() async throws {
        let time = TestTime()
        let breaker = CircuitBreaker(policy: .init(failures: 2, among: 3), time: time.time)
        let statuses = [500, 200, 200, 500, 200, 500]
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            HTTPResponse(status: statuses[number - 1], body: Array(#"{"id":"x"}"#.utf8))
        }
        let toys = try Self.toys(transport, breaker, time)
        for _ in 0..<5 {
            _ = await Self.call(toys)
            #expect(!breaker.isOpen)
        }
        _ = await Self.call(toys)
        #expect(breaker.isOpen)
    }

    @Test("that opens during a call ends its repetitions, and the last answer stands")
    func duringRetry() async throws {
        let time = TestTime()
        let breaker = CircuitBreaker(policy: .init(failures: 2, among: 2), time: time.time)
        let transport = ScriptedTransport(503)
        let toys = try Self.toys(transport, breaker, time, retry: RetryPolicy(maximumTries: 5))
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(transport.sent.count == 2)
        #expect(error?.kind == .providerFailure && error?.effect == .mayHaveApplied)
        #expect(error?.attempts == 2)
        #expect(error?.history.map(\.statusCode) == [503, 503])
        #expect(error?.message.contains("not called until") == true)
    }

    @Test("does not listen to requests that began before it opened")
    func stragglers() {
        let now = ContinuousClock.now
        var state = CircuitState(policy: .init(failures: 1, among: 1, pause: .seconds(30)))
        func enter(_ instant: ContinuousClock.Instant) -> CircuitState.Pass? { try? state.enter(now: instant).get() }
        guard let early = enter(now), let failing = enter(now) else {
            Issue.record("a closed circuit lets everybody through")
            return
        }
        let opened = state.leave(failing, .failing, now: now)
        #expect(opened == .opened)
        let ignored = state.leave(early, .alive, now: now)
        #expect(ignored == nil)
        #expect(state.shutUntil(now: now) == now + .seconds(30))
        let probe = enter(now + .seconds(30))
        #expect(probe?.isProbe == true)
        let late = state.leave(early, .alive, now: now)
        #expect(late == nil)
        let second = enter(now + .seconds(31))
        #expect(second == nil)
    }
}
