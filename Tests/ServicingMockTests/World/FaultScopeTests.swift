import ServicingHTTP
import ServicingMock
import Testing

@Suite("Which requests a fault hits")
struct FaultScopeTests {
    private let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00Z")!))

    private func statuses(_ count: Int, ordinal: (Int) -> Int = { _ in 1 }) -> [Int] {
        (0..<count).map { number in
            world.send(
                .post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu, ordinal: ordinal(number)
            ).status
        }
    }

    private func inject(_ scope: Fault.Scope) {
        world.inject(Fault(.beforeCommit, [.status(503)], scope: scope))
    }

    @Test("The first few succeed, then so many are hit, and then it is spent")
    func skippingAndHits() {
        inject(Fault.Scope(skipping: 2, hits: 2))
        #expect(statuses(6) == [200, 200, 503, 503, 200, 200])
        #expect(world.placedFaults.map(\.hit) == [2] && world.placedFaults.map(\.matched) == [6])
        #expect(world.placedFaults.allSatisfy { $0.isSpent })
    }

    @Test("Only requests behind another on their connection are hit, and only they count")
    func reusedConnections() {
        inject(Fault.Scope(reusedConnectionsOnly: true, hits: 1))
        #expect(statuses(4) { $0 == 0 || $0 == 3 ? 1 : 2 } == [200, 503, 200, 200])
    }

    @Test("An outage has a window by the world's clock, its end not in it")
    func window() {
        inject(Fault.Scope(from: MockInstant("2025-06-01T13:00:00Z"), until: MockInstant("2025-06-01T14:00:00Z")))
        let seen = ["12:59:59", "13:00:00", "13:59:59", "14:00:00"].flatMap { time in
            world.clock.set(to: MockInstant("2025-06-01T\(time)Z")!)
            return statuses(1)
        }
        #expect(seen == [200, 503, 503, 200])
    }

    @Test("A probability draws the same for the same seed, and another for another")
    func chance() {
        func draws(_ seed: UInt64) -> [Int] {
            world.removeFaults()
            inject(Fault.Scope(chance: Fault.Chance(perMillion: 300_000, seed: seed)))
            return statuses(300)
        }
        let first = draws(7)
        #expect(draws(7) == first)
        #expect(draws(8) != first)
        #expect((50...130).contains(first.count { $0 == 503 }))
        world.removeFaults()
        inject(Fault.Scope(chance: Fault.Chance(perMillion: 0, seed: 1)))
        #expect(statuses(50).allSatisfy { $0 == 200 })
    }

    @Test("A latency is drawn within its spread, the same each time")
    func latency() {
        func delays(_ latency: Fault.Latency) -> [Duration] {
            world.removeFaults()
            world.inject(Fault(.beforeCommit, [.latency(latency)]))
            return (0..<200).map { _ in
                world.sendForReply(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu).delay
            }
        }
        let uniform = Fault.Latency(.uniform(from: .milliseconds(10), to: .milliseconds(20)), seed: 3)
        let drawn = delays(uniform)
        #expect(drawn.allSatisfy { $0 >= .milliseconds(10) && $0 < .milliseconds(20) })
        #expect(Set(drawn).count > 190)
        #expect(delays(uniform) == drawn)
        let normal = delays(Fault.Latency(.logNormal(median: .milliseconds(100), sigmaThousandths: 500)))
        #expect((70...130).contains(normal.count { $0 < .milliseconds(100) }))
        #expect(normal.allSatisfy { $0 > .zero })
    }

    @Test("Retry-After is in seconds or a date of that many seconds from now")
    func retryAfter() throws {
        world.inject(Fault(.beforeCommit, [.status(429), .retryAfter(seconds: 7, asDate: false)], turn: .nth(1)))
        world.inject(Fault(.beforeCommit, [.status(503), .retryAfter(seconds: 7, asDate: true)], turn: .nth(2)))
        let replies = (0..<2).map { _ in
            world.send(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu).headers["Retry-After"]
        }
        #expect(replies[0] == "7")
        #expect(try #require(replies[1]).hasSuffix(" GMT"))
    }

    @Test("One fault is taken out by its number, which no other has")
    func removal() {
        let first = world.inject(Fault(.beforeCommit, [.status(500)]))
        let second = world.inject(Fault(.beforeCommit, [.status(503)]))
        #expect(first != second)
        #expect(world.removeFault(first) && !world.removeFault(first))
        #expect(statuses(1) == [503])
        #expect(world.inject(Fault(.beforeCommit, [.status(500)])) > second)
    }
}
