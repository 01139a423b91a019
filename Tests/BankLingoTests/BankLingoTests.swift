import BankLingo
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("BankLingo")
struct BankLingoTests {
    private func servicer(
        _ transport: ScriptedTransport, envelope: CommandEnvelope = .flat
    ) throws -> BankLingoServicer {
        try BankLingoServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://api.example.com"), retry: .off),
            credential: .bearer("token"),
            tenant: "acme", envelope: envelope, transport: transport)
    }

    private func call() throws -> InitiateLoanPayOff {
        InitiateLoanPayOff(
            loan: "LN-12345", payOffDate: try Timestamp("2026-12-01T00:00:00.000Z"), paymentAccount: "ACC-67890",
            includesPrepaymentPenalty: true, notes: "Early pay-off requested by customer")
    }

    private static let fields =
        #"{"loanId":"LN-12345","payOffDate":"2026-12-01T00:00:00.000Z","paymentAccountId":"ACC-67890","#
        + #""includePrepaymentPenalty":true,"notes":"Early pay-off requested by customer"}"#

    private static let answer = """
        {"success":true,"message":"Loan pay-off initiated successfully","data":{"transactionId":"T-1",
        "loanId":"LN-12345","payOffAmount":10000.10,"principalAmount":"9900.00","interestAmount":100.10,
        "penaltyAmount":0.30,"totalPayOffAmount":123456789012345678901234567890123456789012.40,
        "payOffDate":"2026-12-01T01:00:00+01:00","status":"PENDING"}}
        """

    @Test(
        "sends the documented flat body by default, and either envelope where it is configured",
        arguments: [
            (CommandEnvelope.flat, fields),
            (.cmd, #"{"cmd":"InitiateLoanPayOffCommand","data":"# + fields + "}"),
            (.commandName, #"{"commandName":"InitiateLoanPayOffCommand","data":"# + fields + "}"),
        ])
    func envelopes(envelope: CommandEnvelope, body: String) async throws {
        let transport = ScriptedTransport(200, Self.answer)
        _ = try await servicer(transport, envelope: envelope).initiatePayOff(call())
        let request = try #require(transport.sent.first)
        #expect(request.method == .post)
        #expect(request.target == "/api/bpm/cmd")
        #expect(request.headers["Authorization"] == "Bearer token")
        #expect(request.headers["X-Tenant-ID"] == "acme")
        #expect(request.body == Array(body.utf8))
    }

    @Test("leaves out what is not given")
    func optionalFields() async throws {
        let transport = ScriptedTransport(200, Self.answer)
        var call = try call()
        call.includesPrepaymentPenalty = nil
        call.notes = nil
        _ = try await servicer(transport).initiatePayOff(call)
        #expect(
            transport.sent.first?.body
                == Array(
                    #"{"loanId":"LN-12345","payOffDate":"2026-12-01T00:00:00.000Z","paymentAccountId":"ACC-67890"}"#
                        .utf8))
    }

    @Test("is accepted, never applied, and keeps every digit of its amounts")
    func answer() async throws {
        let receipt = try await servicer(ScriptedTransport(200, Self.answer)).initiatePayOff(call())
        let answer = try #require(receipt.answer(as: InitiateLoanPayOff.Answer.self))
        #expect(receipt.outcome == .accepted)
        #expect(receipt.warnings.isEmpty, "the same instant in another offset is the same date")
        #expect(answer.payOffAmount?.description == "10000.10")
        #expect(answer.principalAmount == Money("9900"))
        #expect(answer.interestAmount?.cents == 10_010)
        #expect(answer.penaltyAmount?.cents == 30)
        #expect(answer.totalPayOffAmount?.description == "123456789012345678901234567890123456789012.40")
        #expect(answer.status == "PENDING")
        #expect(receipt.references == ["transactionId": "T-1", "loanId": "LN-12345"])
    }

    @Test("reads field errors of a 400, none of a 404, and texts of a 422")
    func errors() async throws {
        let bodies: [(Int, ServicingError.Kind, String, [ProviderComplaint.Detail])] = [
            (
                400, .invalidRequest,
                #"{"success":false,"message":"Invalid request parameters","errors":[{"field":"loanId","message":"bad"}]}"#,
                [.init(field: "loanId", message: "bad")]
            ),
            (404, .notFound, #"{"success":false,"message":"Loan not found"}"#, []),
            (
                422, .ruleViolation,
                #"{"success":false,"message":"Loan pay-off validation failed","errors":["Insufficient funds in payment account","Loan has pending transactions"]}"#,
                [
                    .init(message: "Insufficient funds in payment account"),
                    .init(message: "Loan has pending transactions"),
                ]
            ),
        ]
        for (status, kind, body, details) in bodies {
            let bank = try servicer(ScriptedTransport(status, body))
            let call = try call()
            let error = await failure { () async throws(ServicingError) in try await bank.initiatePayOff(call) }
            #expect(error?.kind == kind)
            #expect(error?.effect == .refused)
            #expect(error?.complaint?.details == details)
        }
    }

    @Test(
        "is refused by a 200 that says no, in any of the vendor's words",
        arguments: [
            #"{"success":false,"message":"no"}"#, #"{"success":"False"}"#, #"{"ok":false,"data":{"loanId":"L"}}"#,
            #"{"IsSuccessful":false}"#, #"{"error":"no"}"#, #"{"error":{"code":7},"data":null}"#,
        ])
    func refusedInSuccess(body: String) async throws {
        let bank = try servicer(ScriptedTransport(200, body))
        let call = try call()
        let error = await failure { () async throws(ServicingError) in try await bank.initiatePayOff(call) }
        #expect(error?.kind == .ruleViolation)
        #expect(error?.effect == .refused)
    }

    @Test(
        "may have been applied by a 200 that can't be understood",
        arguments: [
            #"{"success":0,"data":{"loanId":"L"}}"#, #"{"success":"no","data":{"loanId":"L"}}"#,
            #"{"success":true,"errors":["x"],"data":{"loanId":"L"}}"#,
            #"{"success":true,"error":"no","data":{"loanId":"L","transactionId":"T"}}"#,
            #"{"success":true,"error":"None"}"#,
            "", "{}", #"{"success":true}"#, #"{"success":true,"data":null}"#, #"{"success":true,"data":[]}"#,
            #"{"success":true,"data":{"penaltyAmount":1}}"#, #"{"success":true,"data":{"loanId":"L""#,
        ])
    func unreadable(body: String) async throws {
        let bank = try servicer(ScriptedTransport(200, body))
        let call = try call()
        let error = await failure { () async throws(ServicingError) in try await bank.initiatePayOff(call) }
        #expect(error?.kind == .malformedResponse)
        #expect(error?.effect == .mayHaveApplied)
    }

    @Test("is not sent without a loan or an account, and both are named")
    func problems() async throws {
        let transport = ScriptedTransport(200, Self.answer)
        let bank = try servicer(transport)
        let call = InitiateLoanPayOff(loan: "", payOffDate: .now, paymentAccount: "")
        let error = await failure { () async throws(ServicingError) in try await bank.initiatePayOff(call) }
        #expect(error?.problems.map(\.field) == ["loan", "payment_account"])
        #expect(transport.sent.isEmpty)
    }

    @Test("shows no notes where it is printed, and keeps them where it is stored")
    func notes() throws {
        let plan = try servicer(ScriptedTransport(200)).plan(call())
        #expect(!"\(plan)".contains("requested by customer"))
        #expect(plan.request.body == Self.fields)
        #expect(plan.sideEffects.contains { $0.contains("debits account ACC-67890") })
        #expect(!plan.repeatability.isRepeatable)
    }

    @Test("has no pay-off for a loan that is paid off already, and names what a pay-off lacks")
    func windDown() throws {
        let gateway = try Gateway([servicer(ScriptedTransport(200))])
        #expect {
            try gateway.plan(WindDown(.loan("L"), reason: .paidOff), at: "banklingo")
        } throws: { error in
            (error as? ServicingError)?.kind == .unsupported
        }
        #expect {
            try gateway.plan(WindDown(.customer("C"), reason: .payOffRequested), at: "banklingo")
        } throws: { error in
            (error as? ServicingError)?.problems.map(\.field) == ["loan", "effective_on", "payment_account"]
        }
    }
}
