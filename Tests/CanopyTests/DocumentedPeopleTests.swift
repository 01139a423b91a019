import Canopy
import ExactJSON
import Servicing
import TestSupport
import Testing

@Suite("The documented customers and beneficial owners")
struct DocumentedPeopleTests {
    private func compact(_ text: String) throws -> String {
        try JSONValue(parsing: text).text()
    }

    @Test("A new customer is sent as the document sends it, byte for byte")
    func createCustomer() async throws {
        let (line, body) = try await request(of: CreateCustomer(newCustomer()))
        #expect(line == "POST /customers")
        #expect(body == (try compact(DocumentedPeople.newCustomer)))
    }

    @Test("A changed customer is sent as the document sends it, byte for byte")
    func updateCustomer() async throws {
        let (line, body) = try await request(of: UpdateCustomer(customer: "1001", customerUpdate()))
        #expect(line == "PUT /customers/1001")
        #expect(body == (try compact(DocumentedPeople.customerUpdate)))
    }

    @Test("A new beneficial owner is sent as the document sends them, byte for byte")
    func createOwner() async throws {
        let (line, body) = try await request(
            of: CreateBeneficialOwner(customer: "31mNprzLd2bKl6koVna68ARM", newOwner()))
        #expect(line == "POST /customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners")
        #expect(body == (try compact(DocumentedPeople.newOwner)))
    }

    @Test("A list of owners is asked for without a body")
    func listOwners() async throws {
        let (line, body) = try await request(of: ListBeneficialOwners(customer: "31mNprzLd2bKl6koVna68ARM"))
        #expect(line == "GET /customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners")
        #expect(body == "")
    }

    @Test("A customer that is made in Swift is the document's")
    func madeInSwift() throws {
        let address = PostalAddress(
            lineOne: "12 Strawberry Road", lineTwo: "Suite 101", city: "Atlanta", state: "GA", zip: "99999-1000",
            countryCode: "US")
        let name = PersonName(prefix: "Dr.", first: "Miriam", middle: "Louise", last: "Trevino", suffix: "Jr")
        let passport = Passport(number: "string", country: "JP")
        let business = BusinessDetails(
            businessLegalName: "Umbrella Corporation", doingBusinessAs: "Umbrella", businessEIN: "888-888888",
            businessType: .llc, businessClassificationID: "794D9D5E-B547-4B3B-8289-76484C1AFC5F",
            website: "https://example.com",
            controller: BusinessController(
                address: address, name: name, passport: passport, title: "CFO", phoneNumber: "+14105556789",
                ssn: "888888888"))
        let made = NewCustomer(
            address: address, name: name, phoneNumber: "+14105556789", email: "marissa@protonmail.com",
            dateOfBirth: "1985-06-20", passport: passport, customerID: "0x1234", customerType: .person,
            verificationStatus: .verified, title: "CFO", ssn: "888888888", internationalCustomerID: "9999999999",
            businessDetails: business,
            assignToAccounts: [AccountAssignment("31mNprzLd2bKl6koVna68ARM", externalID: "4465220133024156")])
        #expect(made == (try newCustomer()))
        let owner = NewBeneficialOwner(
            address: address, name: name, passport: passport, beneficialOwnerID: "0x1234",
            verificationStatus: .uncertified, phoneNumber: "+14105556789", email: "marissa@protonmail.com",
            ssn: "000-00-0000", dateOfBirth: "2004-01-30")
        #expect(owner == (try newOwner()))
    }

    @Test("An answered customer comes out again with every leaf")
    func customers() async throws {
        let created = try await perform(CreateCustomer(newCustomer()), answering: DocumentedPeople.createdCustomer)
        try expectNothingLost(
            of: DocumentedPeople.createdCustomer, in: #require(created.answer(as: CreateCustomer.Answer.self)))
        let updated = try await perform(
            UpdateCustomer(customer: "1001", customerUpdate()), answering: DocumentedPeople.updatedCustomer)
        try expectNothingLost(of: DocumentedPeople.updatedCustomer, in: #require(updated.answer(as: Customer.self)))
    }

    @Test("An answered beneficial owner comes out again with every leaf, alone and in the list")
    func owners() async throws {
        let created = try await perform(
            CreateBeneficialOwner(customer: "C1", newOwner()), answering: DocumentedPeople.createdOwner)
        #expect(created.warnings == [])
        #expect(created.references == ["beneficial_owner_id": "0x1234"])
        try expectNothingLost(of: DocumentedPeople.createdOwner, in: #require(created.answer(as: BeneficialOwner.self)))
        let listed = try await perform(ListBeneficialOwners(customer: "C1"), answering: DocumentedPeople.owners)
        #expect(listed.warnings == [])
        try expectNothingLost(
            of: DocumentedPeople.owners, in: #require(listed.answer(as: ListBeneficialOwners.Answer.self)))
    }

    @Test("The document's own ids differ between request and answer, which is told and nothing more")
    func ids() async throws {
        let created = try await perform(CreateCustomer(newCustomer()), answering: DocumentedPeople.createdCustomer)
        #expect(created.outcome == .applied)
        #expect(created.references == ["customer_id": "31mNprzLd2bKl6koVna68ARM"])
        #expect(created.warnings.map(\.field) == ["customer_id"])
        #expect(created.warnings.map(\.kind) == [.echoDiffers])
        let updated = try await perform(
            UpdateCustomer(customer: "1001", customerUpdate()), answering: DocumentedPeople.updatedCustomer)
        #expect(updated.outcome == .applied)
        #expect(updated.warnings.map(\.field) == ["customer_id"])
    }

    @Test("An update may begin with the customer as it was answered, but for a verification that others may go on with")
    func keeping() async throws {
        let receipt = try await perform(CreateCustomer(newCustomer()), answering: DocumentedPeople.createdCustomer)
        let customer = try #require(receipt.answer(as: Customer.self))
        #expect(customer.verificationStatus == .verified)
        var expected = try customerUpdate()
        expected.verificationStatus = nil
        #expect(CustomerUpdate(keeping: customer) == expected)
    }

    @Test("An update that begins with a customer that was read does not send back a status that is stale by now")
    func staleStatus() async throws {
        let answer = DocumentedPeople.createdCustomer.replacing("\"verified\"", with: "\"unverified\"")
        let receipt = try await perform(CreateCustomer(newCustomer()), answering: answer)
        let customer = try #require(receipt.answer(as: Customer.self))
        #expect(customer.verificationStatus == .unverified)
        var update = CustomerUpdate(keeping: customer)
        update.email = "new@example.com"
        let (_, body) = try await request(of: UpdateCustomer(customer: "1001", update))
        #expect(!body.contains("verification_status"))
        #expect(body.contains("new@example.com"))
    }

    private func expectNothingLost<Value: Codable & Equatable>(
        of text: String, in value: Value, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let written = try ExactJSONEncoder().value(of: value)
        #expect(written.text() == (try compact(text)), sourceLocation: sourceLocation)
        #expect(try ExactJSONDecoder().decode(Value.self, from: written) == value, sourceLocation: sourceLocation)
    }
}
