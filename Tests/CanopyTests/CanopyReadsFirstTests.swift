import Canopy
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("A status update that reads first")
struct CanopyReadsFirstTests {
    private static let listed = page(
        row("A1", #""account_status":"SUSPENDED","account_status_subtype":"BANKRUPTCY""#))
    private static let put = "PUT /accounts/A1/status"
    private static let get = "GET /customers/accounts?limit=100"

    private func suspend(
        _ account: AccountID = "A1", over transport: any HTTPTransport,
        _ options: PlanOptions = PlanOptions(readsFirst: true)
    ) async throws -> Result<Receipt, ServicingError> {
        let servicer = try CanopyServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example"), retry: .off),
            credential: .bearer("demo-access-token"), transport: transport)
        do {
            return .success(
                try await servicer.updateStatus(of: account, to: .suspended, substatus: .bankruptcy, options: options))
        } catch {
            return .failure(error)
        }
    }

    /// Answers the list with one body and the update with the documented account.
    private func transport(listing: String, status: Int = 200) -> ScriptedTransport {
        ScriptedTransport { _, request throws(TransportError) in
            request.method == .get
                ? HTTPResponse(status: status, body: Array(listing.utf8))
                : HTTPResponse(status: 200, body: Array(documentedAccount.utf8))
        }
    }

    @Test("sends no update where the account is so already")
    func already() async throws {
        let transport = transport(listing: Self.listed)
        let receipt = try await suspend(over: transport).get()
        #expect(receipt.outcome == .alreadyApplied)
        #expect(receipt.operation == "set-account-status")
        #expect(receipt.attempts == 0)
        #expect(receipt.evidence.first?.fact.contains("account A1") == true)
        #expect(transport.lines == [Self.get])
    }

    @Test("sends it where the account is otherwise or is not listed", arguments: ["A1", "B1"])
    func notYet(listed: String) async throws {
        let transport = transport(listing: page(row(listed)))
        #expect(try await suspend(over: transport).get().outcome == .applied)
        #expect(transport.lines == [Self.get, Self.put])
    }

    @Test("sends it where the list is not found, which may mean that it is empty")
    func listNotFound() async throws {
        let transport = transport(listing: "Unable to get customers", status: 404)
        #expect(try await suspend(over: transport).get().outcome == .applied)
        #expect(transport.lines == [Self.get, Self.put])
    }

    @Test("sends it without a read where none is asked for")
    func notAsked() async throws {
        let transport = transport(listing: Self.listed)
        #expect(try await suspend(over: transport, .standard).get().outcome == .applied)
        #expect(transport.lines == [Self.put])
    }

    @Test("is what the unified instructions and a plan do too")
    func unified() async throws {
        let transport = transport(listing: Self.listed)
        let servicer = try canopy(transport)
        let gateway = try Gateway([servicer])
        let options = PlanOptions(readsFirst: true)
        let instruction = SetAccountStatus(account: "A1", status: .suspended, substatus: .bankruptcy)
        #expect(
            try await gateway.setAccountStatus(instruction, at: "canopy", options: options).outcome == .alreadyApplied)
        let plan = try gateway.plan(instruction, at: "canopy")
        #expect(try await servicer.execute(plan, options: options).outcome == .alreadyApplied)
        #expect(transport.lines == [Self.get, Self.get])
    }

    @Test("settles an unknown outcome without a second update")
    func following() async throws {
        let transport = ScriptedTransport { number, request throws(TransportError) in
            guard request.method == .get else {
                throw TransportError(
                    .connectionLost, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "lost")
            }
            return HTTPResponse(status: 200, body: Array(Self.listed.utf8))
        }
        let lost = try await suspend(over: transport, .standard)
        guard case .failure(let error) = lost else {
            Issue.record("a lost answer gave a receipt")
            return
        }
        #expect(error.effect == .mayHaveApplied)
        let unknown = try #require(error.receipt)
        let settled = try await suspend(over: transport, PlanOptions(following: unknown)).get()
        #expect(settled.outcome == .alreadyApplied)
        #expect(settled.evidence.count == 1)
        #expect(transport.lines == [Self.put, Self.get])
    }

    @Test(
        "ends with the read's error where that fails, sends no update, and nothing may have been applied",
        arguments: [
            (401, ServicingError.Kind.unauthenticated), (429, .rateLimited), (502, .providerFailure),
        ])
    func readFails(status: Int, kind: ServicingError.Kind) async throws {
        let transport = transport(listing: "", status: status)
        guard case .failure(let error) = try await suspend(over: transport) else {
            Issue.record("a failed read gave a receipt")
            return
        }
        #expect(error.kind == kind)
        #expect(error.effect == .refused)
        #expect(error.operation == ListCustomerAccounts.contract.name)
        #expect(error.receipt == nil)
        #expect(error.hint != nil)
        #expect(transport.lines == [Self.get])
    }

    @Test("ends so too where the list can't be read or has no end", arguments: ["", "{}", page(next: "c1")])
    func listBroken(body: String) async throws {
        let transport = transport(listing: body)
        guard case .failure(let error) = try await suspend(over: transport) else {
            Issue.record("a broken list gave a receipt")
            return
        }
        #expect(error.kind == .malformedResponse)
        #expect(error.effect == .refused)
        #expect(!transport.lines.contains(Self.put))
    }

    @Test("ends so too where the read's answer is lost")
    func readLost() async throws {
        let transport = ScriptedTransport { _, _ throws(TransportError) in
            throw TransportError(.timedOut, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "no answer")
        }
        guard case .failure(let error) = try await suspend(over: transport) else {
            Issue.record("a lost read gave a receipt")
            return
        }
        #expect(error.kind == .outcomeUnknown)
        #expect(error.effect == .refused)
        #expect(transport.lines == [Self.get])
    }

    @Test("refuses what can't be sent before it reads")
    func invalid() async throws {
        let transport = transport(listing: Self.listed)
        guard case .failure(let error) = try await suspend("", over: transport) else {
            Issue.record("an empty id gave a receipt")
            return
        }
        #expect(error.kind == .invalidRequest)
        #expect(error.problems.map(\.field) == ["account_id"])
        #expect(transport.sent.isEmpty)
    }

    @Test(
        "counts the read's time as the call's: after the deadline no page is asked for, and no update sent",
        arguments: [page(row("B1"), next: "c1"), page(row("B1"))])
    func deadline(body: String) async throws {
        let transport = SlowTransport.late(body)
        let options = PlanOptions(timeout: .milliseconds(100), readsFirst: true)
        guard case .failure(let error) = try await suspend(over: transport, options) else {
            Issue.record("a call past its deadline gave a receipt")
            return
        }
        #expect(error.kind == .transport)
        #expect(error.effect == .notSent)
        #expect(error.message.contains("deadline"))
        #expect(transport.deadlines.count == 1)
    }

    @Test("gives the update what the read has left of the time")
    func remainingTime() async throws {
        let transport = SlowTransport { request, _ in
            try await Task.sleep(for: .milliseconds(500))
            return request.method == .get ? page(row("A1")) : documentedAccount
        }
        let options = PlanOptions(timeout: .seconds(60), readsFirst: true)
        #expect(try await suspend(over: transport, options).get().outcome == .applied)
        let deadlines = transport.deadlines
        try #require(deadlines.count == 2)
        // With a time of its own, the update's deadline would be the read's half second later at least.
        #expect(deadlines[1] < deadlines[0] + .milliseconds(500))
    }

    @Test("has the adapter's own timeout where the call has none")
    func settingsTimeout() async throws {
        let transport = SlowTransport.late(page(row("B1"), next: "c1"))
        let servicer = try CanopyServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://a.example"), timeout: .milliseconds(100), retry: .off),
            credential: .bearer("t"), transport: transport)
        let update = UpdateAccountStatus(account: "A1", status: .active)
        let error = await #expect(throws: ServicingError.self) {
            try await servicer.evidence(ofEffect: update, options: .standard)
        }
        #expect(error?.effect == .notSent)
        #expect(transport.deadlines.count == 1)
    }
}

/// Takes its time to answer, and remembers by when it should have.
private final class SlowTransport: HTTPTransport {
    private let asked = Lock<[ContinuousClock.Instant]>([])
    private let answer: @Sendable (HTTPRequest, ContinuousClock.Instant) async throws -> String

    init(_ answer: @escaping @Sendable (HTTPRequest, ContinuousClock.Instant) async throws -> String) {
        self.answer = answer
    }

    /// Answers, but only once the deadline has passed.
    static func late(_ body: String) -> SlowTransport {
        SlowTransport { _, deadline in
            try await Task.sleep(until: deadline, clock: .continuous)
            return body
        }
    }

    var deadlines: [ContinuousClock.Instant] { asked.withLock { $0 } }

    func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        asked.withLock { $0.append(deadline) }
        let body = try? await answer(request, deadline)
        return HTTPResponse(status: 200, body: Array((body ?? "").utf8))
    }
}
