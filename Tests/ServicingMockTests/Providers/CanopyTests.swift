import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Canopy behind the mock")
struct CanopyMockTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00.75Z")!))
    let path = "/accounts/can_52322/status"

    private func set(_ body: String?, path: String? = nil, on world: MockWorld? = nil) -> HTTPResponse {
        (world ?? self.world).send(.put, path ?? self.path, Credentials.canopy, body: body)
    }

    private func account() -> CanopyMock.Account {
        world.withState(of: CanopyMock.self) { $0.account("can_52322")! }
    }

    @Test("The document's request answers the whole account that the document prints")
    func documentedExample() throws {
        let answer = set(#"{"account_status":"SUSPENDED","account_substatus":"BANKRUPTCY"}"#)
        #expect(answer.status == 200)
        let body = try answer.json
        #expect(body["account_id"]?.string == "31mNprzLd2bKl6koVna68ARM")
        #expect(body["updated_at"]?.string == "2019-02-20T09:12:14+00:00")
        let overview: JSONValue = [
            "account_status": "SUSPENDED", "account_status_subtype": "BANKRUPTCY", "is_active_scra": "false",
        ]
        #expect(body["account_overview"] == overview)
        #expect(
            body.object?.keys == [
                "account_id", "created_at", "updated_at", "effective_at", "account_overview", "account_product",
                "external_fields", "min_pay_due_cents", "additional_min_pay_details",
                "additional_statement_min_pay_details", "payment_processor_config", "disbursements_config",
                "payouts_config", "issuer_processor_details", "cycle_type", "discounts", "summary",
                "associated_entities", "plaid_config", "payout_entities", "cards", "customers", "partner_entity",
                "metro2_config",
            ])
        #expect(leaves(body) == 215)
        #expect(world.journal.entries.last?.changedState == false)
    }

    @Test("Values keep the kinds and digits that the document prints")
    func kindsAndDigits() throws {
        let body = try set(#"{"account_status":"ACTIVE"}"#).json
        #expect(body["account_product"]?["product_lifecycle"]?["origination_fee_percent"]?.number?.text == "12.34")
        #expect(body["summary"]?["interest_rate_percent"]?.number?.text == "3")
        #expect(body["disbursements_config"]?["disbursement_source_payout_entity_id"] == 1009)
        #expect(body["payout_entities"]?.array?.first?["payout_entity_id"]?.string == "0x1234")
        #expect(body["payout_entities"]?.array?.first?["bank_routing_number"]?.string == "012345678")
        #expect(body["account_overview"]?["is_active_scra"]?.string == "false")
        #expect(body["partner_entity"] == [:])
        #expect(body["payment_processor_config"]?["ach"]?["stripe_config"]?["external_fields"] == [:])
    }

    @Test("A change is kept and moves updated_at to the world's time, and nothing else")
    func change() throws {
        let before = account().json
        let answer = try set(#"{"account_status":"CLOSED","account_substatus":"PAID_OFF"}"#).json
        #expect(answer["account_overview"]?["account_status"]?.string == "CLOSED")
        #expect(answer["account_overview"]?["account_status_subtype"]?.string == "PAID_OFF")
        #expect(answer["updated_at"]?.string == "2025-06-01T12:00:00+00:00")
        for key in before.keys where key != "account_overview" && key != "updated_at" {
            #expect(answer[key] == before[key])
        }
        #expect(account().status == "CLOSED")
        #expect(account().substatus == "PAID_OFF")
        #expect(world.journal.entries.last?.changedState == true)
    }

    @Test("Setting what is set already changes nothing, updated_at included")
    func repeated() throws {
        _ = set(#"{"account_status":"CLOSED"}"#)
        world.clock.advance(by: .seconds(60))
        let answer = try set(#"{"account_status":"CLOSED","account_substatus":""}"#).json
        #expect(answer["updated_at"]?.string == "2025-06-01T12:00:00+00:00")
        #expect(world.journal.entries.map(\.changedState) == [true, false])
        #expect(world.journal.entries.map(\.committed) == [true, true])
    }

    @Test("A status without a substatus clears the substatus", arguments: ["ACTIVE", "CLOSED", "SUSPENDED"])
    func clearsSubstatus(status: String) throws {
        let answer = try set(#"{"account_status":"\#(status)"}"#).json
        #expect(answer["account_overview"]?["account_status"]?.string == status)
        #expect(answer["account_overview"]?["account_status_subtype"]?.string == "")
    }

    @Test("Every substatus can be set under some status", arguments: CanopyMock.substatuses)
    func substatuses(substatus: String) throws {
        let status = CanopyMock.pairedSubstatuses["ACTIVE"]!.contains(substatus) ? "ACTIVE" : "SUSPENDED"
        let escaped = substatus.replacing("/", with: "\\/")
        let answer = set(#"{"account_status":"\#(status)","account_substatus":"\#(escaped)"}"#)
        #expect(answer.status == 200)
        #expect(try answer.json["account_overview"]?["account_status_subtype"]?.string == substatus)
    }

    @Test("There are 17 substatuses and the empty one")
    func substatusCount() {
        #expect(Set(CanopyMock.substatuses).count == 18)
    }

    @Test(
        "A substatus that the table gives to one status is refused with 422 under the others",
        arguments: [
            ("ACTIVE", "BANKRUPTCY"), ("ACTIVE", "FRAUD"), ("CLOSED", "INACTIVITY"), ("CLOSED", "RISK_REVIEW"),
            ("SUSPENDED", "HARDSHIP/EXEMPTIONS"), ("CLOSED", "HARDSHIP/EXEMPTIONS"),
        ])
    func pairs(status: String, substatus: String) throws {
        let body = #"{"account_status":"\#(status)","account_substatus":"\#(substatus)"}"#
        let answer = set(body)
        #expect(answer.status == 422)
        let detail = try answer.json["error"]?["details"]?.array?.first
        #expect(detail?["instancePath"]?.string == "/body/account_substatus")
        #expect(detail?["message"]?.string == "\(substatus) is not a substatus of \(status)")
        #expect(account().status == "SUSPENDED")

        world.withState(of: CanopyMock.self) { $0.enforcesStatusPairs = false }
        #expect(set(body).status == 200)
    }

    @Test(
        "Bad input is answered 422 with each violation's place",
        arguments: [
            ("{}", ["/body required"]), ("null", ["/body type"]), ("[]", ["/body type"]), ("{", ["/body type"]),
            (#"{"account_status":"active"}"#, ["/body/account_status enum"]),
            (#"{"account_status":null}"#, ["/body/account_status type"]),
            (#"{"account_status":"ACTIVE","account_substatus":null}"#, ["/body/account_substatus type"]),
            (#"{"account_status":"CLOSED","account_substatus":"SURPLUS_BALANCE"}"#, ["/body/account_substatus enum"]),
            (#"{"account_substatus":"fraud"}"#, ["/body required", "/body/account_substatus enum"]),
            (
                #"{"account_status":7,"account_substatus":7}"#,
                ["/body/account_status type", "/body/account_substatus type"]
            ),
        ])
    func invalidInput(body: String, places: [String]) throws {
        let answer = set(body)
        #expect(answer.status == 422)
        let error = try #require(try answer.json["error"])
        #expect(error["code"]?.string == "invalid_input")
        #expect(error["message"]?.string == "Invalid input")
        let details = try #require(error["details"]?.array)
        #expect(details.map { "\($0["instancePath"]?.string ?? "") \($0["keyword"]?.string ?? "")" } == places)
        #expect(account().status == "SUSPENDED")
    }

    @Test("A violation is written as the Ajv validator writes it")
    func violationShape() throws {
        let detail: JSONValue = [
            "instancePath": "/body", "schemaPath": "#/properties/body/required", "keyword": "required",
            "params": ["missingProperty": "account_status"], "message": "must have required property account_status",
        ]
        #expect(try set("{}").json["error"]?["details"] == [detail])
        #expect(try set("{}").json["error"]?.object?.keys == ["code", "message", "details"])
    }

    @Test("A body must be there")
    func missingBody() {
        #expect(set(nil).status == 422)
    }

    @Test("An account answers to its own id too, and an unknown one is answered 404")
    func accountIDs() throws {
        let body = #"{"account_status":"ACTIVE"}"#
        #expect(set(body, path: "/accounts/31mNprzLd2bKl6koVna68ARM/status").status == 200)
        let answer = set(body, path: "/accounts/can_0/status")
        #expect(answer.status == 404)
        #expect(try answer.json == ["error": ["code": "not_found", "message": "Account not found"]])
    }

    @Test("A world can hold other accounts; one that takes another's account_id takes its place")
    func otherAccounts() throws {
        func account(_ canopyID: String, _ id: String) -> CanopyMock.Account {
            .init(canopyID: canopyID, json: ["account_id": .string(id), "account_overview": [:]])
        }
        let world = MockWorld(providers: [CanopyMock(accounts: [account("can_1", "a"), account("can_2", "b")])])
        let body = #"{"account_status":"SUSPENDED","account_substatus":"FRAUD"}"#
        let expected: JSONValue = [
            "account_id": "b",
            "account_overview": ["account_status": "SUSPENDED", "account_status_subtype": "FRAUD"],
        ]
        let answer = try set(body, path: "/accounts/can_2/status", on: world).json
        #expect(answer["account_overview"] == expected["account_overview"])
        #expect(answer["account_id"] == expected["account_id"])
        world.withState(of: CanopyMock.self) { $0.put(account("can_3", "b")) }
        #expect(set(body, path: "/accounts/can_2/status", on: world).status == 404)
        #expect(set(body, path: "/accounts/can_3/status", on: world).status == 200)
        #expect(world.withState(of: CanopyMock.self) { $0.account("a")?.substatus } == nil)
    }

    @Test("A token that may only read is answered 403, an expired one 403 not_authorized, a wrong one 401")
    func tokens() throws {
        world.credentials.tokens = [
            AccessToken("reader", mayWrite: false),
            AccessToken("late", expiresAt: MockInstant("2025-06-01T12:00:00Z")),
        ]
        let body = #"{"account_status":"ACTIVE"}"#
        func code(_ token: String) throws -> (Int, String?) {
            let answer = world.send(.put, path, ["Authorization": "Bearer " + token], body: body)
            return (answer.status, try answer.json["error"]?["code"]?.string)
        }
        #expect(try code("reader") == (403, "forbidden"))
        #expect(try code("late") == (403, "not_authorized"))
        #expect(try code("demo-access-token") == (401, "unauthorized"))
        #expect(account().status == "SUSPENDED")
    }

    @Test("Beyond the rate limit requests are answered 429 until the window has passed")
    func rateLimit() throws {
        world.setRateLimit(RateLimit(requests: 2, per: .seconds(10)), for: "canopy")
        let body = #"{"account_status":"ACTIVE"}"#
        #expect(set(body).status == 200)
        world.clock.advance(by: .milliseconds(8500))
        #expect(set(body).status == 200)
        let answer = set(body)
        #expect(answer.status == 429)
        #expect(answer.headers["Retry-After"] == "2")
        #expect(try answer.json["error"]?["code"]?.string == "too_many_requests")
        world.clock.advance(by: .milliseconds(1500))
        #expect(set(body).status == 200)
        world.setRateLimit(nil, for: "canopy")
        for _ in 0..<5 { #expect(set(body).status == 200) }
    }

    private func leaves(_ value: JSONValue) -> Int {
        if let object = value.object, !object.keys.isEmpty {
            return object.keys.reduce(0) { $0 + leaves(object[$1] ?? .null) }
        }
        if let array = value.array, !array.isEmpty { return array.reduce(0) { $0 + leaves($1) } }
        return 1
    }
}
