import Finosu
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Finosu")
struct FinosuTests {
    static let documentedAnswer = """
        {
          "id": "CUST-12345",
          "loansUpdated": 3,
          "stopServicingReason": "PAID_OFF",
          "cancelledScheduledPayments": 9,
          "cancelledCallSchedules": 3,
          "cancelledEmailSchedules": 3,
          "cancelledSmsSchedules": 3,
          "cancelledCalls": 15,
          "cancelledEmails": 6,
          "cancelledSms": 9
        }
        """

    private func servicer(_ transport: ScriptedTransport) throws -> FinosuServicer {
        try FinosuServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://api.example.com"), retry: .off), apiKey: "key",
            transport: transport)
    }

    @Test("sends the documented request")
    func request() async throws {
        let transport = ScriptedTransport(200, Self.documentedAnswer)
        _ = try await servicer(transport).cancelServicing(of: "CUST-12345", reason: .paidOff)
        let request = try #require(transport.sent.first)
        #expect(request.method == .post)
        #expect(request.target == "/customers/CUST-12345/cancel-servicing")
        #expect(request.headers["X-API-Key"] == "key")
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(request.body == Array(#"{"reason":"PAID_OFF"}"#.utf8))
    }

    @Test("sends no body where no reason is given, since the body is optional")
    func noBody() async throws {
        let transport = ScriptedTransport(200, Self.documentedAnswer)
        _ = try await servicer(transport).cancelServicing(of: "CUST-12345")
        #expect(transport.sent.first?.body == [])
        #expect(transport.sent.first?.headers["Content-Type"] == nil)
    }

    @Test("reads every count of the documented answer")
    func answer() async throws {
        let receipt = try await servicer(ScriptedTransport(200, Self.documentedAnswer))
            .cancelServicing(of: "CUST-12345", reason: .paidOff)
        let answer = try #require(receipt.answer(as: CancelServicing.Answer.self))
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings.isEmpty)
        #expect(answer.id == "CUST-12345")
        #expect(answer.loansUpdated == 3)
        #expect(answer.stopServicingReason == .paidOff)
        #expect(answer.cancelledScheduledPayments == 9)
        #expect(answer.cancelledCallSchedules == 3)
        #expect(answer.cancelledEmailSchedules == 3)
        #expect(answer.cancelledSmsSchedules == 3)
        #expect(answer.cancelledCalls == 15)
        #expect(answer.cancelledEmails == 6)
        #expect(answer.cancelledSms == 9)
    }

    @Test("has the 21 reasons of the document's options, and sends each", arguments: StopServicingReason.documented)
    func reasons(reason: StopServicingReason) async throws {
        #expect(Set(StopServicingReason.documented).count == 21)
        let transport = ScriptedTransport(
            200, #"{"id":"C","loansUpdated":1,"stopServicingReason":"\#(reason.rawValue)"}"#)
        let receipt = try await servicer(transport).cancelServicing(of: "C", reason: reason)
        #expect(transport.sent.first?.body == Array(#"{"reason":"\#(reason.rawValue)"}"#.utf8))
        #expect(!receipt.warnings.contains { $0.kind == .echoDiffers })
    }

    @Test(
        "refuses a reason that the document does not list, before anything is sent", arguments: ["", "paid_off", "X"])
    func undocumentedReason(reason: String) async throws {
        let transport = ScriptedTransport(200, Self.documentedAnswer)
        let finosu = try servicer(transport)
        let error = await failure { () async throws(ServicingError) in
            try await finosu.cancelServicing(of: "C", reason: StopServicingReason(rawValue: reason))
        }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.effect == .notSent)
        #expect(error?.problems.first?.field == "reason")
        #expect(error?.problems.first?.allowed.contains("'PAID_OFF'") == true)
        #expect(transport.sent.isEmpty)
    }

    @Test("is already applied where no loan was updated, with its evidence")
    func alreadyApplied() async throws {
        let receipt = try await servicer(
            ScriptedTransport(200, #"{"id":"C","loansUpdated":0,"stopServicingReason":"API_REQUEST"}"#)
        ).cancelServicing(of: "C")
        #expect(receipt.outcome == .alreadyApplied)
        #expect(receipt.evidence.first?.fact == "loansUpdated is 0")
    }

    @Test("warns where the answer is for another customer or reason, and stays applied")
    func echo() async throws {
        let receipt = try await servicer(ScriptedTransport(200, Self.documentedAnswer))
            .cancelServicing(of: "OTHER", reason: .duplicate)
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings.map(\.field) == ["id", "stopServicingReason"])
    }

    @Test(
        "reads numbers for ids, nulls, unknown reasons and further fields, and says what is missing",
        arguments: [
            #"{"id":7,"loansUpdated":1,"stopServicingReason":"NEW_ONE","cancelledCalls":null,"extra":{"a":[1]}}"#,
            #"{"loansUpdated":1.0,"id":7,"stopServicingReason":"NEW_ONE","cancelledSms":"many"}"#,
        ])
    func liberal(body: String) async throws {
        let receipt = try await servicer(ScriptedTransport(200, body)).cancelServicing(of: "7")
        let answer = try #require(receipt.answer(as: CancelServicing.Answer.self))
        #expect(receipt.outcome == .applied)
        #expect(answer.id == "7")
        #expect(answer.stopServicingReason?.rawValue == "NEW_ONE")
        #expect(receipt.warnings.contains { $0.field == "cancelledEmails" && $0.kind == .echoMissing })
    }

    @Test(
        "can't tell what became of it where nothing that is documented can be read",
        arguments: [#"{"loansUpdated":"three"}"#, #"{"cancelledSms":1}"#, #"{"id":"C","loansUpdated":-1}"#, "[1]"])
    func unreadable(body: String) async throws {
        let finosu = try servicer(ScriptedTransport(200, body))
        let error = await failure { () async throws(ServicingError) in try await finosu.cancelServicing(of: "C") }
        #expect(error?.kind == .malformedResponse)
        #expect(error?.effect == .mayHaveApplied)
        #expect(error?.exchange?.answerBytes == Array(body.utf8))
    }

    @Test(
        "is applied, with a warning, where the number of loans alone can't be read",
        arguments: [
            #"{"id":"C","loansUpdated":null}"#, #"{"id":"C","loansUpdated":"three"}"#,
            #"{"id":"C","loansUpdated":1e99}"#,
        ])
    func missingCount(body: String) async throws {
        let receipt = try await servicer(ScriptedTransport(200, body)).cancelServicing(of: "C")
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings.contains { $0.field == "loansUpdated" })
    }

    @Test("does not take an empty key")
    func emptyKey() {
        #expect(throws: ServicingError.self) {
            try FinosuServicer(
                settings: ServicerSettings(baseURL: BaseURL("https://api.example.com"), retry: .off), apiKey: "",
                transport: ScriptedTransport(200))
        }
    }

    @Test("plans its scope, its side effects and the date that it can't take")
    func plan() throws {
        let gateway = try Gateway([servicer(ScriptedTransport(200))])
        let instruction = StopServicing(customer: "C", reason: .bankruptcy, effectiveOn: .now)
        #expect {
            try gateway.plan(instruction, at: "finosu")
        } throws: { error in
            let error = error as? ServicingError
            return error?.kind == .unsupported && error?.problems.map(\.field) == ["effective_on"]
        }
        let plan = try gateway.plan(instruction, at: "finosu", options: PlanOptions(accepting: ["effective_on"]))
        #expect(plan.scope == "all loans of customer C")
        #expect(plan.sideEffects.contains { $0.contains("scheduled payments") })
        #expect(plan.request.body == #"{"reason":"BANKRUPTCY"}"#)
        #expect(plan.fields.contains { $0.field == "effective_on" && $0.grade == .notExpressible })
    }

    @Test("does not stop a whole customer for the sake of one loan unless that is accepted")
    func scope() throws {
        let gateway = try Gateway([servicer(ScriptedTransport(200))])
        let instruction = WindDown(.init(customer: "C", loan: "L"), reason: .deceased)
        #expect(throws: ServicingError.self) { try gateway.plan(instruction, at: "finosu") }
        #expect(throws: Never.self) {
            try gateway.plan(instruction, at: "finosu", options: PlanOptions(accepting: ["loan"]))
        }
        #expect {
            try gateway.plan(WindDown(.loan("L"), reason: .deceased), at: "finosu")
        } throws: { error in
            (error as? ServicingError)?.problems.map(\.field) == ["customer"]
        }
    }
}
