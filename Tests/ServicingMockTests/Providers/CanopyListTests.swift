import ExactJSON
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

@Suite("Canopy's list of all accounts of all customers")
struct CanopyListTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00Z")!))

    @Test("The document's request answers what the document prints, in every field")
    func documentedExample() throws {
        let answer = world.canopyList("")
        #expect(answer.status == 200)
        #expect(try answer.json == json(documentedCustomerAccounts))
        #expect(answer.headers["Content-Type"] == "application/json")
        #expect(world.journal.entries.last?.operation == "list-customer-accounts")
        #expect(world.journal.entries.last?.committed == false)
    }

    @Test("A row shows its account's present status, under either id it was set by")
    func presentStatus() throws {
        let body = #"{"account_status":"CLOSED","account_substatus":"PAID_OFF"}"#
        #expect(world.send(.put, "/accounts/can_52322/status", Credentials.canopy, body: body).status == 200)
        let list = try world.canopyList("").json
        let account = try #require(list["results"]?[0]?["account"])
        #expect(account["account_overview"]?["account_status"]?.string == "CLOSED")
        #expect(account["account_overview"]?["account_status_subtype"]?.string == "PAID_OFF")
        #expect(account["effective_at"]?.string == "2018-03-20T09:12:28+00:00")
        // The example's row has no updated_at, and a change does not bring it in.
        #expect(account["updated_at"] == nil)
    }

    @Test("The account that a status is set on shows its customer, without role and external id")
    func customersInAccount() throws {
        let answer = world.send(
            .put, "/accounts/can_52322/status", Credentials.canopy, body: #"{"account_status":"ACTIVE"}"#)
        let json = try answer.json
        let customer = try #require(json["customers"]?[0])
        #expect(customer["name_first"]?.string == "Miriam")
        #expect(customer["is_borrower_portal_user"] == true)
        #expect(customer["customer_account_role"] == nil)
        #expect(customer["customer_account_external_id"] == nil)
    }

    @Test("Each pair of a customer and an account is a row, with its own role, number and cursor")
    func pairs() throws {
        let world = MockWorld(providers: [
            CanopyMock(accounts: [
                canopyAccount("joint", at: "2024-01-02T00:00:00Z", customers: ["ada", "bo"]),
                canopyAccount("single", at: "2024-01-01T00:00:00Z", customers: ["ada"]),
            ])
        ])
        world.withState(of: CanopyMock.self) {
            $0.assign([.init(customerID: "bo", accountID: "joint", role: "SECONDARY", externalID: "4111")])
        }
        let list = try world.canopyList("").json
        let rows = try #require(list["results"]?.array)
        #expect(rows.map(canopyPair) == ["ada/single", "ada/joint", "bo/joint"])
        #expect(rows.map { $0["customer_account_role"]?.string } == ["PRIMARY", "PRIMARY", "SECONDARY"])
        let numbers = rows.map { $0["customer_account_external_id"]?.string }
        #expect(numbers.last == "4111")
        #expect(numbers.allSatisfy { $0 != nil } && Set(numbers).count == 3)
        #expect(try world.canopyWalk(limit: 1) == ["ada/single", "ada/joint", "bo/joint"])
    }

    @Test("Rows are ordered by when their account becomes effective, then by when they came")
    func order() throws {
        let world = MockWorld(providers: [
            CanopyMock(accounts: [
                canopyAccount("c", at: "2024-01-01T12:00:00+02:00", customers: ["1"]),
                canopyAccount("b", at: "2024-01-01T10:00:00.000Z", customers: ["2"]),
                canopyAccount("a", at: "2024-01-01T09:59:59.999Z", customers: ["3"]),
                canopyAccount("d", at: nil, customers: ["4"]),
            ])
        ])
        #expect(try world.canopyWalk(limit: 100) == ["4/d", "3/a", "1/c", "2/b"])
        world.withState(of: CanopyMock.self) {
            $0.put(canopyAccount("d", at: "2024-01-01T10:00:00Z", customers: ["4", "5"]))
        }
        #expect(try world.canopyWalk(limit: 2) == ["3/a", "1/c", "2/b", "4/d", "5/d"])
        world.withState(of: CanopyMock.self) { $0.put(canopyAccount("c", at: "2030-01-01T00:00:00Z", customers: [])) }
        #expect(try world.canopyWalk(limit: 2) == ["3/a", "2/b", "4/d", "5/d"])
    }

    @Test("Of accounts with the same id the last one given counts")
    func sameID() throws {
        let world = MockWorld(providers: [
            CanopyMock(accounts: [
                canopyAccount("a", at: "2024-01-01T00:00:00Z", customers: ["1", "2"]),
                canopyAccount("b", at: "2024-01-02T00:00:00Z", customers: ["1"]),
                canopyAccount("a", at: "2024-01-03T00:00:00Z", customers: ["2"]),
            ])
        ])
        #expect(try world.canopyWalk(limit: 1) == ["1/b", "2/a"])
    }

    @Test("An account put back as it was read keeps its rows, roles and numbers")
    func putBack() throws {
        world.withState(of: CanopyMock.self) { $0.put($0.account("can_52322")!) }
        #expect(try world.canopyList("").json == json(documentedCustomerAccounts))
    }

    @Test("A token may be one for reading; an expired one is answered 403, a wrong or missing one 401")
    func tokens() throws {
        world.credentials.tokens = [
            AccessToken("reader", mayWrite: false),
            AccessToken("late", expiresAt: MockInstant("2025-06-01T12:00:00Z")),
        ]
        func status(_ headers: [String: String]) throws -> (Int, String?) {
            let answer = world.send(.get, "/customers/accounts", headers)
            return (answer.status, try answer.json["error"]?["code"]?.string)
        }
        #expect(try status(["Authorization": "Bearer reader"]) == (200, nil))
        #expect(try status(["Authorization": "Bearer late"]) == (403, "not_authorized"))
        #expect(try status(["Authorization": "Bearer demo-access-token"]) == (401, "unauthorized"))
        #expect(try status([:]) == (401, "unauthorized"))
    }

    @Test("Beyond the rate limit the list is answered 429")
    func rateLimit() {
        world.setRateLimit(RateLimit(requests: 1, per: .seconds(10)), for: "canopy")
        #expect(world.canopyList("").status == 200)
        let answer = world.canopyList("")
        #expect(answer.status == 429)
        #expect(answer.headers["Retry-After"] == "10")
    }

    @Test("Where nobody has an account the list is answered 404, or 200 where the switch says so")
    func emptyList() throws {
        let world = MockWorld(providers: [CanopyMock(accounts: [])])
        let answer = world.canopyList("")
        #expect(answer.status == 404)
        #expect(try answer.json == ["error": ["code": "not_found", "message": "Unable to get customers"]])
        world.withState(of: CanopyMock.self) { $0.emptyListAnswer = .noResults }
        let empty = world.canopyList("")
        #expect(empty.status == 200)
        let nothing: JSONValue = [
            "results": [], "paging": ["starting_after": nil, "ending_before": nil, "has_more": false],
        ]
        #expect(try empty.json == nothing)
    }

    @Test("A query item that no document knows is passed over and noted")
    func unknownItem() {
        #expect(world.canopyList("?limit=5&is_active=true").status == 200)
        #expect(world.journal.entries.last?.ignoredFields == ["?is_active"])
    }
}
