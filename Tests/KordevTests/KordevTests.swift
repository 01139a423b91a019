import ExactJSON
import Kordev
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Kordev")
struct KordevTests {
    private func servicer(
        _ transport: ScriptedTransport, credential: Credential = .none
    ) throws -> KordevServicer {
        try KordevServicer(
            settings: ServicerSettings(baseURL: BaseURL(KordevServicer.sandboxURL), retry: .off),
            credential: credential,
            transport: transport)
    }

    private static let answer = """
        {"effective_date":"2020-01-01T10:15:20.123456-05:00","id":null,"kordev_id":3617888273932,"loan_id":"LOAN-2001",
        "request_id":"req-1"}
        """

    @Test("sends the three fields side by side, an empty cancellation where nothing is given, and no query")
    func request() async throws {
        let transport = ScriptedTransport(200, Self.answer)
        let date = try Timestamp("2020-01-01T10:15:20-05:00")
        _ = try await servicer(transport).cancelLoan(
            CancelBorrowerLoan(borrower: "BRW/1", loan: "LOAN-2001", occurredOn: date, requestID: "req-1"))
        let request = try #require(transport.sent.first)
        #expect(request.method == .post)
        #expect(request.target == "/v1/borrowers/BRW%2F1/loans/LOAN-2001/cancel")
        #expect(
            request.body
                == Array(
                    #"{"loan_cancellation":{},"occurred_on":"2020-01-01T10:15:20-05:00","request_id":"req-1"}"#.utf8))
        #expect(request.headers["Authorization"] == nil)
    }

    @Test("says that it is a migration only where it is one")
    func migration() async throws {
        let transport = ScriptedTransport(200, Self.answer)
        let date = try Timestamp("2020-01-01T10:15:20.123456-05:00")
        let receipt = try await servicer(transport).cancelLoan(
            CancelBorrowerLoan(
                borrower: "B", loan: "LOAN-2001", occurredOn: date, requestID: "req-1", isMigration: true))
        #expect(transport.sent.first?.target.hasSuffix("/cancel?is_migration=true") == true)
        #expect(receipt.warnings.isEmpty)
        #expect(receipt.effectiveAt?.offsetMinutes == -300)
    }

    @Test("refuses a migration without a date before anything is sent")
    func migrationWithoutDate() async throws {
        let transport = ScriptedTransport(200, Self.answer)
        let kordev = try servicer(transport)
        let error = await failure { () async throws(ServicingError) in
            try await kordev.cancelLoan(CancelBorrowerLoan(borrower: "B", loan: "L", isMigration: true))
        }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.effect == .notSent)
        #expect(error?.problems.map(\.field) == ["occurred_on"])
        #expect(transport.sent.isEmpty)
    }

    @Test("sends what is given of a cancellation, further attributes too, and masks its reason where it is shown")
    func cancellation() async throws {
        let transport = ScriptedTransport(200, Self.answer)
        let kordev = try servicer(transport)
        let call = CancelBorrowerLoan(
            borrower: "B", loan: "L",
            loanCancellation: LoanCancellation(id: "c-1", reason: "Miriam asked", others: ["channel": "phone"]))
        _ = try await kordev.cancelLoan(call)
        #expect(
            transport.sent.first?.body
                == Array(#"{"loan_cancellation":{"id":"c-1","reason":"Miriam asked","channel":"phone"}}"#.utf8))
        let plan = try kordev.plan(call)
        #expect(!"\(plan)".contains("Miriam"))
        #expect(!"\(plan)".contains("phone"), "nothing is known of what further attributes hold")
        #expect("\(plan)".contains("c-1"))
        #expect(plan.request.body?.contains("Miriam") == true)
        let stored = try ExactJSONDecoder().decode(CancelBorrowerLoan.self, from: plan.instruction)
        #expect(stored == call)
    }

    @Test("reads the answer, a null id and an id beyond 32 bits")
    func answer() async throws {
        let receipt = try await servicer(ScriptedTransport(200, Self.answer)).cancelLoan(
            CancelBorrowerLoan(borrower: "B", loan: "LOAN-2001", requestID: "req-1"))
        let answer = try #require(receipt.answer(as: CancelBorrowerLoan.Answer.self))
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings.isEmpty)
        #expect(answer.id == nil)
        #expect(answer.kordevID?.int == 3_617_888_273_932)
        #expect(answer.effectiveDate?.nanoseconds == 123_456_000)
        #expect(receipt.references == ["kordev_id": "3617888273932", "loan_id": "LOAN-2001"])
    }

    @Test("keeps an id beyond 64 bits")
    func hugeID() async throws {
        let receipt = try await servicer(
            ScriptedTransport(200, #"{"loan_id":2001,"kordev_id":100000000000000000000}"#)
        ).cancelLoan(CancelBorrowerLoan(borrower: "B", loan: "2001"))
        #expect(receipt.references["kordev_id"] == "100000000000000000000")
        #expect(receipt.warnings.isEmpty)
    }

    @Test("warns where the request's mark or the loan comes back as another")
    func echo() async throws {
        let receipt = try await servicer(ScriptedTransport(200, Self.answer)).cancelLoan(
            CancelBorrowerLoan(borrower: "B", loan: "LOAN-9", requestID: "req-2"))
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings.map(\.field) == ["loan_id", "request_id"])
    }

    @Test(
        "reads code, context, error and status of each documented error",
        arguments: [
            (400, ServicingError.Kind.invalidRequest), (404, .notFound), (409, .conflict), (500, .providerFailure),
        ])
    func errors(status: Int, kind: ServicingError.Kind) async throws {
        let body = #"{"code":42,"context":{"loan_id":"L"},"error":"loan is gone","status":"Some Status"}"#
        let kordev = try servicer(ScriptedTransport(status, body))
        let error = await failure { () async throws(ServicingError) in
            try await kordev.cancelLoan(CancelBorrowerLoan(borrower: "B", loan: "L"))
        }
        #expect(error?.kind == kind)
        #expect(error?.effect == (status == 500 ? .mayHaveApplied : .refused))
        #expect(error?.complaint?.code == "42")
        #expect(error?.complaint?.message == "loan is gone")
        #expect(error?.complaint?.status == "Some Status")
        #expect(error?.complaint?.context == ["loan_id": "L"])
    }

    @Test("takes a conflict for done only after an attempt of the same cancel whose outcome is unknown")
    func conflict() async throws {
        let kordev = try servicer(
            ScriptedTransport { number, _ throws(TransportError) in HTTPResponse(status: number == 1 ? 500 : 409) })
        let call = CancelBorrowerLoan(borrower: "B", loan: "L")
        let first = await failure { () async throws(ServicingError) in try await kordev.cancelLoan(call) }
        let alone = await failure { () async throws(ServicingError) in try await kordev.cancelLoan(call) }
        #expect(alone?.kind == .conflict)
        let receipt = try await kordev.cancelLoan(call, options: PlanOptions(following: first?.receipt))
        #expect(receipt.outcome == .alreadyApplied)
        #expect(receipt.evidence.first?.reasoning.contains("inferred") == true)
    }

    @Test("marks the date of a unified cancel as approximate, since Kordev acts when it handles the request")
    func plan() throws {
        let gateway = try Gateway([servicer(ScriptedTransport(200))])
        let instruction = CancelLoan(borrower: "B", loan: "L", effectiveOn: .now, requestID: "r")
        #expect(throws: ServicingError.self) { try gateway.plan(instruction, at: "kordev") }
        let plan = try gateway.plan(instruction, at: "kordev", options: PlanOptions(accepting: ["effective_on"]))
        #expect(plan.fields.first { $0.field == "effective_on" }?.grade == .approximate)
        #expect(plan.request.resource == "/v1/borrowers/B/loans/L/cancel")
    }

    @Test("sends whichever credential the caller chooses")
    func credentials() async throws {
        let transport = ScriptedTransport(200, Self.answer)
        let call = CancelBorrowerLoan(borrower: "B", loan: "L")
        _ = try await servicer(transport, credential: .bearer("t")).cancelLoan(call)
        _ = try await servicer(transport, credential: .header(name: "X-Kordev", value: "k")).cancelLoan(call)
        #expect(transport.sent[0].headers["Authorization"] == "Bearer t")
        #expect(transport.sent[1].headers["X-Kordev"] == "k")
    }
}
