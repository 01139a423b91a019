import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Updating an account's status")
struct UpdateAccountStatusTests {
    private func sent(
        _ account: AccountID, _ status: AccountStatus, _ substatus: AccountSubstatus? = nil
    ) async throws -> HTTPRequest {
        let transport = ScriptedTransport(200, documentedAccount)
        _ = try await canopy(transport).updateStatus(of: account, to: status, substatus: substatus)
        #expect(transport.sent.count == 1)
        return try #require(transport.sent.first)
    }

    private func body(_ request: HTTPRequest) -> String {
        String(decoding: request.body ?? [], as: UTF8.self)
    }

    @Test("sends the document's request, byte for byte")
    func request() async throws {
        let request = try await sent("can_52322", .suspended, .bankruptcy)
        #expect(request.method == .put)
        #expect(request.fullTarget == "/accounts/can_52322/status")
        #expect(request.headers["Authorization"] == "Bearer demo-access-token")
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(body(request) == #"{"account_status":"SUSPENDED","account_substatus":"BANKRUPTCY"}"#)
    }

    @Test("leaves a substatus out where there is none, and sends the empty one where it is given")
    func emptySubstatus() async throws {
        #expect(body(try await sent("A1", .closed)) == #"{"account_status":"CLOSED"}"#)
        #expect(
            body(try await sent("A1", .closed, .empty)) == #"{"account_status":"CLOSED","account_substatus":""}"#)
    }

    @Test("sends the substatus with a slash as one value")
    func slash() async throws {
        #expect(
            body(try await sent("A1", .active, .hardshipOrExemptions))
                == #"{"account_status":"ACTIVE","account_substatus":"HARDSHIP/EXEMPTIONS"}"#)
    }

    @Test(
        "makes one path segment of an id",
        arguments: [
            ("../x?y#z", "/accounts/..%2Fx%3Fy%23z/status"), ("a/b", "/accounts/a%2Fb/status"),
            ("größe", "/accounts/gr%C3%B6%C3%9Fe/status"), ("a b%", "/accounts/a%20b%25/status"),
        ])
    func ids(id: String, target: String) async throws {
        #expect(try await sent(AccountID(id), .active).fullTarget == target)
    }

    @Test(
        "refuses an id that can't be a path segment before anything is sent",
        arguments: ["", ".", "..", "a\r\nb", "\0"])
    func badIDs(id: String) async throws {
        let transport = ScriptedTransport(200, documentedAccount)
        let error = await failure(of: try canopy(transport), account: AccountID(id))
        #expect(error?.kind == .invalidRequest)
        #expect(error?.effect == .notSent)
        #expect(error?.problems.map(\.field) == ["account_id"])
        #expect(transport.sent.isEmpty)
    }

    @Test("refuses what the document does not list, all of it together, before anything is sent")
    func undocumented() async throws {
        let transport = ScriptedTransport(200, documentedAccount)
        let servicer = try canopy(transport)
        let call = UpdateAccountStatus(
            account: "", status: AccountStatus(rawValue: "active"), substatus: .surplusBalance)
        let error = #expect(throws: ServicingError.self) { try servicer.plan(call) }
        #expect(error?.problems.map(\.field) == ["account_id", "account_status", "account_substatus"])
        #expect(error?.problems.last?.allowed.contains("'HARDSHIP/EXEMPTIONS'") == true)
        #expect(transport.sent.isEmpty)
    }

    @Test("gives a receipt with the account and its id")
    func receipt() async throws {
        let receipt = try await suspend(documentedAccount)
        #expect(receipt.outcome == .applied)
        #expect(receipt.references == ["account_id": "31mNprzLd2bKl6koVna68ARM"])
        #expect(receipt.answer(as: UpdateAccountStatus.Answer.self)?.accountOverview?.accountStatus == .suspended)
    }

    @Test("takes any 2xx", arguments: [200, 201, 202])
    func success(status: Int) async throws {
        #expect(try await suspend(documentedAccount, status: status).outcome == .applied)
    }

    @Test("plans that a substatus is cleared where none is given, and what closing ends")
    func sideEffects() throws {
        let servicer = try canopy(ScriptedTransport(200, ""))
        let bare = try servicer.plan(UpdateAccountStatus(account: "A1", status: .active))
        #expect(bare.sideEffects.count == 1)
        #expect(bare.sideEffects.first?.contains("clears the account's substatus") == true)
        #expect(bare.scope == "account A1")
        let full = try servicer.plan(UpdateAccountStatus(account: "A1", status: .suspended, substatus: .fraud))
        #expect(full.sideEffects == [])
        let closing = try servicer.plan(UpdateAccountStatus(account: "A1", status: .closed, substatus: .paidOff))
        #expect(closing.sideEffects.first?.contains("interest") == true)
        #expect(closing.repeatability.isRepeatable)
    }

    @Test("executes a plan that was stored and read again")
    func plan() async throws {
        let transport = ScriptedTransport(200, documentedAccount)
        let servicer = try canopy(transport)
        let plan = try servicer.plan(
            UpdateAccountStatus(account: "can_52322", status: .suspended, substatus: .bankruptcy))
        #expect(!plan.description.contains("demo-access-token"))
        let stored = try ExactJSONDecoder().decode(Plan.self, from: ExactJSONEncoder().encode(plan))
        #expect(try await servicer.execute(stored).outcome == .applied)
        #expect(body(try #require(transport.sent.first)) == plan.request.body)
    }

    @Test("is what the unified instruction becomes, but for a date, which has to be given up by name")
    func unified() async throws {
        let transport = ScriptedTransport(200, documentedAccount)
        let gateway = try Gateway([try canopy(transport)])
        var instruction = SetAccountStatus(account: "can_52322", status: .suspended, substatus: .bankruptcy)
        #expect(try await gateway.setAccountStatus(instruction, at: "canopy").outcome == .applied)
        instruction.effectiveOn = .now
        let error = #expect(throws: ServicingError.self) { try gateway.plan(instruction, at: "canopy") }
        #expect(error?.kind == .unsupported)
        #expect(error?.problems.map(\.field) == ["effective_on"])
        let options = PlanOptions(accepting: ["effective_on"])
        #expect(try gateway.plan(instruction, at: "canopy", options: options).operation == "set-account-status")
        #expect(transport.sent.count == 1)
    }
}
