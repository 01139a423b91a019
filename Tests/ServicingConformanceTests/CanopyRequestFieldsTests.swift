import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

/// Adapter and mock are each written from the documents on their own: a field that the one sends and the other does not
/// know shows that one of them has misread a name.
@Suite("The fields of Canopy's requests, the adapter against the mock")
struct CanopyRequestFieldsTests {
    private func decoded<Value: Decodable>(_ text: String) throws -> Value {
        try ExactJSONDecoder().decode(Value.self, from: Array(text.utf8))
    }

    @Test("All thirteen operations send their every field under a name that the mock knows")
    func everyOperation() async throws {
        let world = MockWorld()
        let canopy = try CanopyServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example")),
            credential: .bearer("demo-access-token"), transport: MockTransport(handler: world))
        let customer: CustomerID = "31mNprzLd2bKl6koVna68ARM"
        _ = try await canopy.apiUsers()
        _ = try await canopy.apiUserSummary()
        _ = try await canopy.inviteAPIUser(try decoded(documentedInvitation))
        _ = try await canopy.register(try decoded(documentedRegistration))
        _ = try await canopy.createProduct(try decoded(documentedNewProduct))
        _ = try await canopy.createCustomer(try decoded(DocumentedPeople.newCustomer))
        _ = try await canopy.updateCustomer("0x1234", to: try decoded(DocumentedPeople.customerUpdate))
        _ = try await canopy.createBeneficialOwner(try decoded(DocumentedPeople.newOwner), of: customer)
        _ = try await canopy.beneficialOwners(of: customer)
        var account: NewAccount = try decoded(completeNewAccount)
        account.accountID = "ACC-1"
        account.productID = "95fea111-d121-40f8-9e8e-a6c335e48a45"
        account.assignCustomers?[0].customerID = customer
        _ = try await canopy.createAccount(account)
        _ = try await canopy.updateStatus(of: "ACC-1", to: .suspended, substatus: .fraud)
        for try await _ in canopy.products(limit: 1) {}
        for try await _ in canopy.customerAccounts(limit: 1, search: "trevino") {}

        let entries = world.journal.entries
        #expect(Set(entries.map(\.operation)).count == 13)
        for entry in entries {
            #expect(entry.response.status == 200, "\(entry.operation ?? "")")
            #expect(entry.ignoredFields == [], "\(entry.operation ?? "")")
        }
    }
}
