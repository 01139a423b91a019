import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("A bearer token from a source")
struct TokenTests {
    /// Gives `t1`, `t2`, … and counts how often it was asked.
    private actor Counter {
        private(set) var fetches = 0
        func next() -> Secret {
            fetches += 1
            return Secret("t\(fetches)")
        }
    }

    private static func accepting(_ token: String) -> ScriptedTransport {
        ScriptedTransport { _, request throws(TransportError) in
            request.headers["Authorization"] == "Bearer \(token)"
                ? HTTPResponse(status: 200, body: Array(#"{"id":"x"}"#.utf8)) : HTTPResponse(status: 401)
        }
    }

    @Test("is renewed once on a 401, and a repeatable operation is sent again with the new one")
    func renewed() async throws {
        let counter = Counter()
        let transport = Self.accepting("t2")
        let toys = try ToyServicer(
            transport,
            credential: .bearerSource(CachedTokenSource { .init(await counter.next()) }))
        let receipt = try await toys.perform(Wind(toy: "x"))
        #expect(receipt.attempts == 2)
        #expect(transport.sent.map { $0.headers["Authorization"] } == ["Bearer t1", "Bearer t2"])
        #expect(try await toys.perform(Wind(toy: "x")).attempts == 1)
        #expect(await counter.fetches == 2)
    }

    @Test("is renewed for the next call when the operation may not be repeated, and the error is a refusal")
    func notRepeated() async throws {
        let counter = Counter()
        let transport = Self.accepting("t2")
        let toys = try ToyServicer(
            transport,
            credential: .bearerSource(CachedTokenSource { .init(await counter.next()) }))
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Buy(toy: "x")) }
        #expect(error?.kind == .unauthenticated)
        #expect(error?.effect == .refused)
        #expect(transport.sent.count == 1)
        #expect(try await toys.perform(Buy(toy: "x")).outcome == .accepted)
        #expect(await counter.fetches == 2)
    }

    @Test("that is still rejected after renewal ends as unauthenticated, without a third request")
    func stillRejected() async throws {
        let transport = Self.accepting("never")
        let toys = try ToyServicer(
            transport,
            credential: .bearerSource(CachedTokenSource { .init("same") }))
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(error?.kind == .unauthenticated)
        #expect(error?.attempts == 2)
        #expect(transport.sent.count == 2)
    }

    @Test("is fetched once however many calls wait for it")
    func oneFetch() async throws {
        let counter = Counter()
        let source = CachedTokenSource {
            let token = await counter.next()
            try await Task.sleep(for: .milliseconds(30))
            return .init(token)
        }
        let tokens = try await withThrowingTaskGroup(of: Secret.self) { group in
            for _ in 0..<50 { group.addTask { try await source.token() } }
            return try await group.reduce(into: Set<Secret>()) { $0.insert($1) }
        }
        #expect(tokens == ["t1"])
        #expect(await counter.fetches == 1)
    }

    @Test("whose time is over is fetched anew")
    func expiry() async throws {
        let counter = Counter()
        let source = CachedTokenSource { .init(await counter.next(), expiresAt: .now - .seconds(1)) }
        #expect(try await source.token() == "t1")
        #expect(try await source.token() == "t2")
    }

    @Test("whose time is over on the source's own clock is fetched anew, also where it is another that was rejected")
    func ownClock() async throws {
        let time = TestTime()
        let counter = Counter()
        let source = CachedTokenSource(now: { time.now }) {
            .init(await counter.next(), expiresAt: time.now + .seconds(10))
        }
        #expect(try await source.token() == "t1")
        time.advance(by: .seconds(9))
        #expect(try await source.token() == "t1")
        #expect(try await source.token(replacing: "t0") == "t1")
        time.advance(by: .seconds(1))
        #expect(try await source.token(replacing: "t0") == "t2")
        #expect(try await source.token() == "t2")
    }

    @Test("is waited for by the others when one of them is cancelled, who stops waiting at once")
    func cancelledWaiter() async throws {
        let counter = Counter()
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let source = CachedTokenSource {
            let token = await counter.next()
            begin.finish()
            for await _ in gate {}
            return .init(token)
        }
        let first = Task { try await source.token() }
        for await _ in begun {}
        let second = Task { try await source.token() }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        open.finish()
        #expect(try await second.value == "t1")
        #expect(try await source.token() == "t1")
        #expect(await counter.fetches == 1)
    }

    @Test("that could not be had is asked for again by the next call")
    func failedFetch() async throws {
        let counter = Counter()
        let source = CachedTokenSource {
            let token = await counter.next()
            guard token != "t1" else { throw TokenProblem(.providerFailure, "it is down") }
            return .init(token)
        }
        await #expect(throws: TokenProblem.self) { try await source.token() }
        #expect(try await source.token() == "t2")
    }

    @Test("whose problem a source tells in its own words has them in the error, as what was not sent")
    func problem() async throws {
        let transport = ScriptedTransport(200)
        let toys = try ToyServicer(
            transport,
            credential: .bearerSource(
                CachedTokenSource { throw TokenProblem(.rateLimited, "come back later", retryAfter: .seconds(3)) }))
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(error?.kind == .rateLimited)
        #expect(error?.effect == .notSent)
        #expect(error?.retryAfter == .seconds(3))
        #expect(error?.message == "no access token could be had: come back later")
        #expect(transport.sent.isEmpty)
    }

    @Test("that can't be had sends nothing, and the error does not repeat the source's own")
    func failing() async throws {
        struct Failure: Error { let text = "client_secret=hunter2" }
        let transport = ScriptedTransport(200)
        let toys = try ToyServicer(
            transport, credential: .bearerSource(CachedTokenSource { throw Failure() }))
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(error?.kind == .unauthenticated)
        #expect(error?.effect == .notSent)
        #expect(transport.sent.isEmpty)
        #expect(error.map { !"\($0)".contains("hunter2") } == true)
    }

    @Test("whose fetch hangs is fetched anew by a later call")
    func hangingFetch() async throws {
        let counter = Counter()
        let source = CachedTokenSource(limit: .milliseconds(30)) {
            let token = await counter.next()
            if token == "t1" {
                await withCheckedContinuation { (never: CheckedContinuation<Void, Never>) in
                    Task {
                        try? await Task.sleep(for: .seconds(2)); never.resume()
                    }
                }
            }
            return .init(token)
        }
        await #expect(throws: (any Error).self) { try await source.token() }
        #expect(try await source.token() == "t2")
    }

    @Test("is not waited for past the deadline, even if its source ignores cancellation")
    func deadline() async throws {
        let transport = ScriptedTransport(200)
        let release = Task { try? await Task.sleep(for: .seconds(60)) }
        let toys = try ToyServicer(
            transport,
            credential: .bearerSource(
                CachedTokenSource {
                    _ = await release.value
                    return .init("late")
                }),
            timeout: .milliseconds(50))
        let started = ContinuousClock.now
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        release.cancel()
        #expect(started.duration(to: .now) < .seconds(20))
        #expect(error?.effect == .notSent)
        #expect(error?.message.contains("access token") == true)
        #expect(transport.sent.isEmpty)
    }
}
