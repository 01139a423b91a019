import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("An evidence file")
struct EvidenceTests {
    private static func value(_ file: EvidenceFile) throws -> JSONValue { try JSONValue(parsing: file.json()) }

    @Test("of a receipt has what was asked, on which document, by which plan, and what came of it")
    func receipt() async throws {
        let time = TestTime()
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            HTTPResponse(status: number == 1 ? 503 : 200, body: Array(#"{"id":"x","ssn":"527918364"}"#.utf8))
        }
        let toys = try ToyServicer(transport, retry: .standard) { $0.time = time.time }
        let plan = try toys.plan(Wind(toy: "x"))
        let receipt = try await toys.execute(plan)
        let file = try Self.value(EvidenceFile(receipt, plan: plan))
        #expect(file["format"]?.string == "servicing-evidence/1")
        #expect(file["operation"]?.string == "wind")
        #expect(file["signature"]?.string == "PUT /toys/{id}")
        #expect(file["document"]?["sha256"]?.string == ToyDialect.document.sha256)
        #expect(file["instruction"]?["toy"]?.string == "x")
        #expect(file["plan"]?["digest"]?.string == plan.digest)
        #expect(file["outcome"]?.string == "applied")
        #expect(file["attempts"]?.number?.text == "2")
        #expect(file["tries"]?.array?.compactMap { $0["statusCode"]?.number?.text } == ["503", "200"])
        #expect(file["tries"]?.array?.compactMap { $0["elapsedMilliseconds"]?.number?.text } == ["0", "100"])
        #expect(file["transcript"]?.string?.contains("PUT /toys/x") == true)
        #expect(file["answer"]?["ssn"]?.string == RedactionRules.mask)
        #expect(file["startedAt"]?.string != nil && file["endedAt"]?.string != nil)
        #expect(file["error"] == nil)
    }

    @Test("of an error has its kind, effect and hint, and the instruction that it was about")
    func error() async throws {
        let failing = try ToyServicer(ScriptedTransport(502))
        let refusing = try ToyServicer(ScriptedTransport(404))
        let unknown = try #require(
            await failure { () async throws(ServicingError) in
                try await failing.perform(Buy(toy: "x"))
            })
        let file = try Self.value(EvidenceFile(unknown))
        #expect(file["outcome"]?.string == "unknown")
        #expect(file["error"]?["effect"]?.string == "mayHaveApplied")
        #expect(file["error"]?["hint"]?.string == unknown.hint)
        #expect(file["instruction"]?["toy"]?.string == "x")

        let refused = try #require(
            await failure { () async throws(ServicingError) in
                try await refusing.perform(Buy(toy: "x"))
            })
        let other = try Self.value(EvidenceFile(refused, of: Buy(toy: "x")))
        #expect(other["outcome"] == nil)
        #expect(other["error"]?["kind"]?.string == "notFound")
        #expect(other["error"]?["statusCode"]?.number?.text == "404")
        #expect(other["signature"]?.string == "POST /toys")
    }

    @Test("reads back as it was written")
    func roundTrip() async throws {
        let receipt = try await ToyServicer(ScriptedTransport(200, #"{"id":"x"}"#)).perform(Wind(toy: "x"))
        let file = EvidenceFile(receipt)
        #expect(try ExactJSONDecoder().decode(EvidenceFile.self, from: file.json()) == file)
    }
}
