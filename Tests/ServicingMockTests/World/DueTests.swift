import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("What falls due")
struct DueTests {
    private func world(_ time: String, _ providers: [any MockProvider] = MockProviders.all) -> MockWorld {
        MockWorld(providers: providers, clock: MockClock(at: MockInstant(time)!))
    }

    private func payOff(_ world: MockWorld, on date: String) -> HTTPResponse {
        world.send(
            .post, "/api/bpm/cmd", Credentials.bankLingo,
            body: #"{"loanId":"LN-12345","payOffDate":"\#(date)","paymentAccountId":"ACC-67890"}"#)
    }

    @Test("Interest grows with each day that begins, by as much as a pay-off then answers")
    func interest() throws {
        let world = world("2025-01-01T12:00:00Z")
        #expect(world.advance(by: .seconds(11 * 3600)).isEmpty)
        let events = world.advance(by: .seconds(3 * 86_400)).filter { $0.provider == "banklingo" }
        let event = try #require(events.first)
        #expect(events.map { $0.details["loanId"] } == ["LN-12345", "LN-PENDING"])
        #expect(event.kind == "interestAccrued" && event.time == MockInstant("2025-01-04T00:00:00Z"))
        #expect(event.details["days"] == 3 && event.details["grownBy"] == "6.00")
        let answer = payOff(world, on: "2025-01-04T23:00:00Z")
        #expect(try answer.json["data"]?["interestAmount"]?.number?.text == "6.00")
        #expect(event.details["interest"] == "6.00")
    }

    @Test("A pay-off's quote expires after ten days: its money is free again and the loan can be paid off anew")
    func quote() throws {
        let world = world("2025-01-01T12:00:00Z", [BankLingoMock()])
        #expect(payOff(world, on: "2025-01-02T00:00:00Z").status == 200)
        #expect(world.withState(of: BankLingoMock.self) { $0.accounts["ACC-67890"]?.reserved } == 10_002_00)
        #expect(payOff(world, on: "2025-01-02T00:00:00Z").status == 422)
        #expect(world.advance(by: .seconds(10 * 86_400 - 1)).allSatisfy { $0.kind == "interestAccrued" })
        #expect(payOff(world, on: "2025-01-12T00:00:00Z").status == 422)
        let event = try #require(world.advance(by: .seconds(1)).first)
        #expect(event.kind == "payOffQuoteExpired" && event.time == MockInstant("2025-01-11T12:00:00Z"))
        #expect(event.rule.id == "banklingo.quote-expires" && event.details["amount"] == "10002.00")
        let loan = world.withState(of: BankLingoMock.self) { $0.loans["LN-12345"] }
        #expect(loan?.transactions.map(\.status) == [.expired])
        #expect(world.withState(of: BankLingoMock.self) { $0.accounts["ACC-67890"]?.reserved } == 0)
        #expect(payOff(world, on: "2025-01-12T00:00:00Z").status == 200)
    }

    @Test("A pay-off that is completed in time does not expire")
    func completed() {
        let world = world("2025-01-01T12:00:00Z", [BankLingoMock()])
        #expect(payOff(world, on: "2025-01-02T00:00:00Z").status == 200)
        world.withState(of: BankLingoMock.self) { $0.loans["LN-12345"]?.transactions[0].status = .completed }
        #expect(!world.advance(by: .seconds(20 * 86_400)).contains { $0.kind == "payOffQuoteExpired" })
    }

    @Test("A scheduled payment happens when its time comes and is not cancelled any more")
    func payments() throws {
        let times = ["2025-06-03T09:00:00Z", "2025-06-02T09:00:00Z", "2025-06-09T09:00:00Z"]
        let items = times.map { FinosuMock.ScheduledItem(.payment, dueAt: MockInstant($0)) }
        let call = FinosuMock.ScheduledItem(.call, dueAt: MockInstant("2025-06-02T10:00:00Z"))
        let loan = FinosuMock.Loan(items: items + [call])
        let world = world(
            "2025-06-01T12:00:00Z", [FinosuMock(customers: ["CUST-1": FinosuMock.Customer(loans: ["L": loan])])])
        let events = world.advance(by: .seconds(4 * 86_400))
        #expect(events.map(\.kind) == ["paymentDue", "communicationDue", "paymentDue"])
        #expect(events.map { $0.time.date().description } == ["2025-06-02", "2025-06-02", "2025-06-03"])
        #expect(world.advance(by: .zero).isEmpty)
        let answer = world.send(.post, "/customers/CUST-1/cancel-servicing", Credentials.finosu)
        #expect(try answer.json["cancelledScheduledPayments"] == 1)
        #expect(try answer.json["cancelledCalls"] == 0)
        #expect(world.advance(by: .seconds(90 * 86_400)).isEmpty)
    }

    @Test("A cancellation as of a later date takes effect when it comes, and refuses a second one before")
    func cancellation() throws {
        let world = world("2025-06-01T12:00:00Z", [KordevMock()])
        let path = "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel?is_migration=true"
        let body = #"{"occurred_on":"2025-06-10T00:00:00-05:00"}"#
        #expect(world.send(.post, path, [:], body: body).status == 200)
        #expect(world.send(.post, path, [:], body: body).status == 409)
        #expect(world.advance(to: MockInstant("2025-06-10T04:59:59Z")!).isEmpty)
        let events = world.advance(by: .seconds(1))
        #expect(events.map(\.kind) == ["cancellationEffective"] && events.map(\.rule.id) == ["kordev.takes-effect"])
    }

    @Test("What providers have due comes in the order of its time")
    func order() throws {
        var finosu = FinosuMock()
        finosu.customers["CUST-1"] = FinosuMock.Customer(loans: [
            "L": FinosuMock.Loan(items: [
                FinosuMock.ScheduledItem(.payment, dueAt: MockInstant("2025-06-02T00:00:01Z")),
                FinosuMock.ScheduledItem(.payment, dueAt: MockInstant("2025-06-01T23:59:59Z")),
            ])
        ])
        let world = world("2025-06-01T12:00:00Z", [finosu, BankLingoMock()])
        let events = world.advance(by: .seconds(86_400))
        #expect(events.map(\.provider) == ["finosu", "banklingo", "banklingo", "finosu"])
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time })
    }

    @Test("In one step or in many, the same happens")
    func steps() {
        let one = world("2025-01-01T12:00:00Z", [FinosuMock(), KordevMock(), CanopyMock()])
        let two = world("2025-01-01T12:00:00Z", [FinosuMock(), KordevMock(), CanopyMock()])
        let all = one.advance(by: .seconds(400 * 86_400)).map(\.description)
        let parts = (0..<800).flatMap { _ in two.advance(by: .seconds(43_200)).map(\.description) }
        #expect(all == parts)
    }

    @Test("Setting the clock is a jump over which nothing falls due; moving its hands alone is made up for")
    func jumps() {
        let world = world("2025-01-01T12:00:00Z", [BankLingoMock()])
        world.clock.set(to: MockInstant("2026-01-01T12:00:00Z")!)
        #expect(world.advance(by: .seconds(3600)).isEmpty)
        world.clock.advance(by: .seconds(86_400))
        #expect(world.advance(by: .zero).map(\.kind) == ["interestAccrued", "interestAccrued"])
        world.clock.set(to: MockInstant("2025-01-01T12:00:00Z")!)
        #expect(world.advance(by: .seconds(86_400)).count == 2)
    }

    @Test("Advancing over the control API answers what happened, by which rule", arguments: Door.allCases)
    func control(door: Door) async throws {
        let worlds = MockWorlds(seed: WorldSeed(clock: .standing(MockInstant("2025-01-01T12:00:00Z")!)))
        try await through(door, worlds) { client in
            let answer = try await client.send(
                .post, "/__world/anna/__mock/clock/advance", body: #"{"days":2}"#)
            let event = try answer.json["happened"]?[0]
            #expect(event?["kind"] == "interestAccrued" && event?["rule"] == "banklingo.accrual")
            #expect(event?["details"]?["grownBy"] == "4.00")
            #expect(try await client.send(.get, "/__mock/clock").json["now"] == "2025-01-01T12:00:00.000000+00:00")
        }
    }
}
