import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("What falls due at Canopy")
struct CanopyDueTests {
    private func world(_ time: String, zone: String = "America/Chicago", close: String? = "17:00:00-06:00") throws
        -> MockWorld
    {
        let world = MockWorld(providers: [CanopyMock()], clock: MockClock(at: MockInstant(time)!))
        let policies = "product_lifecycle_policies.billing_cycle_policies."
        let product = CanopyLife.product.setting(policies + "product_time_zone", to: .string(zone))
            .setting(policies + "close_of_business_time", to: close.map { .string($0) })
        #expect(world.canopySend(.post, "/products", product).status == 200)
        #expect(world.canopySend(.post, "/customers", CanopyLife.customer).status == 200)
        return world
    }

    private func open(_ world: MockWorld, _ effectiveAt: String, autopay: Bool = false) throws {
        var account = CanopyLife.account.setting("effective_at", to: .string(effectiveAt))
        if autopay {
            account = account.setting(
                "payment_processor_config",
                to: [
                    "autopay_enabled": true, "default_payment_processor_method": "ACH",
                    "ach": [
                        "payment_processor_name": "REPAY",
                        "repay_config": [
                            "repay_check_type": "PERSONAL", "repay_account_type": "CHECKING",
                            "repay_transit_number": "011000015", "repay_account_number": "123456789",
                            "repay_name_on_check": "Ada Lovelace",
                        ],
                    ],
                ])
        }
        let answer = world.canopySend(.post, "/accounts", account)
        try #require(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
    }

    private func days(_ count: Int) -> Duration { .seconds(count * 86_400) }

    @Test(
        "A statement is cut at close of business by the zone's clocks, across the begin and the end of daylight saving")
    func daylightSaving() throws {
        let world = try world("2025-01-10T00:00:00Z")
        try open(world, "2025-01-15T12:00:00-06:00")
        let cuts = world.advance(by: days(365)).filter { $0.kind == "statementCut" }
        #expect(
            cuts.prefix(11).map { $0.details["cut_at"]?.string } == [
                "2025-02-15T17:00:00-06:00", "2025-03-15T17:00:00-05:00", "2025-04-15T17:00:00-05:00",
                "2025-05-15T17:00:00-05:00", "2025-06-15T17:00:00-05:00", "2025-07-15T17:00:00-05:00",
                "2025-08-15T17:00:00-05:00", "2025-09-15T17:00:00-05:00", "2025-10-15T17:00:00-05:00",
                "2025-11-15T17:00:00-06:00", "2025-12-15T17:00:00-06:00",
            ])
        #expect(cuts.map { $0.details["statement"]?.int } == Array(1...cuts.count))
        #expect(
            cuts[0].time == MockInstant("2025-02-15T23:00:00Z") && cuts[1].time == MockInstant("2025-03-15T22:00:00Z"))
    }

    @Test(
        "A close of business is taken over into the product's zone, and is 23:59:59-05:00 where none is given",
        arguments: [
            ("America/Chicago", "17:00:00-05:00", "2025-02-15T16:00:00-06:00"),
            ("America/New_York", nil, "2025-02-15T23:59:59-05:00"),
            ("America/Chicago", nil, "2025-02-15T22:59:59-06:00"),
            ("Europe/Berlin", "17:00:00+01:00", "2025-02-15T17:00:00+01:00"),
            ("Asia/Kolkata", "17:00:00Z", "2025-02-15T22:30:00+05:30"),
            ("Pacific/Honolulu", "02:00:00Z", "2025-02-15T16:00:00-10:00"),
        ] as [(String, String?, String)])
    func closeOfBusiness(zone: String, close: String?, cut: String) throws {
        let world = try world("2025-01-10T00:00:00Z", zone: zone, close: close)
        try open(world, "2025-01-15T15:00:00Z")
        #expect(world.advance(by: days(40)).map { $0.details["cut_at"]?.string } == [cut])
    }

    @Test("A statement gives the next payment its due date, which the list shows as well, and changes no amount")
    func dueDate() throws {
        let world = try world("2025-01-10T00:00:00Z")
        try open(world, "2025-01-15T12:00:00-06:00")
        let before = try #require(world.withState(of: CanopyMock.self) { $0.account("loan-1")?.json })
        #expect(before["min_pay_due_cents"]?["min_pay_due_at"] == "2025-02-10T18:00:00.000+00:00")
        let cut = try #require(world.advance(by: days(40)).first)
        #expect(cut.rule.id == "canopy.statement-cut")
        #expect(cut.details["min_pay_due_at"] == "2025-03-10T17:00:00.000+00:00")
        let after = try #require(world.withState(of: CanopyMock.self) { $0.account("loan-1")?.json })
        #expect(after["min_pay_due_cents"]?["min_pay_due_at"] == "2025-03-10T17:00:00.000+00:00")
        #expect(after["summary"] == before["summary"])
        #expect(after["min_pay_due_cents"]?["min_pay_cents"] == before["min_pay_due_cents"]?["min_pay_cents"])
        let row = try world.canopySend(.get, "/customers/accounts?search_parameters=ada").json["results"]?[0]
        #expect(row?["account"]?["min_pay_due_cents"] == after["min_pay_due_cents"])
    }

    @Test("Autopay is triggered one day before each payment is due, between the statements")
    func autopay() throws {
        let world = try world("2025-01-10T00:00:00Z")
        try open(world, "2025-01-15T12:00:00-06:00", autopay: true)
        let events = world.advance(by: days(70))
        #expect(events.map(\.kind) == ["autopayTriggered", "statementCut", "autopayTriggered", "statementCut"])
        #expect(events[0].time == MockInstant("2025-02-09T18:00:00Z"))
        #expect(events[2].time == MockInstant("2025-03-09T17:00:00Z"))
        #expect(events[2].details["method"] == "ACH" && events[2].rule.id == "canopy.autopay")
    }

    @Test("The documented account's autopay is triggered once; its product, which is not there, has no statements cut")
    func documentedAccount() throws {
        let world = MockWorld(
            providers: [CanopyMock()], clock: MockClock(at: MockInstant("2019-10-17T23:04:48.320Z")!))
        let events = world.advance(by: .milliseconds(1))
        #expect(events.map(\.kind) == ["autopayTriggered"])
        #expect(events.first?.details["min_pay_due_at"] == "2019-10-18T23:04:48.321+00:00")
        #expect(world.advance(by: days(400)).isEmpty)
    }

    @Test("In migration mode, of a closed account and without autopay nothing falls due")
    func nothing() throws {
        let world = try world("2025-01-10T00:00:00Z")
        try open(world, "2025-01-15T12:00:00-06:00")
        _ = world.canopySend(
            .put, "/accounts/loan-1/status", ["account_status": "CLOSED", "account_substatus": "PAID_OFF"])
        let migrated = CanopyLife.account.setting("product_id", to: "95fea111-d121-40f8-9e8e-a6c335e48a45")
            .setting("account_id", to: "loan-2")
        #expect(world.canopySend(.post, "/accounts", migrated).status == 200)
        #expect(world.advance(by: days(365)).isEmpty)
    }
}
