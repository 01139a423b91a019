import ExactJSON
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

@Suite("Updating Canopy customers behind the mock")
struct CanopyUpdateCustomerTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00.75Z")!))
    let address: JSONValue = [
        "address_line_one": "2 Elm Street", "address_city": "Austin", "address_state": "TX", "address_zip": "73301",
    ]

    private func update(_ id: String, _ body: JSONValue) -> HTTPResponse {
        world.canopySend(.put, "/customers/" + id, body)
    }

    private func customer(_ id: String) -> JSONObject? {
        world.withState(of: CanopyMock.self) { $0.customer(id)?.json }
    }

    @Test("The documented request answers what is printed, in every field, the passport among them")
    func documentedExample() throws {
        let answer = world.send(.put, "/customers/1001", Credentials.canopy, body: DocumentedPeople.customerUpdate)
        #expect(answer.status == 200)
        #expect(try answer.json == json(DocumentedPeople.updatedCustomer))
        #expect(world.lastRule == "canopy.update-customer")
        // It sets what is set already.
        #expect(world.journal.entries.last?.committed == true)
        #expect(world.journal.entries.last?.changedState == false)
    }

    @Test("A change is kept and moves updated_at; what is left out stays as it was")
    func keptFields() throws {
        let before = try #require(customer("1001"))
        let answer = try update("31mNprzLd2bKl6koVna68ARM", address.setting("phone_number", to: "+15125550100")).json
        let after = try #require(customer("1001"))
        for key in before.keys where address[key] == nil && !["phone_number", "updated_at"].contains(key) {
            #expect(after[key] == before[key])
        }
        #expect(after["address_city"] == "Austin")
        #expect(after["phone_number"] == "+15125550100")
        #expect(after["updated_at"] == "2025-06-01T12:00:00+00:00")
        #expect(answer["passport"] == ["number": "string", "country": "JP"])
        #expect(world.journal.entries.last?.changedState == true)
    }

    @Test("A customer of the default world that was changed still gives way, once, to a request that creates it")
    func changedSeed() {
        #expect(update("1001", address).status == 200)
        let body = plainCustomer.setting("customer_id", to: "31mNprzLd2bKl6koVna68ARM")
        #expect(world.canopySend(.post, "/customers", body).status == 200)
        #expect(update("31mNprzLd2bKl6koVna68ARM", address).status == 200)
        #expect(world.canopySend(.post, "/customers", body).status == 422)
    }

    @Test("Business details that are sent take the place of those that were there")
    func businessDetails() throws {
        let business: JSONValue = ["doing_business_as": "New", "business_ein": "12-3456789"]
        #expect(
            try update("1001", address.setting("business_details", to: business)).json["business_details"] == business)
    }

    @Test("The new names are what a search finds, and the rows show them")
    func renamed() throws {
        #expect(try world.canopyPage("?search_parameters=trevino").pairs.count == 1)
        _ = update("1001", address.setting("name_last", to: "Okonkwo"))
        #expect(try world.canopyPage("?search_parameters=trevino").pairs.isEmpty)
        let list = try world.canopyList("?search_parameters=okon").json
        #expect(list["results"]?[0]?["name_last"] == "Okonkwo")
        #expect(list["results"]?[0]?["address_city"] == "Austin")
        #expect(list["results"]?[0]?["customer_account_external_id"] == "4465220133024156")
    }

    @Test("Without the address's lines an update is answered 422, whatever else it has")
    func addressRequired() throws {
        let answer = update("1001", ["name_first": "Ada"])
        #expect(answer.status == 422)
        #expect(try violations(answer) == Array(repeating: " required", count: 4))
        #expect(update("1001", address).status == 200)
    }

    @Test("An update takes no passport, of the customer, and no id; both are noted as unknown")
    func passport() throws {
        let body = address.setting("passport", to: ["number": "X", "country": "DE"]).setting("customer_id", to: "x")
        let answer = update("1001", body)
        #expect(try answer.json["passport"]?["number"] == "string")
        #expect(try answer.json["customer_id"] == "31mNprzLd2bKl6koVna68ARM")
        #expect(world.journal.entries.last?.ignoredFields == ["passport", "customer_id"])
        // So none can be asked for either.
        #expect(update("1001", address.setting("address_country_code", to: "DE")).status == 200)
    }

    @Test("Bad input is answered 422 with all that is wrong")
    func invalidInput() throws {
        let body = address.setting("phone_number", to: "5125550100").setting("email", to: .null).setting(
            "verification_status", to: "certified"
        ).setting("address_zip", to: "x")
        #expect(
            try violations(update("1001", body)) == [
                "/verification_status enum", "/phone_number pattern", "/email type", "/address_zip pattern",
            ])
        #expect(customer("1001")?["address_city"] == "Atlanta")
        for body in ["null", "[]", "{"] {
            #expect(world.send(.put, "/customers/1001", Credentials.canopy, body: body).status == 422)
        }
    }

    @Test("A customer that is not there is answered 404 in the document's words")
    func unknownCustomer() throws {
        let answer = update("nobody", address)
        #expect(answer.status == 404)
        #expect(try answer.json == ["error": ["code": "not_found", "message": "Customer not found"]])
        #expect(world.lastRule == "canopy.unknown-customer")
    }

    @Test("A customer can be given an account later, as the document says of updates")
    func assignment() throws {
        let id = try #require(try world.canopySend(.post, "/customers", plainCustomer).json["customer_id"]?.string)
        let part: JSONValue = ["account_id": "can_52322", "customer_account_role": "SECONDARY"]
        let body = address.setting("assign_to_accounts", to: [part])
        #expect(update(id, body).status == 200)
        #expect(world.journal.entries.last?.changedState == true)
        let row = try #require(try world.canopyList("").json["results"]?[1])
        #expect(canopyPair(row) == id + "/31mNprzLd2bKl6koVna68ARM")
        #expect(row["customer_account_role"] == "SECONDARY")
        #expect(update(id, body).status == 200)
        #expect(world.journal.entries.last?.changedState == false)
        #expect(try world.canopyList("").json["results"]?.array?.count == 2)
    }

    @Test("A customer whose id is a number in the body, and an id that Canopy made, are found by their digits")
    func ids() throws {
        _ = world.canopySend(.post, "/customers", plainCustomer.setting("customer_id", to: 42))
        #expect(try update("42", address).json["customer_id"] == "42")
        _ = world.canopySend(.post, "/customers", plainCustomer)
        #expect(try update("can_1052323", address).json["customer_id"] == "can_1052323")
        // An id that was Canopy's own for another customer means the one that chose it from then on.
        _ = world.canopySend(.post, "/customers", plainCustomer.setting("customer_id", to: "1001"))
        #expect(try update("1001", address).json["customer_id"] == "1001")
    }

    @Test("A token for reading is answered 403")
    func reader() {
        world.credentials.tokens.append(AccessToken("reader", mayWrite: false))
        let answer = world.send(
            .put, "/customers/1001", ["Authorization": "Bearer reader"], body: address.text())
        #expect(answer.status == 403)
        #expect(customer("1001")?["address_city"] == "Atlanta")
    }
}
