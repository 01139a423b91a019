import Canopy
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Reading an account's status back")
struct CanopyReadBackTests {
    private static let suspended = #""account_status":"SUSPENDED","account_status_subtype":"BANKRUPTCY""#
    private static let update = UpdateAccountStatus(account: "A1", status: .suspended, substatus: .bankruptcy)

    private func evidence(
        of update: any NativeOperation = Self.update, from transport: ScriptedTransport
    ) async throws -> Evidence? {
        try await canopy(transport).evidence(ofEffect: update, options: .standard)
    }

    private func evidence(of update: any NativeOperation = Self.update, in rows: String) async throws -> Evidence? {
        try await evidence(of: update, from: ScriptedTransport(answering: page(rows)))
    }

    @Test("finds an account that is so already, and says which, what and since when")
    func found() async throws {
        let text =
            #"{"account":{"account_id":"A1","updated_at":"2019-02-20T09:12:14+00:00","#
            + #""account_overview":{\#(Self.suspended)}}}"#
        let evidence = try #require(try await evidence(in: text))
        #expect(
            evidence.fact
                == "account A1 has status SUSPENDED and substatus BANKRUPTCY, updated_at 2019-02-20T09:12:14+00:00")
        #expect(evidence.reasoning.contains("GET /customers/accounts"))
    }

    @Test("finds the account of the document's example")
    func documented() async throws {
        let update = UpdateAccountStatus(
            account: "31mNprzLd2bKl6koVna68ARM", status: .suspended, substatus: .bankruptcy)
        let transport = ScriptedTransport(200, documentedCustomerAccounts)
        #expect(try await evidence(of: update, from: transport) != nil)
    }

    @Test("pages to the account with as few requests as there can be, and no further")
    func thirdPage() async throws {
        let transport = ScriptedTransport(
            answering: page(row("B1"), next: "c1"), page(row("B2"), next: "c2"),
            page("null", row("B3"), row("A1", Self.suspended), next: "c3"))
        #expect(try await evidence(from: transport) != nil)
        #expect(
            transport.lines == [
                "GET /customers/accounts?limit=100", "GET /customers/accounts?limit=100&starting_after=c1",
                "GET /customers/accounts?limit=100&starting_after=c2",
            ])
    }

    @Test(
        "takes no substatus, an empty one and null for the same",
        arguments: [
            #""account_status":"ACTIVE""#, #""account_status":"ACTIVE","account_status_subtype":"""#,
            #""account_status":"ACTIVE","account_status_subtype":null"#,
        ])
    func noSubstatus(overview: String) async throws {
        for substatus in [nil, AccountSubstatus.empty] {
            let update = UpdateAccountStatus(account: "A1", status: .active, substatus: substatus)
            let fact = try await evidence(of: update, in: row("A1", overview))?.fact
            #expect(fact == "account A1 has status ACTIVE and no substatus")
        }
        let marked = UpdateAccountStatus(account: "A1", status: .active, substatus: .hardshipOrExemptions)
        #expect(try await evidence(of: marked, in: row("A1", overview)) == nil)
    }

    @Test(
        "has none where the account is otherwise, or does not say how it is",
        arguments: [
            #""account_status":"ACTIVE","account_status_subtype":"BANKRUPTCY""#,
            #""account_status":"SUSPENDED","account_status_subtype":"FRAUD""#,
            #""account_status":"suspended","account_status_subtype":"BANKRUPTCY""#,
            #""account_status":"SUSPENDED""#, #""account_status":null"#, "",
            #""account_status":"SUSPENDED","account_status_subtype":["BANKRUPTCY"]"#,
        ])
    func different(overview: String) async throws {
        #expect(try await evidence(in: row("A1", overview)) == nil)
    }

    @Test("does not take a substatus that can't be read for none")
    func unreadableSubstatus() async throws {
        let update = UpdateAccountStatus(account: "A1", status: .active)
        for name in ["account_status_subtype", "account_substatus"] {
            let overview = #""account_status":"ACTIVE","\#(name)":{"code":"FRAUD"}"#
            #expect(try await evidence(of: update, in: row("A1", overview)) == nil)
        }
    }

    @Test("has none where no row shows the id, and looks at every page for it", arguments: ["can_52322", "a1", "A"])
    func notFound(account: String) async throws {
        let transport = ScriptedTransport(
            answering: page(row("A1", Self.suspended), next: "c1"), page("{}", row("A10", Self.suspended)))
        let update = UpdateAccountStatus(account: AccountID(account), status: .suspended, substatus: .bankruptcy)
        #expect(try await evidence(of: update, from: transport) == nil)
        #expect(transport.sent.count == 2)
    }

    @Test("lets the account's first row that has a status decide")
    func severalRows() async throws {
        let rows = row("A1", "") + "," + row("A1", Self.suspended, customer: "C2")
        #expect(try await evidence(in: rows) != nil)
        let transport = ScriptedTransport(answering: page(row("A1"), next: "c1"), page(row("A1", Self.suspended)))
        #expect(try await evidence(from: transport) == nil)
        #expect(transport.sent.count == 1)
    }

    @Test("reads nothing for an operation that is no status update")
    func otherOperation() async throws {
        let transport = ScriptedTransport(answering: page(row("A1", Self.suspended)))
        #expect(try await evidence(of: ListCustomerAccounts(), from: transport) == nil)
        #expect(transport.sent.isEmpty)
    }
}
