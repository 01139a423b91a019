import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Worlds")
struct WorldTests {
    private let kordev = "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel"

    @Test("Two worlds share neither state nor clock nor credentials nor faults nor journal")
    func isolation() {
        let one = MockWorld()
        let two = MockWorld()
        one.send(.post, kordev, Credentials.none)
        one.clock.set(to: MockInstant("1999-12-31T00:00:00Z")!)
        one.credentials = MockCredentials()
        one.inject(Fault(.beforeCommit, [.status(500)]))
        one.setRateLimit(RateLimit(requests: 0, per: .seconds(1)), for: "finosu")

        #expect(two.journal.total == 0)
        #expect(two.clock.now > one.clock.now)
        #expect(two.send(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu).status == 200)
        #expect(two.send(.post, kordev, Credentials.none).status == 200)
        #expect(two.faults.isEmpty)
    }

    @Test("Reading a provider's state gives a copy that later requests do not touch")
    func snapshot() {
        let world = MockWorld()
        let before = world.withState(of: KordevMock.self) { $0 }
        world.send(.post, kordev, Credentials.none)
        #expect(before.borrowers["BRW-1001"]?.loans["LOAN-2001"]?.cancellation == nil)
        let again = MockWorld(providers: [before])
        #expect(again.send(.post, kordev, Credentials.none).status == 200)
    }

    @Test("Of many cancellations at once exactly one succeeds, and all are written down")
    func concurrency() async {
        let world = MockWorld()
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<200 {
                group.addTask { world.send(.post, "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel", [:]).status }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 200 }.count == 1)
        #expect(statuses.filter { $0 == 409 }.count == 199)
        #expect(world.journal.entries.map(\.number) == Array(1...200))
        #expect(world.journal.entries.filter(\.changedState).count == 1)
    }

    @Test("The default world follows the system's time")
    func systemTime() {
        let world = MockWorld()
        let before = world.clock.now
        #expect(before > MockInstant("2025-01-01T00:00:00Z")!)
        #expect(world.clock.now >= before)
        world.clock.advance(by: .seconds(3600))
        let shifted = world.clock.now.duration(since: before)
        #expect(shifted >= .seconds(3600) && shifted < .seconds(7200))
    }
}
