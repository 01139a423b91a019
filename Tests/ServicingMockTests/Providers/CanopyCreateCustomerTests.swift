import ExactJSON
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

@Suite("Creating Canopy customers behind the mock")
struct CanopyCreateCustomerTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00.75Z")!))

    private func create(_ body: JSONValue) -> HTTPResponse {
        world.canopySend(.post, "/customers", body)
    }

    private func customer(_ id: String) -> CanopyMock.Customer? {
        world.withState(of: CanopyMock.self) { $0.customer(id) }
    }

    @Test("The documented request answers what is printed in every field but the id, which is the one sent")
    func documentedExample() throws {
        let answer = world.send(.post, "/customers", Credentials.canopy, body: DocumentedPeople.newCustomer)
        #expect(answer.status == 200)
        // The one difference: the request names 0x1234 as the id "to be associated with the customer for future
        // requests", and the printed answer has the id that every example answer has.
        let printed = try json(DocumentedPeople.createdCustomer).setting("customer_id", to: "0x1234")
        #expect(try answer.json == printed)
        #expect(world.lastRule == "canopy.create-customer")
        #expect(world.journal.entries.last?.changedState == true)
        #expect(world.journal.entries.last?.ignoredFields == [])
    }

    @Test("The documented request succeeds once on the default world; the second time it is answered 422")
    func duplicate() throws {
        let body = try json(DocumentedPeople.newCustomer)
        #expect(create(body).status == 200)
        let answer = create(body.setting("name_first", to: "Other"))
        #expect(answer.status == 422)
        #expect(try violations(answer) == ["/customer_id unique"])
        #expect(world.lastRule == "canopy.duplicate-customer")
        #expect(customer("0x1234")?.json["name_first"] == "Miriam")
        #expect(world.journal.entries.last?.committed == false)
    }

    @Test("The customer that the default world begins with gives way once to one created under its id")
    func seededCustomer() throws {
        let body = plainCustomer.setting("customer_id", to: "31mNprzLd2bKl6koVna68ARM")
        #expect(create(body).status == 200)
        #expect(create(body).status == 422)
        // It is a new one: without the other's accounts and beneficial owners.
        #expect(world.canopySend(.get, "/customers/accounts").status == 404)
        #expect(
            try world.canopySend(.get, "/customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners").json == [])
        #expect(world.canopyList("?search_parameters=miriam").status == 404)
    }

    @Test("A world that holds other accounts has no customer that gives way")
    func putCustomer() {
        world.withState(of: CanopyMock.self) { $0.put(CanopyMock.Customer(json: ["customer_id": "mine"])) }
        #expect(create(plainCustomer.setting("customer_id", to: "mine")).status == 422)
    }

    @Test("The customer gets its part in the account, with role and number, and is found by its name")
    func assignment() throws {
        _ = create(try json(DocumentedPeople.newCustomer).setting("name_last", to: "Quint"))
        let rows = try #require(try world.canopyList("?search_parameters=quint").json["results"]?.array)
        #expect(rows.map(canopyPair) == ["0x1234/31mNprzLd2bKl6koVna68ARM"])
        #expect(rows[0]["customer_account_role"] == "PRIMARY")
        #expect(rows[0]["customer_account_external_id"] == "4465220133024156")
        #expect(try world.canopyList("").json["results"]?.array?.count == 2)
        let account = try #require(world.withState(of: CanopyMock.self) { $0.account("can_52322") }).json
        #expect(
            account["customers"]?.array?.map { $0["customer_id"]?.string } == ["31mNprzLd2bKl6koVna68ARM", "0x1234"])
    }

    @Test("An account is named by either of its ids; a number that is left out is made up")
    func assignmentDefaults() throws {
        let body = plainCustomer.setting("customer_id", to: 7).setting(
            "assign_to_accounts", to: [["account_id": "can_52322", "customer_account_role": "SECONDARY"]])
        #expect(try create(body).json["customer_id"] == "7")
        let row = try #require(try world.canopyList("").json["results"]?[1])
        #expect(canopyPair(row) == "7/31mNprzLd2bKl6koVna68ARM")
        #expect(row["customer_account_role"] == "SECONDARY")
        #expect(row["customer_account_external_id"]?.string?.isEmpty == false)
    }

    @Test("Omitted inputs: Canopy makes the id, the customer is unverified, and nothing else is made up")
    func defaults() throws {
        let answer = try create(plainCustomer).json
        let expected = plainCustomer.setting("customer_id", to: "can_1052323").setting(
            "verification_status", to: "unverified")
        #expect(answer == expected)
        #expect(try create(plainCustomer).json["customer_id"] == "can_1052324")
        #expect(customer("can_1052323")?.json["created_at"] == "2025-06-01T12:00:00+00:00")
    }

    @Test(
        "A value of null stands for nothing where the document says so and is wrong elsewhere",
        arguments: [
            ("assign_to_accounts", []), ("business_details.controller", []), ("name_first", ["/name_first type"]),
            ("customer_id", ["/customer_id type"]), ("business_details", ["/business_details type"]),
        ])
    func nulls(field: String, problems: [String]) throws {
        let business: JSONValue = ["doing_business_as": "D", "business_ein": "12-3456789"]
        let answer = create(plainCustomer.setting("business_details", to: business).setting(field, to: .null))
        if problems.isEmpty {
            #expect(answer.status == 200)
        } else {
            #expect(answer.status == 422)
            #expect(try violations(answer) == problems)
        }
    }

    @Test(
        "What the document gives a form is accepted in it, and as the document's own examples break it",
        arguments: [
            ("address_zip", "62701"), ("address_zip", "62701-1234"), ("address_zip", "627011234"),
            ("address_country_code", "US"), ("phone_number", "+4930123456"), ("ssn", "888888888"),
            ("ssn", "000-00-0000"), ("verification_status", "retry"), ("verification_status", "document"),
            ("customer_type", "business"), ("business_details.business_ein", "12-3456789"),
            ("business_details.business_ein", "888-888888"), ("business_details.business_type", "non_profile"),
            ("business_details.business_classification_id", "794d9d5e-b547-4b3b-8289-76484c1afc5f"),
            ("passport", ""), ("customer_id", "1001"), ("customer_id", "a/b c"),
        ] as [(String, String)])
    func accepted(field: String, value: String) throws {
        let business: JSONValue = ["doing_business_as": "D", "business_ein": "12-3456789"]
        let sent: JSONValue = field == "passport" ? ["number": "P1", "country": "JP"] : .string(value)
        let answer = create(plainCustomer.setting("business_details", to: business).setting(field, to: sent))
        #expect(answer.status == 200)
        let place = field.split(separator: ".").reduce(try answer.json as JSONValue?) { $0?[String($1)] }
        #expect(place == sent)
    }

    @Test(
        "What is not in the documented form is answered 422",
        arguments: [
            ("address_zip", "6270", "/address_zip pattern"), ("address_zip", "62701-12", "/address_zip pattern"),
            ("address_country_code", "us", "/address_country_code enum"),
            ("address_country_code", "BQ", "/address_country_code enum"),
            ("address_country_code", "XK", "/address_country_code enum"),
            ("phone_number", "2175550100", "/phone_number pattern"),
            ("phone_number", "+0175550100", "/phone_number pattern"),
            ("phone_number", "+1217555010012345", "/phone_number pattern"),
            ("email", "ada", "/email format"), ("email", "a b@c.d", "/email format"),
            ("date_of_birth", "1990-02-29", "/date_of_birth format"),
            ("date_of_birth", "02/28/1990", "/date_of_birth format"),
            ("customer_type", "PERSON", "/customer_type enum"),
            ("verification_status", "certified", "/verification_status enum"),
            ("business_details.business_type", "non_profit", "/business_details/business_type enum"),
            ("business_details.business_ein", "123456789", "/business_details/business_ein pattern"),
            (
                "business_details.business_classification_id", "llc",
                "/business_details/business_classification_id format"
            ),
            ("passport.country", "JPN", "/passport/country pattern"), ("customer_id", "can_1", "/customer_id pattern"),
            ("customer_id", "", "/customer_id minLength"),
        ])
    func refused(field: String, value: String, problem: String) throws {
        let body = plainCustomer.setting(
            "business_details", to: ["doing_business_as": "D", "business_ein": "12-3456789"]
        ).setting("passport", to: ["number": "P1", "country": "JP"])
        let answer = create(body.setting(field, to: .string(value)))
        #expect(answer.status == 422)
        #expect(try violations(answer) == [problem])
        #expect(world.lastRule == "canopy.invalid-input")
    }

    @Test("Every field that the document requires is missed, all at once, a business's and an account's among them")
    func required() throws {
        let answer = create(["business_details": ["controller": [:]], "assign_to_accounts": [[:]]])
        #expect(
            try violations(answer) == Array(repeating: " required", count: 7)
                + Array(repeating: "/business_details required", count: 2)
                + Array(repeating: "/business_details/controller required", count: 4)
                + ["/assign_to_accounts/0 required", "/assign_to_accounts/0 required"])
        let missing = try answer.json["error"]?["details"]?.array?.map { $0["params"]?["missingProperty"]?.string }
        #expect(
            missing == [
                "address_line_one", "address_city", "address_state", "address_zip", "phone_number", "email",
                "date_of_birth", "doing_business_as", "business_ein", "address_line_one", "address_city",
                "address_state", "address_zip", "account_id", "customer_account_role",
            ])
    }

    @Test("A passport is required beside a country that is given and is not US, of the controller too")
    func passport() throws {
        let foreign = plainCustomer.setting("address_country_code", to: "CA").setting("address_zip", to: "K1A 0B1")
        #expect(try violations(create(foreign)) == [" required"])
        #expect(create(foreign.setting("passport", to: ["number": "P1", "country": "CA"])).status == 200)
        let controller = plainCustomer.setting(
            "business_details", to: ["doing_business_as": "D", "business_ein": "12-3456789", "controller": foreign]
        ).setting("business_details.controller.email", to: nil)
        #expect(try violations(create(controller)) == ["/business_details/controller required"])
        #expect(create(plainCustomer.setting("address_country_code", to: "AN")).status == 422)
    }

    @Test("Of assign_to_accounts there are 100 at most, each with a known role and an account that is there")
    func assignmentChecks() throws {
        func parts(_ parts: [JSONValue]) -> HTTPResponse {
            create(plainCustomer.setting("assign_to_accounts", to: .array(parts)))
        }
        let part: JSONValue = ["account_id": "can_52322", "customer_account_role": "PRIMARY"]
        #expect(
            try violations(parts(Array(repeating: part, count: 101))) == ["/assign_to_accounts maxItems"])
        #expect(
            try violations(parts([part, ["account_id": "can_52322", "customer_account_role": "CARDHOLDER"]]))
                == ["/assign_to_accounts/1/customer_account_role enum"])
        let answer = parts([part.setting("account_id", to: "no"), part, part.setting("account_id", to: 5)])
        #expect(answer.status == 422)
        #expect(
            try violations(answer) == [
                "/assign_to_accounts/0/account_id reference", "/assign_to_accounts/2/account_id reference",
            ])
        #expect(world.lastRule == "canopy.assign-to-accounts")

        let many = MockWorld(providers: [CanopyMock.generated(accounts: 101)])
        let hundred = (1...100).map { part.setting("account_id", to: .string("can_\(1_000_000 + $0)")) }
        let body = plainCustomer.setting("assign_to_accounts", to: .array(hundred))
        #expect(many.canopySend(.post, "/customers", body).status == 200)
    }

    @Test("A role under another name is missed, not taken for the default")
    func misspeltRole() throws {
        let body = plainCustomer.setting(
            "assign_to_accounts", to: [["account_id": "can_52322", "customer_acount_role": "SECONDARY"]])
        let answer = create(body)
        #expect(try violations(answer) == ["/assign_to_accounts/0 required"])
        #expect(
            try answer.json["error"]?["details"]?[0]?["params"] == ["missingProperty": "customer_account_role"])
        #expect(try world.canopyList("").json["results"]?.array?.count == 1)
    }

    @Test("An account that is named twice, by whichever of its ids, is refused where it stands again")
    func repeatedAccount() throws {
        let parts = [("can_52322", "PRIMARY"), ("31mNprzLd2bKl6koVna68ARM", "SECONDARY")].map { id, role -> JSONValue in
            ["account_id": .string(id), "customer_account_role": .string(role)]
        }
        let answer = create(plainCustomer.setting("assign_to_accounts", to: .array(parts)))
        #expect(try violations(answer) == ["/assign_to_accounts/1/account_id uniqueItems"])
        #expect(world.lastRule == "canopy.one-assignment")
        #expect(try world.canopyList("").json["results"]?.array?.count == 1)
    }

    @Test("What no document knows is passed over, wherever it stands, and noted")
    func unknownFields() throws {
        let body = plainCustomer.setting("nickname", to: "A").setting(
            "passport", to: ["number": "P", "country": "JP", "expires": "2030-01-01"])
        let answer = world.send(.post, "/customers?dry_run=1", Credentials.canopy, body: body.text())
        #expect(answer.status == 200)
        #expect(try answer.json["passport"]?["expires"] == nil)
        #expect(try answer.json["nickname"] == nil)
        #expect(world.journal.entries.last?.ignoredFields == ["passport.expires", "nickname", "?dry_run"])
    }

    @Test("A token for reading is answered 403, a wrong one 401, and beyond the rate limit it is 429")
    func access() {
        world.credentials.tokens.append(AccessToken("reader", mayWrite: false))
        func status(_ token: String) -> Int {
            world.send(
                .post, "/customers", ["Authorization": "Bearer " + token], body: plainCustomer.text()
            ).status
        }
        #expect(status("reader") == 403)
        #expect(status("nobody") == 401)
        world.setRateLimit(RateLimit(requests: 1, per: .seconds(5)), for: "canopy")
        #expect(create(plainCustomer).status == 200)
        #expect(create(plainCustomer).status == 429)
    }
}
