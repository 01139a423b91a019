import Canopy
import ExactJSON
import Servicing
import TestSupport
import Testing

@Suite("A customer or beneficial owner that differs from the document")
struct PeopleLeniencyTests {
    private func customer(_ body: JSONValue) async throws -> Receipt {
        try await perform(UpdateCustomer(customer: "1001", customerUpdate()), answering: body.text())
    }

    private func unreadable(_ receipt: Receipt) -> [String] {
        receipt.warnings.filter { $0.kind == .unreadableField }.map(\.field)
    }

    @Test("may have numbers for texts, which are read as their digits")
    func numbers() async throws {
        let original = try JSONValue(parsing: DocumentedPeople.updatedCustomer)
        let receipt = try await customer(original.mappingLeaves { _, _ in 1_001 })
        let customer = try #require(receipt.answer(as: Customer.self))
        #expect(unreadable(receipt) == [])
        #expect(customer.customerID == "1001")
        #expect(customer.ssn?.revealed == "1001")
        #expect(customer.address.zip?.revealed == "1001")
        #expect(customer.businessDetails?.controller?.passport?.number?.revealed == "1001")
        let owners = try JSONValue(parsing: DocumentedPeople.owners).mappingLeaves { _, _ in 7 }
        let list = try await perform(ListBeneficialOwners(customer: "C1"), answering: owners.text())
        #expect(list.warnings == [])
        #expect(list.answer(as: CanopyList<BeneficialOwner>.self)?.first?.beneficialOwnerID == "7")
    }

    @Test("may have null for every leaf but an id, and for every object")
    func nulls() async throws {
        let original = try JSONValue(parsing: DocumentedPeople.updatedCustomer)
        let leaves = original.mappingLeaves { path, value in path.name == "customer_id" ? value : .null }
        #expect(unreadable(try await customer(leaves)) == [])
        let objects = try await customer(["customer_id": 1001, "passport": .null, "business_details": .null])
        #expect(unreadable(objects) == [])
        #expect(objects.answer(as: Customer.self)?.customerID == "1001")
    }

    @Test("loses one leaf of another kind, says which, and keeps all others")
    func otherKinds() async throws {
        let original = try JSONValue(parsing: DocumentedPeople.updatedCustomer)
        let leaves = original.leaves()
        for leaf in leaves {
            let spoiled = original.mappingLeaves { path, value in path == leaf.path ? [["unexpected"]] : value }
            let receipt = try await customer(spoiled)
            #expect(receipt.outcome == .applied)
            #expect(unreadable(receipt) == [leaf.path.description])
            let written = try ExactJSONEncoder().value(of: #require(receipt.answer(as: Customer.self)))
            #expect(written.leaves().count == leaves.count - 1)
        }
    }

    @Test("may have values that no document lists, which survive")
    func unknownValues() async throws {
        let original = try JSONValue(parsing: DocumentedPeople.updatedCustomer)
        let receipt = try await customer(original.mappingLeaves { _, _ in "NEW" })
        let customer = try #require(receipt.answer(as: Customer.self))
        #expect(customer.customerType?.rawValue == "NEW")
        #expect(customer.verificationStatus?.rawValue == "NEW")
        #expect(customer.businessDetails?.businessType?.rawValue == "NEW")
        #expect(customer.address.countryCode?.revealed == "NEW")
        #expect(
            receipt.warnings.filter { $0.kind == .unknownValue }.map(\.field) == [
                "customer_type", "verification_status", "business_details.business_type",
            ])
    }

    @Test("may have the further fields of the newer document, its booleans as texts among them")
    func newerFields() async throws {
        let receipt = try await customer([
            "customer_id": "1001", "is_active": "false", "is_borrower_portal_user": "True",
            "created_at": "2017-06-20T09:12:14+00:00", "customer_balances": ["total_balance_cents": 300_000],
            "metro2_config": ["bloom_metadata": ["account_designations": .null]], "later_field": [1],
        ])
        let customer = try #require(receipt.answer(as: Customer.self))
        #expect(unreadable(receipt) == [])
        #expect(customer.isActive == false)
        #expect(customer.isBorrowerPortalUser == true)
        #expect(customer.customerBalances?.totalBalanceCents == 300_000)
        #expect(customer.metro2Config != nil)
        let raw = try JSONValue(parsing: try #require(receipt.exchange).answerBytes)
        #expect(raw["later_field"]?[0] == 1)
    }
}
