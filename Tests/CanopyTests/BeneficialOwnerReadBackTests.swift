import Canopy
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("A beneficial owner whose creation was lost")
struct BeneficialOwnerReadBackTests {
    private func reconcile(
        _ owner: NewBeneficialOwner, reading body: String, status: Int = 200
    ) async throws -> (result: Reconciliation, lines: [String]) {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            HTTPResponse(status: number == 1 ? 504 : status, body: number == 1 ? [] : Array(body.utf8))
        }
        let gateway = try Gateway([canopy(transport)])
        let operation = CreateBeneficialOwner(customer: "C1", owner)
        let error = await failure { () async throws(ServicingError) in
            try await gateway.perform(operation, at: "canopy")
        }
        let result = try await gateway.reconcile(#require(error?.receipt))
        return (result, Array(transport.lines.dropFirst()))
    }

    @Test("is there where the list of owners shows the chosen id")
    func there() async throws {
        let (result, lines) = try await reconcile(newOwner(), reading: DocumentedPeople.owners)
        guard case .inEffect(let receipt) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(receipt.outcome == .alreadyApplied)
        #expect(receipt.evidence.map(\.fact) == ["customer C1 has a beneficial owner 0x1234"])
        #expect(lines == ["GET /customers/C1/beneficial_owners"])
    }

    @Test(
        "is left open where the list does not show the id or is not found, and a note is written",
        arguments: [200, 404])
    func open(status: Int) async throws {
        for list in ["[]", "null", #"[{"beneficial_owner_id":"another"}]"#] {
            let note = try #require(try await reconcile(newOwner(), reading: list, status: status).result.supportNote)
            #expect(!note.text.contains("Trevino"))
            #expect(!note.text.contains("000-00-0000"))
        }
    }

    @Test("is left open where no id was chosen, and nothing is read")
    func unnamed() async throws {
        var owner = try newOwner()
        owner.beneficialOwnerID = nil
        let (result, lines) = try await reconcile(owner, reading: DocumentedPeople.owners)
        #expect(result.supportNote != nil)
        #expect(lines == [])
    }
}
