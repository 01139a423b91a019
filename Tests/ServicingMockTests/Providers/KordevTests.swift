import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Kordev behind the mock")
struct KordevMockTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00.25Z")!))
    let path = "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel"

    private func cancel(_ body: String?, query: String = "", path: String? = nil) -> HTTPResponse {
        world.send(.post, (path ?? self.path) + query, Credentials.none, body: body)
    }

    @Test("A cancellation answers the documented fields, effective now, whatever occurred_on says")
    func cancels() throws {
        let answer = cancel(
            """
            {"loan_cancellation": {"id": "CNL-77"}, "occurred_on": "2020-01-01T10:15:20-05:00", "request_id": "r é/1"}
            """)
        #expect(answer.status == 200)
        let printed: JSONValue = [
            "effective_date": "2025-06-01T12:00:00.250000+00:00", "id": "CNL-77", "kordev_id": 3_617_888_273_932,
            "loan_id": "LOAN-2001", "request_id": "r é/1",
        ]
        #expect(try answer.json == printed)
        let kept = world.withState(of: KordevMock.self) { $0.borrowers["BRW-1001"]?.loans["LOAN-2001"]?.cancellation }
        #expect(kept?.occurredOn == "2020-01-01T10:15:20-05:00")
    }

    @Test(
        "Everything in the body may be left out",
        arguments: [nil, "{}", #"{"loan_cancellation": {}}"#, #"{"loan_cancellation": {"id": null}}"#])
    func optionalFields(body: String?) throws {
        let answer = try cancel(body).json
        #expect(answer["id"] == .null)
        #expect(answer["request_id"] == nil)
        #expect(answer.object?.keys == ["effective_date", "id", "kordev_id", "loan_id"])
    }

    @Test(
        "A migration is effective when it occurred, its offset and digits kept",
        arguments: [
            "2020-01-01T10:15:20-05:00", "2013-01-13T05:25:13.813+00:00", "2019-02-28t23:59:60.1234567891z",
            "2020-02-29T00:00:00+14:00",
        ])
    func migration(date: String) throws {
        let answer = cancel(#"{"occurred_on": "\#(date)"}"#, query: "?is_migration=true")
        #expect(answer.status == 200)
        #expect(try answer.json["effective_date"]?.string == date)
    }

    @Test("is_migration is a boolean in any letter case", arguments: [("True", true), ("FALSE", false)])
    func migrationFlag(text: String, isMigration: Bool) throws {
        let answer = cancel(#"{"occurred_on": "2020-01-01T10:15:20-05:00"}"#, query: "?is_migration=" + text)
        #expect((try answer.json["effective_date"]?.string == "2020-01-01T10:15:20-05:00") == isMigration)
    }

    @Test(
        "A request that is not as documented is answered 400 and cancels nothing",
        arguments: [
            ("", "null"), ("", "[]"), ("", "{"), ("", #"{"loan_cancellation": null}"#),
            ("", #"{"loan_cancellation": []}"#), ("", #"{"loan_cancellation": {"id": 7}}"#),
            ("", #"{"request_id": 7}"#), ("", #"{"occurred_on": null}"#), ("", #"{"occurred_on": "2020-01-01"}"#),
            ("", #"{"occurred_on": "2020-01-01T10:15:20"}"#), ("", #"{"occurred_on": "2020-02-30T10:15:20Z"}"#),
            ("?is_migration=true", "{}"), ("?is_migration=yes", "{}"), ("?is_migration=", "{}"),
            ("?is_migration=true&is_migration=true", #"{"occurred_on": "2020-01-01T10:15:20Z"}"#),
        ])
    func invalidRequest(query: String, body: String) throws {
        let answer = cancel(body, query: query)
        #expect(answer.status == 400)
        #expect(try answer.json.object?.keys == ["code", "context", "error", "status"])
        #expect(try answer.json["status"]?.string == "Bad Request")
        #expect(cancel(nil).status == 200)
    }

    @Test("A missing occurred_on in a migration is told by name")
    func migrationWithoutDate() throws {
        let answer = try cancel(nil, query: "?is_migration=true").json
        #expect(answer["context"] == ["field": "occurred_on"])
        #expect(world.journal.entries.last?.rule.id == "kordev.migration-date")
    }

    @Test("An unknown loan is answered 404 with the documented error object")
    func unknownLoan() throws {
        let answer = cancel(nil, path: "/v1/borrowers/BRW-1001/loans/LOAN-9/cancel")
        #expect(answer.status == 404)
        let printed: JSONValue = [
            "code": 4040, "context": ["borrower_id": "BRW-1001", "loan_id": "LOAN-9"], "error": "loan not found",
            "status": "Not Found",
        ]
        #expect(try answer.json == printed)
    }

    @Test("An unknown borrower is answered 404 with another code")
    func unknownBorrower() throws {
        let answer = cancel(nil, path: "/v1/borrowers/BRW-9/loans/LOAN-2001/cancel")
        #expect(answer.status == 404)
        #expect(try answer.json["code"] == 4041)
    }

    @Test("A cancelled loan is answered 409 and keeps its date", arguments: ["LOAN-2001", "LOAN-2002"])
    func conflict(loan: String) throws {
        let path = "/v1/borrowers/BRW-1001/loans/\(loan)/cancel"
        _ = cancel(nil, path: path)
        let before = world.withState(of: KordevMock.self) { $0.borrowers["BRW-1001"]?.loans[loan]?.cancellation }
        world.clock.advance(by: .seconds(60))
        let answer = cancel(nil, path: path)
        #expect(answer.status == 409)
        #expect(try answer.json["status"]?.string == "Conflict")
        #expect(try answer.json["code"] == 4090)
        let after = world.withState(of: KordevMock.self) { $0.borrowers["BRW-1001"]?.loans[loan]?.cancellation }
        #expect(before != nil)
        #expect(before == after)
    }

    @Test("500 is answered where a fault asks for it, as the documented error object")
    func internalError() throws {
        world.inject(Fault(.beforeCommit, [.status(500)], provider: "kordev"))
        let answer = cancel(nil)
        #expect(answer.status == 500)
        #expect(
            try answer.json
                == ["code": 5000, "context": [:], "error": "Internal Server Error", "status": "Internal Server Error"])
    }

    @Test("No credential is served, a right one too")
    func credentialsAreOptional() {
        #expect(cancel(nil).status == 200)
        let path = "/v1/borrowers/BRW-1001/loans/LOAN-2002/cancel"
        #expect(world.send(.post, path, Credentials.canopy).status == 409)
        #expect(world.send(.post, path, Credentials.finosu).status == 409)
        #expect(world.send(.post, path, ["X-API-Key": "no"]).status == 401)
        #expect(world.journal.entries.last?.rule.id == "kordev.credentials")
    }
}
