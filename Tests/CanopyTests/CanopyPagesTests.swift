import Canopy
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Paging through the accounts")
struct CanopyPagesTests {
    @Test("asks for each page behind the one before, up to the one that nothing follows")
    func through() async throws {
        let transport = ScriptedTransport(
            answering: page(row("A1"), row("A2"), next: "c 1"), page(row("A3"), next: "c2"), page(row("A4")))
        let result = await read(try canopy(transport).customerAccountPages(limit: 2))
        #expect(result.error == nil)
        #expect(result.accounts == [["A1", "A2"], ["A3"], ["A4"]])
        #expect(
            transport.lines == [
                "GET /customers/accounts?limit=2", "GET /customers/accounts?limit=2&starting_after=c%201",
                "GET /customers/accounts?limit=2&starting_after=c2",
            ])
    }

    @Test("begins where it is told, keeps the search, and asks for as many rows as there may be")
    func beginning() async throws {
        let transport = ScriptedTransport(answering: page(next: "c2"), page())
        _ = await read(try canopy(transport).customerAccountPages(after: "c1", search: "Ann"))
        #expect(
            transport.lines == [
                "GET /customers/accounts?limit=100&starting_after=c1&search_parameters=Ann",
                "GET /customers/accounts?limit=100&starting_after=c2&search_parameters=Ann",
            ])
    }

    @Test(
        "ends where nothing says that more follows, whatever cursor there is",
        arguments: [
            #"{"results":[]}"#, #"{"results":[],"paging":{}}"#, #"{"results":[],"paging":{"starting_after":"c1"}}"#,
            #"{"results":[],"paging":{"starting_after":"c1","has_more":null}}"#,
        ])
    func end(body: String) async throws {
        let transport = ScriptedTransport(200, body)
        let result = await read(try canopy(transport).customerAccountPages())
        #expect(result.error == nil)
        #expect(result.accounts == [[]])
        #expect(transport.sent.count == 1)
    }

    @Test("goes on over a page without rows")
    func emptyPage() async throws {
        let transport = ScriptedTransport(answering: page(next: "c1"), page(row("A1")))
        #expect(await read(try canopy(transport).customerAccountPages()).accounts == [[], ["A1"]])
    }

    @Test("gives each page's receipt, with the answer as it was sent")
    func receipts() async throws {
        let bodies = [page(row("A1"), next: "c1"), page(row("A2"))]
        let transport = ScriptedTransport(answering: bodies[0], bodies[1])
        var reader = try canopy(transport).customerAccountPages(limit: 1).makeAsyncIterator()
        for (account, body) in zip(["A1", "A2"], bodies) {
            let receipt = try #require(try await reader.nextReceipt())
            let answer = receipt.answer(as: CanopyPage<CustomerAccount>.self)
            #expect(answer?.results.first?.account?.accountID == AccountID(account))
            #expect(receipt.exchange?.answerBytes == Array(body.utf8))
        }
        let last = try await reader.nextReceipt()
        #expect(last == nil)
    }

    @Test("sends nothing before a page is asked for, and nothing after it is left early")
    func earlyExit() async throws {
        let transport = ScriptedTransport(
            answering: page(row("A1"), next: "c1"), page(row("A2"), next: "c2"), page(row("A3"), next: "c3"))
        let pages = try canopy(transport).customerAccountPages()
        var reader = pages.makeAsyncIterator()
        #expect(transport.sent.isEmpty)
        #expect(try await reader.next()?.results.count == 1)
        #expect(transport.sent.count == 1)
        for try await page in pages {
            if page.results.contains(where: { $0.account?.accountID == "A3" }) { break }
        }
        #expect(transport.sent.count == 3)
    }

    @Test("can be read again from its beginning")
    func again() async throws {
        let transport = ScriptedTransport { _, request throws(TransportError) in
            let body = request.fullTarget.contains("starting_after") ? page(row("A2")) : page(row("A1"), next: "c1")
            return HTTPResponse(status: 200, body: Array(body.utf8))
        }
        let pages = try canopy(transport).customerAccountPages()
        for _ in 1...2 { #expect(await read(pages).accounts == [["A1"], ["A2"]]) }
    }

    @Test(
        "ends with an error where a cursor comes back, after the page that gave it",
        arguments: [
            (["c1", "c1"], nil), (["c1", "c2", "c1"], nil), (["c0", "c1", "c2", "c3", "c1"], nil), (["c9"], "c9"),
        ] as [([String], PageCursor?)])
    func cycle(cursors: [String], start: PageCursor?) async throws {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            let body = page(row("A\(number)"), next: cursors[(number - 1) % cursors.count])
            return HTTPResponse(status: 200, body: Array(body.utf8))
        }
        let result = await read(try canopy(transport).customerAccountPages(after: start))
        #expect(result.accounts.count == cursors.count)
        #expect(transport.sent.count == cursors.count)
        #expect(result.error?.kind == .malformedResponse)
        #expect(result.error?.effect == .refused)
        #expect(result.error?.operation == ListCustomerAccounts.contract.name)
        #expect(result.error?.exchange != nil)
        #expect(result.error?.message.contains("second time") == true)
    }

    @Test("ends with an error where more follows and no cursor leads there", arguments: ["null", #""""#])
    func noCursor(cursor: String) async throws {
        let body = #"{"results":[\#(row("A1"))],"paging":{"starting_after":\#(cursor),"has_more":true}}"#
        let transport = ScriptedTransport(200, body)
        let result = await read(try canopy(transport).customerAccountPages())
        #expect(result.accounts == [["A1"]])
        #expect(result.error?.kind == .malformedResponse)
        #expect(result.error?.effect == .refused)
        #expect(transport.sent.count == 1)
    }

    @Test("ends with the error of the page that fails, and nothing follows")
    func failing() async throws {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            number == 2 ? HTTPResponse(status: 500) : HTTPResponse(status: 200, body: Array(page(next: "c1").utf8))
        }
        var reader = try canopy(transport).customerAccountPages().makeAsyncIterator()
        _ = try await reader.next()
        await #expect(throws: ServicingError.self) { try await reader.next() }
        #expect(try await reader.next() == nil)
        #expect(transport.sent.count == 2)
    }

    @Test("refuses a limit and a cursor that can't be sent when the first page is asked for")
    func refused() async throws {
        let transport = ScriptedTransport(200)
        let result = await read(try canopy(transport).customerAccountPages(limit: 101, after: ""))
        #expect(result.error?.kind == .invalidRequest)
        #expect(result.error?.problems.map(\.field) == ["limit", "starting_after"])
        #expect(transport.sent.isEmpty)
    }
}
