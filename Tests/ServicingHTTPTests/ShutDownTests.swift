import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Shutting down", .timeLimit(.minutes(2)))
struct ShutDownTests {
    private static func toys(
        _ transport: any HTTPTransport, _ time: ManualTime, limiter: CallLimiter? = nil
    ) throws -> ToyServicer {
        try ToyServicer(transport, retry: .standard) {
            $0.time = time.time
            $0.limiter = limiter
        }
    }

    @Test("takes no further call, and says that nothing was sent")
    func noFurther() async throws {
        let transport = ScriptedTransport(200, #"{"id":"x"}"#)
        let toys = try Self.toys(transport, ManualTime())
        let gateway = try Gateway([toys])
        #expect(await gateway.shutDown().isEmpty)
        let error = await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) }
        #expect(error?.kind == .transport && error?.effect == .notSent)
        #expect(error?.isRetryable == false)
        #expect(transport.sent.isEmpty)
    }

    @Test("waits for what is in flight, whose caller gets its receipt")
    func finishes() async throws {
        let time = ManualTime()
        let transport = HeldTransport()
        let toys = try Self.toys(transport, time)
        let call = Task { try await toys.perform(Wind(toy: "x")) }
        #expect(await eventually { transport.held == 1 })
        let end = Task { await toys.shutDown(grace: .seconds(5)) }
        #expect(await eventually { time.sleepers == 1 })
        transport.answer()
        #expect(try await call.value.outcome == .applied)
        #expect(await end.value.isEmpty)
        #expect(await eventually { time.sleepers == 0 })
    }

    @Test("reports what does not finish in time, since when, and whether it may have been applied")
    func reports() async throws {
        let time = ManualTime()
        let transport = HeldTransport()
        let toys = try Self.toys(transport, time)
        let look = Task { try await toys.perform(Look(toy: "x")) }
        #expect(await eventually { transport.held == 1 })
        time.advance(by: .seconds(1))
        let buy = Task { try await toys.perform(Buy(toy: "x")) }
        #expect(await eventually { transport.held == 2 })
        let gateway = try Gateway([toys])
        let end = Task { await gateway.shutDown(grace: .seconds(5)) }
        #expect(await eventually { time.sleepers == 1 })
        time.advance(by: .seconds(5))
        let left = await end.value
        #expect(left.map(\.operation) == ["look", "buy"])
        #expect(left.map(\.isWrite) == [false, true])
        #expect(left.map(\.elapsed) == [.seconds(6), .seconds(5)])
        transport.answer()
        transport.answer()
        _ = try await (look.value, buy.value)
        #expect(await gateway.shutDown(grace: .zero).isEmpty)
    }

    @Test("ends a pause before a repetition at once, and the error of what was sent stands")
    func pause() async throws {
        let time = ManualTime()
        let transport = ScriptedTransport(503)
        let toys = try Self.toys(transport, time)
        let call = Task { await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "x")) } }
        #expect(await eventually { time.sleepers == 1 })
        #expect(await toys.shutDown(grace: .seconds(5)).isEmpty)
        let error = try #require(await call.value)
        #expect(error.kind == .providerFailure && error.effect == .mayHaveApplied)
        #expect(error.message.contains("shut down"))
        #expect(transport.sent.count == 1)
    }

    @Test("ends a wait for a turn at once: nothing was sent")
    func turn() async throws {
        let time = ManualTime()
        let limiter = CallLimiter(inFlight: 1, time: time.time)
        let transport = HeldTransport()
        let toys = try Self.toys(transport, time, limiter: limiter)
        let first = Task { try await toys.perform(Wind(toy: "1")) }
        #expect(await eventually { transport.held == 1 })
        let second = Task {
            await failure { () async throws(ServicingError) in try await toys.perform(Wind(toy: "2")) }
        }
        #expect(await eventually { limiter.waiting == 1 })
        let end = Task { await toys.shutDown(grace: .seconds(5)) }
        let error = try #require(await second.value)
        #expect(error.kind == .transport && error.effect == .notSent)
        #expect(error.message.contains("shut down"))
        transport.answer()
        _ = try await first.value
        #expect(await end.value.isEmpty)
        #expect(transport.targets == ["/toys/1"])
    }

    @Test("can be cancelled, and then reports what is in flight")
    func cancelled() async throws {
        let time = ManualTime()
        let transport = HeldTransport()
        let toys = try Self.toys(transport, time)
        let call = Task { try await toys.perform(Wind(toy: "x")) }
        #expect(await eventually { transport.held == 1 })
        let end = Task { await toys.shutDown(grace: .seconds(5)) }
        #expect(await eventually { time.sleepers == 1 })
        end.cancel()
        #expect(await end.value.count == 1)
        transport.answer()
        _ = try await call.value
    }
}
