import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Listing all accounts")
struct ListCustomerAccountsTests {
    @Test(
        "sends a GET whose query has the limit, one cursor at most, and the search",
        arguments: [
            (ListCustomerAccounts(), "limit=30"),
            (ListCustomerAccounts(limit: 0), "limit=0"),
            (ListCustomerAccounts(limit: 100), "limit=100"),
            (ListCustomerAccounts(limit: 5, at: .after("c1")), "limit=5&starting_after=c1"),
            (ListCustomerAccounts(limit: 5, at: .before("c1")), "limit=5&ending_before=c1"),
            (ListCustomerAccounts(at: .after("a/b=c&d?e+f g")), "limit=30&starting_after=a%2Fb%3Dc%26d%3Fe%2Bf%20g"),
            (ListCustomerAccounts(search: "Müller"), "limit=30&search_parameters=M%C3%BCller"),
            (
                ListCustomerAccounts(limit: 1, at: .before("x"), search: "Ann"),
                "limit=1&ending_before=x&search_parameters=Ann"
            ),
        ])
    func request(listing: ListCustomerAccounts, query: String) async throws {
        let transport = ScriptedTransport(answering: page())
        _ = try await canopy(transport).perform(listing)
        #expect(transport.lines == ["GET /customers/accounts?" + query])
        let request = try #require(transport.sent.first)
        #expect(request.body == nil)
        #expect(request.headers["Content-Type"] == nil)
        #expect(request.headers["Authorization"] == "Bearer demo-access-token")
    }

    @Test(
        "refuses what can't be asked before anything is sent",
        arguments: [
            (ListCustomerAccounts(limit: -1), ["limit"]),
            (ListCustomerAccounts(limit: 101), ["limit"]),
            (ListCustomerAccounts(at: .after("")), ["starting_after"]),
            (ListCustomerAccounts(at: .before("")), ["ending_before"]),
            (ListCustomerAccounts(at: .after("a\r\nb")), ["starting_after"]),
            (ListCustomerAccounts(search: ""), ["search_parameters"]),
            (
                ListCustomerAccounts(limit: 1000, at: .after(""), search: "\0"),
                ["limit", "starting_after", "search_parameters"]
            ),
        ])
    func refused(listing: ListCustomerAccounts, fields: [String]) async throws {
        let transport = ScriptedTransport(answering: page())
        let servicer = try canopy(transport)
        let error = await failure { () async throws(ServicingError) in try await servicer.perform(listing) }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.effect == .notSent)
        #expect(error?.problems.map(\.field) == fields)
        #expect(transport.sent.isEmpty)
    }

    @Test("is a read that may be repeated, and plans without side effects")
    func contract() throws {
        let servicer = try canopy(ScriptedTransport(200))
        let plan = try servicer.plan(ListCustomerAccounts(limit: 7))
        #expect(plan.sideEffects == [])
        #expect(plan.scope == "reads up to 7 of all accounts of all customers")
        #expect(plan.request.verb == "GET")
        #expect(plan.repeatability.isRepeatable)
        #expect(!ListCustomerAccounts.contract.isWrite)
        #expect(servicer.operations.map(\.name).contains(ListCustomerAccounts.contract.name))
    }

    @Test("executes a plan that was stored and read again")
    func plan() async throws {
        let transport = ScriptedTransport(answering: page(row("A1")))
        let servicer = try canopy(transport)
        let plan = try servicer.plan(ListCustomerAccounts(limit: 2, at: .before("c"), search: "Ann"))
        let stored = try ExactJSONDecoder().decode(Plan.self, from: ExactJSONEncoder().encode(plan))
        let receipt = try await servicer.execute(stored)
        #expect(receipt.page?.results.count == 1)
        #expect(transport.lines == ["GET /customers/accounts?limit=2&ending_before=c&search_parameters=Ann"])
    }

    @Test("does not show whom it searches for")
    func searchIsHidden() async throws {
        let listing = ListCustomerAccounts(search: "Trevino")
        let transport = ScriptedTransport(500, "")
        let servicer = try canopy(transport)
        let plan = try servicer.plan(listing)
        let error = await failure { () async throws(ServicingError) in try await servicer.perform(listing) }
        var dumped = ""
        dump(listing, to: &dumped)
        for text in ["\(listing)", dumped, "\(plan)", "\(error as Any)", "\(error?.exchange as Any)"] {
            #expect(!text.contains("Trevino"))
        }
        #expect(plan.description.contains("search_parameters=***"))
        #expect(transport.lines.first?.hasSuffix("=Trevino") == true)
    }

    @Test(
        "ends a refusal or a failure with nothing changed",
        arguments: [
            (401, ServicingError.Kind.unauthenticated), (403, .forbidden), (404, .notFound), (408, .outcomeUnknown),
            (429, .rateLimited), (500, .providerFailure), (503, .providerFailure),
        ])
    func statuses(status: Int, kind: ServicingError.Kind) async throws {
        let servicer = try canopy(ScriptedTransport(status, #"{"message":"Unable to get customers"}"#))
        let error = await failure { () async throws(ServicingError) in
            try await servicer.perform(ListCustomerAccounts())
        }
        #expect(error?.kind == kind)
        #expect(error?.effect == .refused)
        #expect(error?.receipt == nil)
        #expect(error?.complaint?.message == "Unable to get customers")
    }

    @Test("is sent again with a new token, since it changes nothing")
    func token() async throws {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            number == 1 ? HTTPResponse(status: 401) : HTTPResponse(status: 200, body: Array(page().utf8))
        }
        let source = CachedTokenSource { CachedTokenSource.Token("t") }
        _ = try await canopy(transport, credential: .bearerSource(source)).perform(ListCustomerAccounts())
        #expect(transport.sent.count == 2)
    }
}
