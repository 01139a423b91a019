import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("World files")
struct WorldFileTests {
    private func again(_ seed: WorldSeed) throws -> WorldSeed {
        try WorldSeed(json: seed.json.serialized(pretty: true))
    }

    /// What both worlds answer to the same requests, and what they are after them.
    private func expectAlike(_ one: MockWorld, _ two: MockWorld) throws {
        let requests: [(HTTPMethod, String, [String: String], String?)] = [
            (.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu, "{}"),
            (.post, "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel", [:], nil),
            (
                .post, "/api/bpm/cmd", Credentials.bankLingo,
                #"{"loanId":"LN-12345","payOffDate":"2027-06-02T00:00:00Z","paymentAccountId":"ACC-67890"}"#
            ),
            (.get, "/customers/accounts?limit=100", Credentials.canopy, nil),
            (.get, "/products", Credentials.canopy, nil), (.get, "/api_users", Credentials.canopy, nil),
            (
                .put, "/accounts/can_52322/status", Credentials.canopy,
                #"{"account_status":"CLOSED","account_substatus":"PAID_OFF"}"#
            ),
            (.post, "/customers", Credentials.canopy, plainCustomer.text()),
            (.get, "/customers/accounts?search_parameters=ada", Credentials.canopy, nil),
        ]
        for (method, path, headers, body) in requests {
            let answers = [one, two].map { $0.send(method, path, headers, body: body) }
            #expect(answers[0].status == answers[1].status)
            #expect(answers[0].body == answers[1].body, "\(method) \(path)")
        }
        #expect(one.snapshot.json.text() == two.snapshot.json.text())
    }

    private func standing() -> WorldSeed {
        WorldSeed(clock: .standing(MockInstant("2027-06-01T12:00:00.123456789Z")!))
    }

    @Test("The default world reads back as it is written, and goes on alike")
    func defaultWorld() throws {
        let read = try again(standing())
        #expect(read.json.text() == standing().json.text())
        try expectAlike(MockWorld(standing()), MockWorld(read))
    }

    @Test("A world that has lived reads back: API users, products, customers, owners, accounts, tokens, pay-offs")
    func lived() async throws {
        let world = MockWorld(standing())
        try await CanopyLife { method, path, body in
            let response = world.canopySend(method, path, body)
            return (response.status, try response.json)
        }.run()
        _ = world.canopySend(
            .post, "/api_users", ["email": "new@example.com", "name_first": "New", "name_last": "User"])
        world.send(
            .post, "/auth/token", [:], body: #"{"client_id":"demo-client-id","client_secret":"demo-client-secret"}"#)
        world.send(.post, "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel", [:], body: #"{"request_id":"r"}"#)
        world.setRateLimit(RateLimit(requests: 50, per: .milliseconds(1500)), for: "kordev")
        world.send(.post, "/v1/borrowers/BRW-1001/loans/LOAN-9/cancel", [:])
        let read = try again(world.snapshot)
        #expect(read.json.text() == world.snapshot.json.text())
        try expectAlike(world, MockWorld(read))
    }

    @Test("A list of many accounts reads back with its cursors, rows that were taken out among them")
    func manyAccounts() throws {
        let world = MockWorld(providers: [CanopyMock.generated(accounts: 500)])
        world.withState(of: CanopyMock.self) { canopy in
            var account = canopy.account("acct-0000100")!.json
            account["customers"] = []
            canopy.put(CanopyMock.Account(canopyID: "can_1000100", json: account))
            canopy.assign([CanopyMock.CustomerAccount(customerID: "cust-0000007", accountID: "acct-0000100")])
        }
        let stored = try #require(world.withState(of: CanopyMock.self) { $0.stored })
        let read = try WorldSeed(
            json: JSONValue.object(["version": 1, "providers": ["canopy": .object(stored)]]).serialized())
        let other = MockWorld(read)
        for query in ["?limit=100", "?limit=7&starting_after=acct-0000097", "?limit=7&ending_before=acct-0000104"] {
            let pages = [world, other].map { $0.canopySend(.get, "/customers/accounts" + query) }
            #expect(pages[0].status == 200 && pages[0].body == pages[1].body)
        }
    }

    @Test("A number keeps its digits from request to state to file to answer")
    func digits() throws {
        let world = MockWorld(standing())
        let rates = #""promo_apr_range_inclusive_lower":0.00,"promo_apr_range_inclusive_upper":12.500"#
        let body = CanopyLife.product.setting("promotional_policies", to: try json("{\(rates)}"))
        #expect(world.canopySend(.post, "/products", body).status == 200)
        let text = world.snapshot.json.text()
        #expect(text.contains(rates))
        #expect(text.contains(#""balance":250000.00,"reserved":0.00"#))
        #expect(text.contains(#""ratePercent":7.300"#))
        let other = MockWorld(try again(world.snapshot))
        #expect(String(decoding: other.canopySend(.get, "/products").body, as: UTF8.self).contains(rates))
    }

    @Test("Faults read back with their numbers and with how often each has hit")
    func faults() throws {
        let world = MockWorld(standing())
        world.removeFault(world.inject(Fault(.beforeCommit, [.status(500)])))
        world.inject(Fault(.beforeCommit, [.status(503)], operation: "cancel-loan", turn: .nth(1)))
        world.inject(Fault(.afterCommit, [.cut(afterBytes: 3, .reset)], scope: Fault.Scope(skipping: 2)))
        let loan = "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel"
        #expect(world.send(.post, loan, [:]).status == 503)
        let other = MockWorld(try again(world.snapshot))
        #expect(other.placedFaults == world.placedFaults)
        #expect(other.placedFaults.map(\.id) == [2, 3])
        #expect(other.send(.post, loan, [:]).status == 200)
        #expect(other.inject(Fault(.beforeCommit, [.status(500)])) == 4)
    }

    @Test("Written by hand a file says only what matters; what is left out is as in the default world")
    func byHand() throws {
        let seed = try WorldSeed(
            json: Array(
                """
                {
                  "version": 1,
                  "clock": {"time": "2025-06-01T12:00:00Z"},
                  "credentials": {"apiKeys": ["k"], "tokens": [{"value": "reader", "mayWrite": false}]},
                  "rateLimits": {"kordev": {"requests": 1, "seconds": 60}},
                  "faults": [{"operation": "cancel-servicing", "effects": [{"status": 503}], "turn": {"nth": 2}}],
                  "providers": {
                    "finosu": {"customers": {"C-1": {"loans": {"L-1": {"items": [
                      {"kind": "payment", "count": 2}, {"kind": "call", "status": "done"}]}}}}},
                    "canopy": {
                      "settings": {"emptyListAnswer": "noResults"},
                      "accounts": [{"canopyID": "can_1", "account": {
                        "account_id": "a-1", "account_overview": {"account_status": "ACTIVE"},
                        "customers": [{"customer_id": "c-1", "name_first": "Ada"}]}}]
                    }
                  }
                }
                """.utf8))
        let world = MockWorld(seed)
        let first = world.send(.post, "/customers/C-1/cancel-servicing", ["X-API-Key": "k"])
        #expect(try first.json["cancelledScheduledPayments"] == 2 && first.json["cancelledCalls"] == 0)
        #expect(world.send(.post, "/customers/C-1/cancel-servicing", ["X-API-Key": "k"]).status == 503)
        let reader = ["Authorization": "Bearer reader"]
        let found = world.send(.get, "/customers/accounts?search_parameters=ada", reader)
        #expect(try found.json["results"]?.array?.count == 1)
        #expect(world.send(.put, "/accounts/a-1/status", reader, body: #"{"account_status":"CLOSED"}"#).status == 403)
        #expect(try world.send(.get, "/products", reader).json["results"] == [])
        let loan = "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel"
        #expect(world.send(.post, loan, [:]).status == 200)
        #expect(world.send(.post, loan, [:]).status == 429)
        #expect(world.clock.now == MockInstant("2025-06-01T12:00:00Z"))
    }

    @Test(
        "What is wrong is told with line, column and path",
        arguments: [
            ("", "line 1, column 1: "), ("{\n  \"version\": 1,\n}", "line 3, column 1: "),
            ("[]", "line 1, column 1: must be an object"), ("{}", "line 1, column 1: version is required: 1"),
            (#"{"version":2}"#, "line 1, column 12: version must be 1, the version that is known here"),
            (#"{"version":1,"clocks":{}}"#, "line 1, column 23: clocks is not known here"),
            (#"{"version":1,"clock":{"time":"noon"}}"#, "line 1, column 30: clock.time must be a date-time"),
            ("{\"version\":1,\n\"providers\":{\"acme\":{}}}", "line 2, column 21: providers.acme is not known here"),
            (#"{"version":1,"faults":[],"faults":[]}"#, "line 1, column 23: faults is named twice"),
            (#"{"version":1,"journalLimit":0}"#, "journalLimit must be a whole number from 1 to 1000000"),
            (#"{"version":1,"providers":{"finosu":[]}}"#, "column 36: providers.finosu must be an object"),
            (
                #"{"version":1,"providers":{"finosu":{"customers":{"a.b":{"loans":{"L":{"items":[{"kind":"fax"}]}}}}}}}"#,
                #"providers.finosu.customers["a.b"].loans.L.items[0].kind must be one of payment, call, email, sms"#
            ),
            (
                #"{"version":1,"providers":{"banklingo":{"accounts":{"A":{"balance":1.001}}}}}"#,
                "column 67: providers.banklingo.accounts.A.balance must be an amount with two decimals at most"
            ),
            (
                #"{"version":1,"providers":{"banklingo":{"loans":{"L":{"principal":1e3,"ratePercent":-1}}}}}"#,
                "providers.banklingo.loans.L.principal must be an amount"
            ),
            (
                #"{"version":1,"providers":{"kordev":{"borrowers":{"B":{"loans":{"L":{"kordevID":1.5}}}}}}}"#,
                "loans.L.kordevID must be a whole number"
            ),
            (
                #"{"version":1,"providers":{"canopy":{"accounts":[{"canopyID":"can_1","account":{"account_id":"a"}}]}}}"#,
                "accounts[0].account.account_overview.account_status is required"
            ),
            (
                #"{"version":1,"providers":{"canopy":{"customerAccounts":[{"customer_id":"c","account_id":"a"}]}}}"#,
                "customerAccounts[0].customer_id names no customer_id of customers"
            ),
            (
                #"{"version":1,"providers":{"canopy":{"products":[{"product_id":"p"},{"product_id":"p"}]}}}"#,
                "products[1].product_id is another product's too"
            ),
            (
                #"{"version":1,"providers":{"canopy":{"beneficialOwners":{"c":[]}}}}"#,
                "beneficialOwners.c names no customer_id of customers"
            ),
            (#"{"version":1,"faults":[{"effects":[{"boom":1}]}]}"#, "faults[0].effects[0].boom is not known here"),
            (
                #"{"version":1,"credentials":{"tokens":[{"value":""}]}}"#,
                "credentials.tokens[0].value must be printable ASCII"
            ),
        ])
    func refused(text: String, problem: String) throws {
        let error = #expect(throws: SeedProblem.self) { try WorldSeed(json: Array(text.utf8)) }
        #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
    }

    @Test("All that is wrong is told at once, and never a value")
    func allProblems() throws {
        let text = """
            {"version":1,"clock":{"time":"SECRET"},"credentials":{"apiKeys":["",7]},
             "providers":{"kordev":{"borrowers":{"B":{"loans":{"L":{"kordevID":"SECRET"}}}}},"finosu":{"x":"SECRET"}}}
            """
        let error = try #require(throws: SeedProblem.self) { try WorldSeed(json: Array(text.utf8)) }
        #expect(error.problems.count == 5)
        #expect(!error.description.contains("SECRET"))
    }
}
