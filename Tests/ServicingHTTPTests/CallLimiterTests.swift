import Servicing
import TestSupport
import Testing

@testable import ServicingHTTP

@Suite("Who may go and who waits")
struct LimiterStateTests {
    private static let start = ContinuousClock.now
    private static func at(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }
    /// The value behind a reference, as an expectation can't change what it looks at.
    private final class Box {
        var state: LimiterState
        init(rate: RateLimit?, places: Int?) { state = LimiterState(rate: rate, places: places) }
        func enter(now: ContinuousClock.Instant) -> Bool { state.enter(now: now) }
        func wait(until deadline: ContinuousClock.Instant) -> Int { state.wait(until: deadline) }
        func giveUp(_ id: Int) -> Bool { state.giveUp(id) }
        func leave() { state.leave() }
        func turn(now: ContinuousClock.Instant) -> [(id: Int, verdict: LimiterState.Verdict)] { state.turn(now: now) }
        func wake(now: ContinuousClock.Instant) -> ContinuousClock.Instant? { state.wake(now: now) }
    }

    private static func ids(_ verdicts: [(id: Int, verdict: LimiterState.Verdict)]) -> [Int] {
        verdicts.filter { $0.verdict == .go }.map(\.id)
    }

    @Test("A burst goes at once, and then one by one as the rate has it")
    func rate() {
        let state = Box(rate: RateLimit(10, per: .seconds(1), burst: 3), places: nil)
        #expect((0..<5).map { _ in state.enter(now: Self.at(0)) } == [true, true, true, false, false])
        #expect(!state.enter(now: Self.at(99)))
        #expect(state.enter(now: Self.at(100)))
        #expect(!state.enter(now: Self.at(150)))
        #expect((0..<4).map { _ in state.enter(now: Self.at(10_000)) } == [true, true, true, false])
    }

    @Test("No while of the period's length sees more than burst and rate together")
    func neverMore() {
        let state = Box(rate: RateLimit(7, per: .seconds(1), burst: 4), places: nil)
        let gone = (0..<5000).filter { state.enter(now: Self.at($0)) }
        for begin in gone { #expect(gone.count { $0 >= begin && $0 < begin + 1000 } <= 4 + 7) }
        #expect(gone.count == 4 + 34, "and no less")
    }

    @Test("Those who wait go in the order they came, and nobody overtakes them")
    func order() {
        let state = Box(rate: nil, places: 1)
        #expect(state.enter(now: Self.at(0)))
        let waiting = (0..<3).map { _ in state.wait(until: Self.at(1000)) }
        state.leave()
        #expect(!state.enter(now: Self.at(1)), "a place is free, but others were here before")
        #expect(Self.ids(state.turn(now: Self.at(1))) == [waiting[0]])
        #expect(state.turn(now: Self.at(2)).isEmpty)
        #expect(state.giveUp(waiting[1]))
        #expect(!state.giveUp(waiting[1]))
        state.leave()
        #expect(Self.ids(state.turn(now: Self.at(3))) == [waiting[2]])
    }

    @Test("One who gives up costs no token")
    func tokenKept() {
        let state = Box(rate: RateLimit(1, per: .seconds(1), burst: 1), places: nil)
        #expect(state.enter(now: Self.at(0)))
        let waiting = (0..<100).map { _ in state.wait(until: Self.at(60_000)) }
        for id in waiting.dropLast() { #expect(state.giveUp(id)) }
        #expect(state.wake(now: Self.at(0)) == Self.at(1000))
        #expect(Self.ids(state.turn(now: Self.at(1000))) == [waiting[99]])
    }

    @Test("One whose deadline passes is sent away, wherever in the line, and the alarm is set for it")
    func deadline() {
        let state = Box(rate: nil, places: 1)
        #expect(state.enter(now: Self.at(0)))
        let patient = state.wait(until: Self.at(5000))
        let hasty = state.wait(until: Self.at(1000))
        #expect(state.wake(now: Self.at(0)) == Self.at(1000))
        let verdicts = state.turn(now: Self.at(1000))
        #expect(verdicts.map(\.id) == [hasty] && verdicts.map(\.verdict) == [.tooLate])
        #expect(state.wake(now: Self.at(1000)) == Self.at(5000))
        state.leave()
        #expect(Self.ids(state.turn(now: Self.at(1001))) == [patient])
        #expect(state.wake(now: Self.at(1001)) == nil)
    }
}

@Suite("A limiter", .timeLimit(.minutes(2)))
struct CallLimiterTests {
    private static func toys(
        _ transport: any HTTPTransport, _ limiter: CallLimiter, _ time: CallTime, events: EventLog? = nil,
        timeout: Duration = .seconds(20)
    ) throws -> ToyServicer {
        try ToyServicer(transport, timeout: timeout, events: events) {
            $0.limiter = limiter
            $0.time = time
        }
    }

    @Test("lets no more go at once than it may, in the order they came, whoever's servicer they are of")
    func inFlight() async throws {
        let time = ManualTime()
        let limiter = CallLimiter(inFlight: 2, time: time.time)
        let transport = HeldTransport()
        let servicers = try [Self.toys(transport, limiter, time.time), Self.toys(transport, limiter, time.time)]
        try await withThrowingTaskGroup(of: Receipt.self) { group in
            for number in 0..<6 {
                group.addTask { try await servicers[number % 2].perform(Wind(toy: "\(number)")) }
                #expect(await eventually { limiter.waiting + transport.held == number + 1 })
            }
            #expect(transport.held == 2)
            #expect(limiter.waiting == 4)
            #expect(limiter.inFlight == 2)
            for left in (0..<6).reversed() {
                transport.answer()
                _ = try await group.next()
                #expect(await eventually { transport.held == min(2, left) })
            }
        }
        #expect(transport.targets == (0..<6).map { "/toys/\($0)" })
        #expect(limiter.inFlight == 0 && limiter.waiting == 0)
        #expect(time.sleepers == 0, "no alarm is left behind")
    }

    @Test("spreads requests over time and says how long each has waited")
    func rate() async throws {
        let time = ManualTime()
        let limiter = CallLimiter(rate: RateLimit(10, per: .seconds(1), burst: 1), time: time.time)
        let transport = ScriptedTransport(200, #"{"id":"x"}"#)
        let log = EventLog()
        let toys = try Self.toys(transport, limiter, time.time, events: log)
        try await withThrowingTaskGroup(of: Receipt.self) { group in
            for number in 0..<4 {
                group.addTask { try await toys.perform(Wind(toy: "\(number)")) }
                #expect(await eventually { limiter.waiting + transport.sent.count == number + 1 })
            }
            for _ in 0..<3 {
                #expect(await eventually { time.sleepers == 1 })
                time.advance(by: .milliseconds(100))
                _ = try await group.next()
            }
            _ = try await group.next()
        }
        let waits = log.events.compactMap { if case .waited(let wait) = $0.kind { wait } else { nil } }
        #expect(waits == [100, 200, 300].map { .milliseconds($0) })
    }

    @Test("forgets one whose task is cancelled: nothing was sent, and the next one goes instead")
    func cancelled() async throws {
        let time = ManualTime()
        let limiter = CallLimiter(inFlight: 1, time: time.time)
        let transport = HeldTransport()
        let toys = try Self.toys(transport, limiter, time.time)
        let first = Task { try await toys.perform(Wind(toy: "1")) }
        #expect(await eventually { transport.held == 1 })
        let second = Task {
            await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "2")) }
        }
        #expect(await eventually { limiter.waiting == 1 })
        let third = Task { try await toys.perform(Wind(toy: "3")) }
        #expect(await eventually { limiter.waiting == 2 })
        second.cancel()
        let error = try #require(await second.value)
        #expect(error.kind == .transport && error.effect == .notSent)
        #expect(limiter.waiting == 1)
        transport.answer()
        _ = try await first.value
        #expect(await eventually { transport.held == 1 })
        transport.answer()
        _ = try await third.value
        #expect(transport.targets == ["/toys/1", "/toys/3"])
    }

    @Test("sends one away whose deadline passes: nothing was sent, and the error says whose limit it was")
    func deadline() async throws {
        let time = ManualTime()
        let limiter = CallLimiter(inFlight: 1, time: time.time)
        let transport = HeldTransport()
        let toys = try Self.toys(transport, limiter, time.time, timeout: .seconds(5))
        let first = Task { try await toys.perform(Wind(toy: "1")) }
        #expect(await eventually { transport.held == 1 })
        let second = Task {
            await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "2")) }
        }
        #expect(await eventually { limiter.waiting == 1 && time.sleepers == 1 })
        time.advance(by: .seconds(5))
        let error = try #require(await second.value)
        #expect(error.kind == .rateLimited && error.effect == .notSent && error.isRetryable)
        #expect(error.hint?.contains("this app's own") == true)
        transport.answer()
        _ = try await first.value
    }

    @Test("counts every repetition as a request, and holds no place during the pause before it")
    func repetitions() async throws {
        let time = TestTime()
        let limiter = CallLimiter(inFlight: 1, time: time.time)
        let placesWhilePausing = Lock<[Int]>([])
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            HTTPResponse(status: number < 3 ? 503 : 200, body: Array(#"{"id":"x"}"#.utf8))
        }
        let toys = try ToyServicer(transport, retry: .standard) {
            $0.limiter = limiter
            $0.time = time.time
            $0.time.sleep = { wake in
                placesWhilePausing.withLock { $0.append(limiter.inFlight) }
                try await time.time.sleep(wake)
            }
        }
        #expect(try await toys.perform(Wind(toy: "x")).attempts == 3)
        #expect(placesWhilePausing.withLock { $0 } == [0, 0])
    }

    @Test("loses nobody when hundreds come, give up and go at once")
    func storm() async throws {
        let limiter = CallLimiter(rate: RateLimit(100_000, per: .seconds(1), burst: 5), inFlight: 3)
        let most = Lock(0)
        let counts = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<400 {
                group.addTask {
                    let task = Task { () -> Bool in
                        guard (try? await limiter.enter(deadline: .now + .seconds(60))) != nil else { return false }
                        most.withLock { $0 = max($0, limiter.inFlight) }
                        await Task.yield()
                        limiter.leave()
                        return true
                    }
                    if number % 3 == 0 { task.cancel() }
                    return await task.value
                }
            }
            return await group.reduce(into: [true: 0, false: 0]) { $0[$1, default: 0] += 1 }
        }
        #expect(counts[true, default: 0] >= 266)
        #expect(counts[true, default: 0] + counts[false, default: 0] == 400)
        #expect(most.withLock { $0 } <= 3)
        #expect(limiter.inFlight == 0 && limiter.waiting == 0)
    }
}
