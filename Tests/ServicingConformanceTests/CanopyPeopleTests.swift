import Canopy
import Servicing
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Canopy's customers and beneficial owners, the adapter against the mock")
struct CanopyPeopleTests {
    private let world = MockWorld()
    private let canopy: CanopyServicer

    init() throws {
        canopy = try CanopyServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example")),
            credential: .bearer("demo-access-token"), transport: MockTransport(handler: world))
    }

    private static let address = PostalAddress(
        lineOne: "1 Wellington St", city: "Ottawa", state: "ON", zip: "30301-1000", countryCode: "CA")
    private static let passport = Passport(number: "AB123456", country: "CA")

    private static let customer = NewCustomer(
        address: address, name: PersonName(first: "Ada", last: "Byron"), phoneNumber: "+16135550123",
        email: "ada@example.com", dateOfBirth: "1985-06-20", passport: passport, customerID: "people-1",
        customerType: .business, title: "CEO", ssn: "888888888",
        businessDetails: BusinessDetails(
            businessLegalName: "Engines Inc.", doingBusinessAs: "Engines", businessEIN: "12-3456789",
            businessType: .nonProfit, website: "https://example.com"))

    @Test("are created, changed and listed with every field that was sent")
    func life() async throws {
        let created = try await canopy.createCustomer(Self.customer)
        #expect(created.outcome == .applied)
        #expect(created.warnings == [])
        #expect(created.references == ["customer_id": "people-1"])
        let read = try #require(created.answer(as: Customer.self))
        #expect(read.address == Self.address)
        #expect(read.passport == Self.passport)
        #expect(read.verificationStatus == .unverified)
        #expect(read.businessDetails == Self.customer.businessDetails)

        var update = CustomerUpdate(keeping: read)
        update.email = "countess@example.com"
        let updated = try await canopy.updateCustomer("people-1", to: update)
        #expect(updated.warnings == [])
        #expect(updated.answer(as: Customer.self)?.email == "countess@example.com")
        #expect(updated.answer(as: Customer.self)?.passport == Self.passport)

        let owner = NewBeneficialOwner(
            address: Self.address, name: PersonName(first: "Ada"), passport: Self.passport,
            beneficialOwnerID: "owner-1", ssn: "000-00-0000", dateOfBirth: "2004-01-30")
        #expect(try await canopy.createBeneficialOwner(owner, of: "people-1").warnings == [])
        let owners = try await canopy.beneficialOwners(of: "people-1").owners
        #expect(owners.map(\.beneficialOwnerID) == ["owner-1"])
        #expect(owners.first?.verificationStatus == .uncertified)
        #expect(owners.first?.ssn == "000-00-0000")
        #expect(world.journal.entries.allSatisfy { $0.ignoredFields.isEmpty })
    }

    @Test("are refused where there is no such customer")
    func unknown() async throws {
        let error = await #expect(throws: ServicingError.self) { try await canopy.beneficialOwners(of: "nobody") }
        #expect(error?.kind == .notFound)
        let update = CustomerUpdate(address: Self.address)
        let second = await #expect(throws: ServicingError.self) {
            try await canopy.updateCustomer("nobody", to: update)
        }
        #expect(second?.kind == .notFound)
        #expect(second?.effect == .refused)
    }
}
