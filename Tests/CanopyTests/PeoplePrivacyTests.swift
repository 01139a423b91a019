import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Personal data that are sent and answered")
struct PeoplePrivacyTests {
    /// What may be seen where a request or an answer is printed. Whatever is not listed must stay hidden, so that a new
    /// field is hidden until someone decides otherwise.
    private static let visible: Set<String> = [
        "customer_id", "beneficial_owner_id", "account_id", "customer_type", "verification_status",
        "customer_account_role", "business_type", "business_classification_id", "website",
    ]
    /// Names of the business: no person's data to the model, and masked all the same in what is shown of an exchange.
    private static let businessNames: Set<String> = ["business_legal_name", "doing_business_as"]

    /// A document with a marker in every leaf that must stay hidden, which passes the checks where `isValid`.
    private static func marked(_ document: String, isValid: Bool) throws -> (value: JSONValue, markers: [String]) {
        var markers: [String] = []
        let value = try JSONValue(parsing: document).mappingLeaves { path, value in
            guard !visible.contains(path.name), !businessNames.contains(path.name) else { return value }
            let number = 10 + markers.count
            let marker = isValid ? valid(path.name, number) : "marker-\(number)-"
            markers.append(marker)
            return .string(marker)
        }
        return (value, markers)
    }

    /// A value that the checks take and that no other field has.
    private static func valid(_ name: String, _ number: Int) -> String {
        switch name {
        case "address_zip": "\(number)345-6789"
        case "address_country_code", "country": ["JP", "FR", "ZM", "QA"][number % 4]
        case "phone_number": "+141055500\(number)"
        case "ssn": "8765432\(number)"
        case "business_ein": "\(number)-7654321"
        case "email": "marker-\(number)-@example.com"
        case "date_of_birth": "19\(number)-06-20"
        default: "marker-\(number)-"
        }
    }

    private static func operations() throws -> [(operation: any NativeOperation, markers: [String])] {
        let customer = try marked(DocumentedPeople.newCustomer, isValid: true)
        let update = try marked(DocumentedPeople.customerUpdate, isValid: true)
        let owner = try marked(DocumentedPeople.newOwner, isValid: true)
        let decoder = ExactJSONDecoder()
        return [
            (CreateCustomer(try decoder.decode(NewCustomer.self, from: customer.value)), customer.markers),
            (
                UpdateCustomer(customer: "C1", try decoder.decode(CustomerUpdate.self, from: update.value)),
                update.markers
            ),
            (
                CreateBeneficialOwner(
                    customer: "C1", try decoder.decode(NewBeneficialOwner.self, from: owner.value)), owner.markers
            ),
        ]
    }

    /// Two letters are found in any text, so countries are looked for as JSON writes them.
    private func expectNone(
        of markers: [String], in texts: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for text in texts {
            let found = markers.filter { text.contains($0.count == 2 ? "\"\($0)\"" : $0) }
            #expect(found == [], sourceLocation: sourceLocation)
        }
    }

    private func dumped(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }

    @Test("are sent whole, and show in no description of an operation or its plan")
    func plans() async throws {
        for (operation, markers) in try Self.operations() {
            #expect(markers.count > 10)
            let transport = ScriptedTransport(200, "null")
            let servicer = try canopy(transport)
            let plan = try servicer.plan(operation)
            #expect(markers.allSatisfy { plan.request.body?.contains($0) == true })
            expectNone(
                of: markers, in: "\(operation)", String(reflecting: operation), dumped(operation), "\(plan)",
                String(reflecting: plan), dumped(plan))
            let receipt = try await servicer.perform(operation)
            expectNone(
                of: markers, in: "\(receipt)", dumped(receipt), "\(receipt.exchange as Any)", "\(receipt.instruction)")
        }
    }

    @Test("show in no error, neither one before anything is sent nor one made of an answer")
    func errors() async throws {
        for (operation, markers) in try Self.operations() {
            let answered = try await performFails(
                operation, answering: JSONValue.object(["message": .string(markers.joined(separator: " "))]).text(),
                status: 500)
            expectNone(of: markers, in: "\(answered as Any)", dumped(answered), "\(answered?.exchange as Any)")
            #expect(answered?.effect == .mayHaveApplied)
        }
        for (document, make) in Self.invalid {
            let (value, markers) = try Self.marked(document, isValid: false)
            let problems = try problems(of: make(value))
            #expect(!problems.isEmpty)
            expectNone(of: markers, in: "\(problems)", dumped(problems))
        }
    }

    private static let invalid: [(String, @Sendable (JSONValue) throws -> any NativeOperation)] = [
        (
            DocumentedPeople.newCustomer,
            { CreateCustomer(try ExactJSONDecoder().decode(NewCustomer.self, from: $0)) }
        ),
        (
            DocumentedPeople.customerUpdate,
            { UpdateCustomer(customer: "C1", try ExactJSONDecoder().decode(CustomerUpdate.self, from: $0)) }
        ),
        (
            DocumentedPeople.newOwner,
            { CreateBeneficialOwner(customer: "C1", try ExactJSONDecoder().decode(NewBeneficialOwner.self, from: $0)) }
        ),
    ]

    @Test("do not show where an answer or its receipt is printed")
    func answers() async throws {
        let customer = try Self.marked(DocumentedPeople.createdCustomer, isValid: false)
        let created = try await perform(CreateCustomer(newCustomer()), answering: customer.value.text())
        let owners = try Self.marked(DocumentedPeople.owners, isValid: false)
        let listed = try await perform(ListBeneficialOwners(customer: "C1"), answering: owners.value.text())
        for (receipt, markers) in [(created, customer.markers), (listed, owners.markers)] {
            let details = try #require(receipt.details)
            expectNone(
                of: markers, in: "\(receipt)", dumped(receipt), "\(details)", dumped(details),
                "\(receipt.exchange as Any)", try #require(receipt.exchange?.maskedAnswer).text())
            #expect("\(details)".contains("customerType") || "\(details)".contains("uncertified"))
        }
    }
}
