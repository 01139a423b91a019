import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Faults")
struct FaultTests {
    let world = MockWorld()

    private func cancel() -> Reply {
        world.sendForReply(.post, "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel", Credentials.none)
    }

    private var isCancelled: Bool {
        world.withState(of: KordevMock.self) { $0.borrowers["BRW-1001"]!.loans["LOAN-2001"]!.cancellation != nil }
    }

    static let effects: [Fault.Effect] = [
        .status(503), .cut(afterBytes: 0, .reset), .cut(afterBytes: 20, .closed), .cut(afterBytes: 0, .silence),
        .body(Array("<html>".utf8), contentType: "text/html"), .header(name: "X", value: "y"),
        .contentLength(3), .garbage([0, 1, 2]),
    ]

    @Test("Before the commit nothing changes, whatever the client sees", arguments: effects)
    func beforeCommit(effect: Fault.Effect) throws {
        world.inject(Fault(.beforeCommit, [effect]))
        _ = cancel()
        #expect(!isCancelled)
        let entry = try #require(world.journal.entries.last)
        #expect(!entry.committed)
        #expect(entry.faults.map(\.effects) == [[effect]])
    }

    @Test("After the commit it has changed, whatever the client sees", arguments: effects)
    func afterCommit(effect: Fault.Effect) {
        world.inject(Fault(.afterCommit, [effect]))
        _ = cancel()
        #expect(isCancelled)
        #expect(world.journal.entries.map(\.committed) == [true])
    }

    @Test(
        "A delay alone holds the answer back and keeps nobody from acting",
        arguments: [Fault.Placement.beforeCommit, .afterCommit])
    func delay(placement: Fault.Placement) {
        world.inject(Fault(placement, [.delay(.milliseconds(30))]))
        world.inject(Fault(placement, [.delay(.milliseconds(12))]))
        let reply = cancel()
        #expect(reply.delay == .milliseconds(42))
        #expect(reply.response.status == 200)
        #expect(isCancelled)
    }

    @Test(
        "What leaves the answer as it is keeps nobody from acting",
        arguments: [
            Fault.Effect.dribble(bytes: 1, gap: .milliseconds(1)), .acceptance(.refused(for: .seconds(1))),
            .acceptance(.slow(delay: .seconds(1), for: .seconds(2))),
        ])
    func harmless(effect: Fault.Effect) {
        world.inject(Fault(.beforeCommit, [effect]))
        #expect(cancel().response.status == 200)
        #expect(isCancelled)
    }

    @Test("What concerns the wire is handed to the door")
    func wire() {
        world.inject(Fault(.afterCommit, [.contentLength(3), .dribble(bytes: 2, gap: .seconds(1))], turn: .nth(1)))
        world.inject(Fault(.afterCommit, [.garbage([7]), .acceptance(.refused(for: .seconds(3)))], turn: .nth(2)))
        let first = cancel()
        #expect(first.form == .announcing(contentLength: 3))
        #expect(first.pace == .dribble(bytes: 2, gap: .seconds(1)))
        #expect(first.acceptance == nil)
        let second = cancel()
        #expect(second.form == .bytes([7]))
        #expect(second.pace == .full)
        #expect(second.acceptance == .refused(for: .seconds(3)))
    }

    @Test("A status comes with the provider's own body, other bodies come as they are, a cut is for the door")
    func effectsTogether() throws {
        world.inject(Fault(.beforeCommit, [.status(429)], turn: .nth(1)))
        world.inject(
            Fault(
                .afterCommit,
                [
                    .status(502), .body(Array("<h1>502</h1>".utf8), contentType: "text/html"),
                    .header(name: "retry-after", value: "Fri, 31 Dec 1999 23:59:59 GMT"),
                    .cut(afterBytes: 40, .closed),
                ], turn: .nth(2)))
        let limited = cancel()
        #expect(limited.response.status == 429)
        #expect(limited.response.headers["Retry-After"] == "1")
        #expect(try limited.response.json["status"]?.string == "Too Many Requests")
        let page = cancel()
        #expect(page.response.status == 502)
        #expect(page.response.body == Array("<h1>502</h1>".utf8))
        #expect(page.response.headers.values(of: "Content-Type") == ["text/html"])
        #expect(page.response.headers["Retry-After"] == "Fri, 31 Dec 1999 23:59:59 GMT")
        #expect(page.delivery == .cut(afterBytes: 40, .closed))
    }

    @Test(
        "A fault hits the requests whose turn it is",
        arguments: [
            (Fault.Turn.every, [503, 503, 503, 503]), (.nth(2), [200, 503, 200, 200]),
            (.first(2), [503, 503, 200, 200]), (.nth(9), [200, 200, 200, 200]),
        ])
    func turns(turn: Fault.Turn, statuses: [Int]) {
        world.inject(Fault(.beforeCommit, [.status(503)], turn: turn))
        let seen = statuses.map { _ in
            world.send(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu).status
        }
        #expect(seen == statuses)
    }

    @Test("A fault is for the provider and operation it names and counts only theirs")
    func scope() {
        world.inject(Fault(.beforeCommit, [.status(500)], provider: "kordev", turn: .nth(1)))
        world.inject(Fault(.beforeCommit, [.status(500)], operation: "set-account-status"))
        #expect(world.send(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu).status == 200)
        #expect(world.send(.put, "/accounts/can_52322/status", Credentials.canopy, body: "{}").status == 500)
        #expect(cancel().response.status == 500)
        #expect(cancel().response.status == 200)
    }

    @Test("Faults that are taken out hit nobody")
    func removed() {
        world.inject(Fault(.beforeCommit, [.status(500)]))
        #expect(world.faults.count == 1)
        world.removeFaults()
        #expect(world.faults.isEmpty)
        #expect(cancel().response.status == 200)
    }

    @Test("A path that no document knows is not a provider's to fail")
    func unknownPath() {
        world.inject(Fault(.beforeCommit, [.status(500)]))
        #expect(world.send(.get, "/nothing", Credentials.none).status == 501)
    }
}
