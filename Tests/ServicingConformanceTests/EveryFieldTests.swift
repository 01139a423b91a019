import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

/// Every personal or secret member of every request that has a body of Canopy's, with a marker in it.
@Suite("What is printed of a whole request holds no personal datum of it")
struct EveryFieldTests {
    struct Body: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let operation: @Sendable ([UInt8]) throws -> any NativeOperation
        var testDescription: String { name }

        init<Value: Decodable & Sendable>(
            _ name: String, _ text: String, _: Value.Type,
            _ operation: @escaping @Sendable (Value) -> any NativeOperation
        ) {
            self.name = name
            self.text = text
            self.operation = { operation(try ExactJSONDecoder().decode(Value.self, from: $0)) }
        }
    }

    private static let bodies: [Body] = [
        Body("invite-api-user", documentedInvitation, APIUserInvitation.self) { InviteAPIUser($0) },
        Body("register", documentedRegistration, Registration.self) { Register($0) },
        Body("create-product", documentedNewProduct, NewProduct.self) { CreateProduct($0) },
        Body("create-customer", DocumentedPeople.newCustomer, NewCustomer.self) { CreateCustomer($0) },
        Body("update-customer", DocumentedPeople.customerUpdate, CustomerUpdate.self) {
            UpdateCustomer(customer: "C-1", $0)
        },
        Body("create-beneficial-owner", DocumentedPeople.newOwner, NewBeneficialOwner.self) {
            CreateBeneficialOwner(customer: "C-1", $0)
        },
        Body("create-account", completeNewAccount, NewAccount.self) { CreateAccount($0) },
    ]

    @Test("however the call ends, and though the provider repeats all of it", arguments: bodies)
    func everyField(body: Body) async throws {
        var planted: Set<String> = []
        var unknown: Set<String> = []
        let request = PlantedMarkers.plant(
            in: try JSONValue(parsing: body.text), planted: &planted, unknown: &unknown)
        #expect(unknown.isEmpty, "a member that neither list of PlantedMarkers has")
        let markers = planted.sorted()
        if body.name != "create-product" { #expect(!markers.isEmpty) }

        // As it was sent; in a row of a list; and in the sentences of an error.
        let said = markers.joined(separator: " ")
        let sentences: JSONValue = ["message": .string(said), "details": [["message": .string(said)]]]
        var echo = JSONObject()
        if case .object(let object) = request { echo = object }
        echo["results"] = [request]
        echo["error"] = sentences
        echo["message"] = .string(said)
        let secret = "Kq8otherSecret1Zy"
        let probe = MarkerProbe(
            operation: try body.operation(Array(request.text().utf8)),
            servicer: { settings, transport in
                try CanopyServicer(settings: settings, credential: .bearer(Secret(secret)), transport: transport)
            }, echo: JSONValue.object(echo).text(), secret: secret)
        for status in MarkerProbe.statuses {
            let found = try await probe.found(markers + [secret], after: status)
            #expect(found.isEmpty)
        }
    }

    @Test("no marker is a part of what is printed anyway")
    func markersAreRare() {
        let values = PlantedMarkers.byMember.values
        #expect(Set(values).count == values.count && values.allSatisfy { $0.count >= 8 })
        #expect(Set(PlantedMarkers.byMember.keys).isDisjoint(with: PlantedMarkers.harmless))
        #expect(PlantedMarkers.unmarked.isDisjoint(with: PlantedMarkers.harmless))
    }
}
