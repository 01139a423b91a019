import Canopy
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Reading a list row by row")
struct CanopyRowsTests {
    private func ids(
        _ rows: CanopyRows<ListCustomerAccounts>
    ) async -> (accounts: [AccountID?], error: ServicingError?) {
        var accounts: [AccountID?] = []
        do {
            for try await row in rows { accounts.append(row.account?.accountID) }
            return (accounts, nil)
        } catch {
            return (accounts, error)
        }
    }

    /// Accounts A1 to A7 in a list whose cursors are the accounts' ids, as Canopy pages it.
    private static func list(paging: Bool = true) -> ScriptedTransport {
        ScriptedTransport { _, request throws(TransportError) in
            let items = request.fullTarget.split(separator: "?")[1].split(separator: "&").map {
                $0.split(separator: "=")
            }
            let query = Dictionary(uniqueKeysWithValues: items.map { (String($0[0]), String($0[1])) })
            let limit = Int(query["limit"] ?? "") ?? 30
            let all = Array(1...7)
            var numbers = all[...]
            if let cursor = query["starting_after"] { numbers = all.filter { "A\($0)" > cursor }[...] }
            if let cursor = query["ending_before"] {
                numbers = all.filter { "A\($0)" < cursor }.suffix(limit)
            } else {
                numbers = numbers.prefix(limit)
            }
            let rows = numbers.map { row("A\($0)") }.joined(separator: ",")
            func quoted(_ number: Int?) -> String { number.map { #""A\#($0)""# } ?? "null" }
            let body =
                #"{"results":[\#(rows)],"paging":{"starting_after":\#(quoted(numbers.last)),"#
                + #""ending_before":\#(quoted(numbers.first)),"has_more":\#((numbers.last ?? 7) < 7)}}"#
            return HTTPResponse(status: 200, body: Array(body.utf8))
        }
    }

    @Test("gives every row of every page once, in the list's order", arguments: [1, 2, 3, 7, 100])
    func forwards(limit: Int) async throws {
        let transport = Self.list()
        let result = await ids(try canopy(transport).customerAccounts(limit: limit))
        #expect(result.error == nil)
        #expect(result.accounts == ["A1", "A2", "A3", "A4", "A5", "A6", "A7"])
        #expect(transport.sent.count == (7 + limit - 1) / limit)
    }

    @Test(
        "goes backwards from a place to the beginning, in the reverse of the list's order", arguments: [1, 2, 5, 100])
    func backwards(limit: Int) async throws {
        let transport = Self.list()
        let result = await ids(try canopy(transport).customerAccounts(limit: limit, at: .before("A6")))
        #expect(result.error == nil)
        #expect(result.accounts == ["A5", "A4", "A3", "A2", "A1"])
        // The beginning shows in a page that has no rows: has_more tells of the other end alone.
        #expect(transport.sent.count == (5 + limit - 1) / limit + 1)
        #expect(transport.lines.allSatisfy { $0.contains("ending_before=") && !$0.contains("starting_after") })
    }

    @Test("gives the pages of a backward walk back to front, each in the list's order")
    func backwardPages() async throws {
        let pages = try canopy(Self.list()).pages(of: ListCustomerAccounts(limit: 2, at: .before("A6")))
        #expect(await read(pages).accounts == [["A4", "A5"], ["A2", "A3"], ["A1"], []])
    }

    @Test(
        "ends backwards where no cursor leads on, whatever has_more says of the other end",
        arguments: [
            #"{"results":[{}]}"#, #"{"results":[{}],"paging":null}"#, #"{"results":[{}],"paging":{"has_more":true}}"#,
            #"{"results":[{}],"paging":{"ending_before":null,"starting_after":"x","has_more":true}}"#,
            #"{"results":[{}],"paging":{"ending_before":"","has_more":true}}"#,
        ])
    func beginning(body: String) async throws {
        let transport = ScriptedTransport(200, body)
        let result = await ids(try canopy(transport).customerAccounts(at: .before("c")))
        #expect(result.error == nil)
        #expect(result.accounts.count == 1)
        #expect(transport.sent.count == 1)
    }

    @Test("goes on backwards over a page whose rows are all null, as it leads on")
    func nullRowsBackwards() async throws {
        let transport = ScriptedTransport(
            answering: #"{"results":[null],"paging":{"ending_before":"b","has_more":true}}"#,
            #"{"results":[{"account":{"account_id":"A1"}}],"paging":{"ending_before":null}}"#)
        #expect(await ids(try canopy(transport).customerAccounts(at: .before("c"))).accounts == ["A1"])
    }

    @Test(
        "ends backwards with an error where a cursor comes back or can't be read",
        arguments: [(#""c""#, "second time"), ("{}", "can't be read")])
    func brokenBackwards(cursor: String, message: String) async throws {
        let transport = ScriptedTransport(
            200, #"{"results":[{}],"paging":{"ending_before":\#(cursor),"has_more":true}}"#)
        let result = await ids(try canopy(transport).customerAccounts(at: .before("c")))
        #expect(result.accounts.count == 1)
        #expect(result.error?.kind == .malformedResponse)
        #expect(result.error?.message.contains(message) == true)
        #expect(transport.sent.count == 1)
    }

    @Test("reads no page before its first row is asked for, and none after it is left early")
    func earlyExit() async throws {
        let transport = Self.list()
        let rows = try canopy(transport).customerAccounts(limit: 2)
        var reader = rows.makeAsyncIterator()
        #expect(transport.sent.isEmpty)
        _ = try await reader.next()
        _ = try await reader.next()
        #expect(transport.sent.count == 1)
        for try await row in rows where row.account?.accountID == "A3" { break }
        #expect(transport.sent.count == 3)
    }

    @Test("gives the rows before an error, then the error, then nothing")
    func failing() async throws {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            number == 2
                ? HTTPResponse(status: 503)
                : HTTPResponse(status: 200, body: Array(page(row("A1"), row("A2"), next: "c").utf8))
        }
        var reader = try canopy(transport).customerAccounts().makeAsyncIterator()
        #expect(try await reader.next()?.account?.accountID == "A1")
        #expect(try await reader.next()?.account?.accountID == "A2")
        await #expect(throws: ServicingError.self) { _ = try await reader.next() }
        #expect(try await reader.next() == nil)
        #expect(transport.sent.count == 2)
    }

    @Test("passes over pages without rows and null rows")
    func empty() async throws {
        let transport = ScriptedTransport(
            answering: page(next: "c1"), page("null", next: "c2"), page("null", row("A1"), next: "c3"), page())
        #expect(await ids(try canopy(transport).customerAccounts()).accounts == ["A1"])
    }

    @Test("has pages of no rows at no price, so that a limit of 0 is refused before anything is sent")
    func noRows() async throws {
        let transport = Self.list()
        let result = await ids(try canopy(transport).customerAccounts(limit: 0))
        #expect(result.error?.kind == .invalidRequest)
        #expect(result.error?.effect == .notSent)
        #expect(result.error?.problems.map(\.field) == ["limit"])
        #expect(transport.sent.isEmpty)
        let single = try await canopy(transport).perform(ListCustomerAccounts(limit: 0))
        #expect(single.page?.results.isEmpty == true)
    }

    /// A list whose first page leads to the cursor c1 and each cursor's to the next, up to the last, which leads elsewhere.
    /// A page's one row is the cursor's, and the first page's is c0's.
    private static func cycle(of length: Int, to first: Int) -> ScriptedTransport {
        ScriptedTransport { _, request throws(TransportError) in
            let asked = request.fullTarget.split(separator: "starting_after=c")
            let number = asked.count == 2 ? Int(asked[1]) ?? -1 : 0
            let body = page(row("c\(number)"), next: "c\(number == length ? first : number + 1)")
            return HTTPResponse(status: 200, body: Array(body.utf8))
        }
    }

    @Test("finds a cycle of cursors however long it is, before a row comes twice", arguments: [1, 2, 100, 1000])
    func cycle(length: Int) async throws {
        for first in Set([1, (length + 1) / 2, length]) {
            let transport = Self.cycle(of: length, to: first)
            let result = await ids(try canopy(transport).customerAccounts(limit: 1))
            #expect(result.error?.kind == .malformedResponse)
            #expect(result.accounts == (0...length).map { AccountID("c\($0)") })
            #expect(Set(transport.lines).count == transport.lines.count)
        }
    }

    @Test("finds a cycle that leads back to the first page by a cursor of its own after that page's second reading")
    func cycleToTheBeginning() async throws {
        let result = await ids(try canopy(Self.cycle(of: 3, to: 0)).customerAccounts(limit: 1))
        #expect(result.error?.kind == .malformedResponse)
        #expect(result.accounts == ["c0", "c1", "c2", "c3", "c0"])
    }
}

@Suite("A place in a list")
struct PagePositionTests {
    @Test("is made of one cursor, or of none")
    func oneCursor() throws {
        #expect(try PagePosition(startingAfter: "a", endingBefore: nil) == .after("a"))
        #expect(try PagePosition(startingAfter: nil, endingBefore: "b") == .before("b"))
        #expect(try PagePosition(startingAfter: nil, endingBefore: nil) == nil)
    }

    @Test("is not made of both, which the document forbids; and the cursors are not told")
    func bothCursors() throws {
        do {
            _ = try PagePosition(startingAfter: "cursor-a", endingBefore: "cursor-b")
            Issue.record("both were taken")
        } catch {
            #expect(error.kind == .invalidRequest)
            #expect(error.effect == .notSent)
            #expect(error.problems.map(\.field) == ["ending_before"])
            #expect(!"\(error)".contains("cursor-"))
        }
    }
}
