import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Beneficial owners")
struct BeneficialOwnerTests {
    private func create() throws -> CreateBeneficialOwner { CreateBeneficialOwner(customer: "C1", try newOwner()) }

    private func fields(changing change: (inout NewBeneficialOwner) -> Void) throws -> [String] {
        var owner = try newOwner()
        change(&owner)
        return try CanopyTests.fields(of: CreateBeneficialOwner(customer: "C1", owner))
    }

    @Test("are none where the list is null or empty, and null elements are dropped")
    func nulls() async throws {
        for (body, count) in [("null", 0), ("[]", 0), ("[null]", 0), (#"[null,{"beneficial_owner_id":1},null]"#, 1)] {
            let (owners, receipt) = try await canopy(ScriptedTransport(200, body)).beneficialOwners(of: "C1")
            #expect(owners.count == count)
            #expect(receipt.warnings == [])
            #expect(receipt.answer(as: CanopyList<BeneficialOwner>.self) == owners)
        }
    }

    @Test(
        "can't be told where the answer is no list of them, which is not passed for a short one",
        arguments: ["", "{}", #"{"results":[]}"#, #""none""#, #"[{"beneficial_owner_id":1},"x"]"#, "[[]]"])
    func unreadable(body: String) async throws {
        let error = try await performFails(ListBeneficialOwners(customer: "C1"), answering: body)
        #expect(error?.kind == .malformedResponse)
        #expect(error?.effect == .refused)
    }

    @Test("are not found in the document's words, which speak of a payment processor")
    func notFound() async throws {
        for operation: any NativeOperation in [try create(), ListBeneficialOwners(customer: "C1")] {
            let error = try await performFails(
                operation, answering: #"{"error":{"message":"Payment Processor not found"}}"#, status: 404)
            #expect(error?.kind == .notFound)
            #expect(error?.effect == .refused)
            #expect(error?.message.contains("Payment Processor not found") == true)
        }
    }

    @Test("are refused by a 422, although the document has none here")
    func undocumentedRefusal() async throws {
        let error = try await performFails(
            create(), answering: #"{"error":{"details":[{"field":"ssn","message":"is invalid"}]}}"#, status: 422)
        #expect(error?.kind == .ruleViolation)
        #expect(error?.effect == .refused)
        #expect(error?.complaint?.details.map(\.field) == ["ssn"])
    }

    @Test("are applied without details where the answer is null, and say so")
    func nullAnswer() async throws {
        let receipt = try await perform(create(), answering: "null")
        #expect(receipt.outcome == .applied)
        #expect(receipt.details == nil)
        #expect(receipt.warnings.map(\.kind) == [.echoMissing])
    }

    @Test("may have been created where the answer was lost, and then their list tells")
    func lost() async throws {
        #expect(!CreateBeneficialOwner.contract.repeatability.isRepeatable)
        for (status, body) in [(500, ""), (200, "{}"), (200, "[]")] {
            let error = try await performFails(create(), answering: body, status: status)
            #expect(error?.effect == .mayHaveApplied)
            #expect(error?.receipt?.outcome == .unknown)
            #expect(error?.hint?.contains("GET /customers/C1/beneficial_owners") == true)
        }
    }

    @Test("have a status of their own, with values that are not a customer's, and may have none")
    func statuses() async throws {
        #expect(CertificationStatus.documented.map(\.rawValue) == ["uncertified", "certified"])
        #expect(
            try fields { $0.verificationStatus = CertificationStatus(rawValue: "unverified") } == [
                "verification_status"
            ])
        #expect(try fields { $0.verificationStatus = nil } == [])
        let body = #"[{"verification_status":null},{"verification_status":"certified"},{"verification_status":"new"}]"#
        let owners = try await canopy(ScriptedTransport(200, body)).beneficialOwners(of: "C1").owners
        #expect(owners.map(\.verificationStatus?.rawValue) == [nil, "certified", "new"])
    }

    @Test("are created unverified whatever is asked, which is planned and told")
    func certified() async throws {
        var owner = try newOwner()
        owner.verificationStatus = .certified
        let operation = CreateBeneficialOwner(customer: "C1", owner)
        let plan = try canopy(ScriptedTransport(200)).plan(operation)
        #expect(plan.scope == "new beneficial owner 0x1234 of customer C1")
        #expect(plan.sideEffects.first?.contains("unverified") == true)
        let warnings = try await perform(operation, answering: DocumentedPeople.createdOwner).warnings
        #expect(warnings.map(\.kind) == [.echoDiffers])
        #expect(warnings.map(\.field) == ["verification_status"])
    }

    @Test("are taken with the document's ssn, which is not the nine digits that it wants")
    func ssn() throws {
        #expect(try newOwner().ssn?.revealed == "000-00-0000")
        #expect(try fields { _ in } == [])
        #expect(try fields { $0.ssn = "0000" } == ["ssn"])
    }

    @Test("need an address and, where that is outside the US, a passport")
    func required() throws {
        let bare = try ExactJSONDecoder().decode(NewBeneficialOwner.self, from: JSONValue(parsing: "{}"))
        #expect(
            try CanopyTests.fields(of: CreateBeneficialOwner(customer: "can_1", bare)) == [
                "address_line_one", "address_city", "address_state", "address_zip",
            ])
        #expect(
            try fields {
                $0.address.countryCode = "JP"
                $0.passport = nil
            } == ["passport"])
    }

    @Test("have everything that is wrong listed at once, by its place on the wire")
    func allWrong() throws {
        let wrong = try JSONValue(parsing: DocumentedPeople.newOwner).mappingLeaves { path, _ in
            path.name == "beneficial_owner_id" ? "can_1" : "\u{1}"
        }
        let owner = try ExactJSONDecoder().decode(NewBeneficialOwner.self, from: wrong)
        let places = wrong.leaves().map(\.path.description) + ["customer_id"]
        #expect(Set(try CanopyTests.fields(of: CreateBeneficialOwner(customer: "", owner))) == Set(places))
    }

    @Test("are listed and created for a customer that Canopy itself named")
    func calls() async throws {
        let transport = ScriptedTransport(200, DocumentedPeople.createdOwner)
        _ = try await canopy(transport).createBeneficialOwner(newOwner(), of: "can_5/1")
        #expect(transport.lines == ["POST /customers/can_5%2F1/beneficial_owners"])
        #expect(!ListBeneficialOwners.contract.isWrite)
    }
}
