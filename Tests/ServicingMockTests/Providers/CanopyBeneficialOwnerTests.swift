import ExactJSON
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

@Suite("Canopy's beneficial owners behind the mock")
struct CanopyBeneficialOwnerTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00.75Z")!))
    let path = "/customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners"
    let plainOwner: JSONValue = [
        "address_line_one": "1 Main Street", "address_city": "Springfield", "address_state": "IL",
        "address_zip": "62701",
    ]

    @Test("The documented list answers what is printed")
    func documentedList() throws {
        let answer = world.canopySend(.get, path)
        #expect(answer.status == 200)
        #expect(try answer.json == json(DocumentedPeople.owners))
        #expect(world.journal.entries.last?.committed == false)
    }

    @Test("The documented creation succeeds once, in place of the owner that is there, and is 422 after that")
    func documentedCreation() throws {
        let answer = world.send(.post, path, Credentials.canopy, body: DocumentedPeople.newOwner)
        #expect(answer.status == 200)
        #expect(try answer.json == json(DocumentedPeople.createdOwner))
        #expect(try world.canopySend(.get, path).json == json(DocumentedPeople.owners))
        let again = world.send(.post, path, Credentials.canopy, body: DocumentedPeople.newOwner)
        #expect(again.status == 422)
        #expect(try violations(again) == ["/beneficial_owner_id unique"])
        #expect(world.lastRule == "canopy.duplicate-owner")
    }

    @Test("A new owner is uncertified whatever was sent, and stands behind those that are there")
    func uncertified() throws {
        let sent = plainOwner.setting("beneficial_owner_id", to: 9)
        for status: JSONValue in ["certified", "uncertified", .null] {
            let answer = try world.canopySend(
                .post, path, plainOwner.setting("verification_status", to: status)
            ).json
            #expect(answer["verification_status"] == "uncertified")
        }
        #expect(try world.canopySend(.post, path, sent).json["beneficial_owner_id"] == "9")
        let owners = try #require(try world.canopySend(.get, path).json.array)
        #expect(
            owners.map { $0["beneficial_owner_id"]?.string } == [
                "0x1234", "can_2052323", "can_2052324", "can_2052325", "9",
            ])
    }

    @Test("A customer without owners has an empty list; its owners' ids are its own")
    func ownLists() throws {
        _ = world.canopySend(.post, "/customers", plainCustomer.setting("customer_id", to: "c-2"))
        let other = "/customers/c-2/beneficial_owners"
        let empty = world.canopySend(.get, other)
        #expect(empty.status == 200)
        #expect(try empty.json == [])
        let owner = plainOwner.setting("beneficial_owner_id", to: "0x1234")
        #expect(world.canopySend(.post, other, owner).status == 200)
        #expect(world.canopySend(.post, other, owner).status == 422)
        #expect(try world.canopySend(.get, path).json.array?.count == 1)
    }

    @Test("A customer answers to Canopy's id of it as well", arguments: ["1001", "31mNprzLd2bKl6koVna68ARM"])
    func canopyID(id: String) throws {
        #expect(try world.canopySend(.get, "/customers/\(id)/beneficial_owners").json.array?.count == 1)
    }

    @Test("A customer that is not there is answered 404 in the document's words", arguments: [HTTPMethod.get, .post])
    func unknownCustomer(method: HTTPMethod) throws {
        let answer = world.canopySend(
            method, "/customers/nobody/beneficial_owners", method == .post ? plainOwner : nil)
        #expect(answer.status == 404)
        #expect(try answer.json == ["error": ["code": "not_found", "message": "Payment Processor not found"]])
    }

    @Test("Bad input is answered 422, although the document has none for it, with all that is wrong")
    func invalidInput() throws {
        let answer = world.canopySend(
            .post, path,
            [
                "address_country_code": "CA", "beneficial_owner_id": "can_1", "verification_status": "verified",
                "phone_number": "1", "email": "x", "ssn": "12345678", "date_of_birth": "30-01-2004",
            ])
        #expect(answer.status == 422)
        #expect(
            try violations(answer) == Array(repeating: " required", count: 4) + [
                "/beneficial_owner_id pattern", "/verification_status enum", "/phone_number pattern", "/email format",
                "/ssn pattern", "/date_of_birth format", " required",
            ])
        #expect(world.lastRule == "canopy.invalid-owner")
        #expect(try world.canopySend(.get, path).json.array?.count == 1)
    }

    @Test(
        "Nine digits are right with hyphens and without, and so is null", arguments: ["123456789", "123-45-6789", nil])
    func socialSecurityNumber(number: String?) throws {
        let sent = number.map { JSONValue.string($0) } ?? .null
        let answer = world.canopySend(.post, path, plainOwner.setting("ssn", to: sent))
        #expect(try answer.json["ssn"] == sent)
    }

    @Test("A token for reading may list and may not create")
    func reader() {
        world.credentials.tokens.append(AccessToken("reader", mayWrite: false))
        let reader = ["Authorization": "Bearer reader"]
        #expect(world.send(.get, path, reader).status == 200)
        #expect(world.send(.post, path, reader, body: plainOwner.text()).status == 403)
        #expect(world.send(.get, path, [:]).status == 401)
        world.setRateLimit(RateLimit(requests: 0, per: .seconds(5)), for: "canopy")
        #expect(world.send(.get, path, reader).status == 429)
    }

    @Test("A test can put owners in; one takes the place of the customer's owner with its id")
    func put() throws {
        world.withState(of: CanopyMock.self) {
            $0.put(.init(json: ["beneficial_owner_id": "0x1234", "name_first": "Zoe"]), of: "1001")
            $0.put(.init(json: ["beneficial_owner_id": "b"]), of: "1001")
        }
        let owners = world.withState(of: CanopyMock.self) { $0.beneficialOwners(of: "1001") }
        #expect(owners.map(\.beneficialOwnerID) == ["0x1234", "b"])
        #expect(owners[0].json["name_first"] == "Zoe")
        #expect(world.send(.post, path, Credentials.canopy, body: DocumentedPeople.newOwner).status == 422)
    }
}
