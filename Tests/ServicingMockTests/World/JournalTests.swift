import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The journal")
struct JournalTests {
    @Test("Every request is written down with its connection, its operation, its answer and what became of it")
    func entries() throws {
        let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00Z")!))
        world.send(
            .post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu, body: #"{"reason":"MISTAKE"}"#,
            connection: 4, ordinal: 1)
        world.clock.advance(by: .seconds(5))
        world.send(.post, "/customers/CUST-0/cancel-servicing", Credentials.finosu, connection: 4, ordinal: 2)
        world.send(.get, "/nothing?x=1", Credentials.none, connection: 5)

        let entries = world.journal.entries
        #expect(world.journal.total == 3)
        #expect(entries.map(\.number) == [1, 2, 3])
        #expect(entries.map { "\($0.connection).\($0.ordinal)" } == ["4.1", "4.2", "5.1"])
        #expect(entries.map(\.time.description).last == "2025-06-01T12:00:05.000000+00:00")
        #expect(entries.map(\.status) == [200, 404, 501])
        #expect(entries.map(\.committed) == [true, false, false])
        #expect(entries.map(\.provider) == ["finosu", "finosu", nil])
        #expect(entries.map(\.rule.id) == ["finosu.answer", "finosu.unknown-customer", "mock.unknown-path"])
        #expect(entries[0].operation == "cancel-servicing")
        #expect(entries[0].requestBody == Array(#"{"reason":"MISTAKE"}"#.utf8))
        #expect(try entries[0].response.json["loansUpdated"] == 3)
        #expect(entries[2].target == "/nothing?x=1")
        #expect(world.journal.entries(of: "finosu", "cancel-servicing").count == 2)
    }

    @Test("Credentials are masked wherever they stand")
    func masksCredentials() throws {
        let world = MockWorld()
        let headers = [
            "authorization": "Bearer demo-access-token", "X-Api-Key": "demo-api-key", "Cookie": "s=1",
            "X-Client-Secret": "hush", "X-Note": "uses demo-api-key", "X-Tenant-ID": "demo-tenant",
        ]
        world.send(.post, "/customers/demo-api-key/cancel-servicing?access_token=abc&x=1", headers)
        let entry = try #require(world.journal.entries.last)
        #expect(entry.requestHeaders["Authorization"] == "Bearer ***")
        #expect(entry.requestHeaders["X-API-Key"] == "***")
        #expect(entry.requestHeaders["Cookie"] == "***")
        #expect(entry.requestHeaders["X-Client-Secret"] == "***")
        #expect(entry.requestHeaders["X-Note"] == "uses ***")
        #expect(entry.requestHeaders["X-Tenant-ID"] == "demo-tenant")
        #expect(entry.target == "/customers/***/cancel-servicing?access_token=***&x=1")
    }

    @Test("A wrong credential is masked like a right one")
    func masksWrongCredentials() {
        let world = MockWorld()
        world.send(.put, "/accounts/a/status", ["Authorization": "Bearer someone-elses"])
        world.send(.put, "/accounts/a/status", ["Authorization": "no-scheme-at-all"])
        #expect(world.journal.entries.map { $0.requestHeaders["Authorization"] } == ["Bearer ***", "***"])
    }

    @Test(
        "Credentials in a body are masked, and all else of it stays",
        arguments: [
            (
                #"{"client_id":"a","client_secret":"hush"}"#, "application/json",
                #"{"client_id":"a","client_secret":"***"}"#
            ),
            (
                #"{ "user": {"Password": "hush", "n": 1.50}, "list": [{"refresh_token": "hush"}] }"#,
                "application/json", #"{"user":{"Password":"***","n":1.50},"list":[{"refresh_token":"***"}]}"#
            ),
            (#"{"passw\u006frd":["hush"],"x":null}"#, "application/json", #"{"password":"***","x":null}"#),
            (#"{"note":"uses demo-api-key"}"#, "application/json", #"{"note":"uses ***"}"#),
            (
                #"{"external_fields":[ {"key":"a\/b"} ]}"#, "application/json",
                #"{"external_fields":[ {"key":"a\/b"} ]}"#
            ),
            (
                "grant_type=x&client%5Fsecret=hush&q=demo-api-key&p=%41",
                "application/x-www-form-urlencoded; charset=x",
                "grant_type=x&client%5Fsecret=***&q=***&p=%41"
            ),
            (#"{"password":"hush""#, "application/json", "***"),
            ("plain demo-api-key text", "text/plain", "plain *** text"),
            ("100% of it", "text/plain", "100% of it"),
        ])
    func masksBodies(body: String, contentType: String, kept: String) throws {
        let world = MockWorld()
        world.send(
            .post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu, body: body, contentType: contentType)
        let entry = try #require(world.journal.entries.last)
        #expect(String(decoding: entry.requestBody, as: UTF8.self) == kept)
    }

    @Test("An answer that repeats a credential is written down with it masked, and every other byte for byte")
    func masksAnswers() throws {
        let world = MockWorld()
        world.credentials.apiKeys.insert(#"quoted"key"#)
        let plain = world.send(.get, "/products", Credentials.canopy)
        #expect(try #require(world.journal.entries.last).response.body == plain.body)
        for secret in ["demo-api-key", "demo-access-token", "demo-client-secret", #"quoted\"key"#] {
            let body = #"""
                {"product_overview":{"product_name":"uses \#(secret) here"},"promotional_policies":{"x":1.50},
                 "product_lifecycle_policies":{"billing_cycle_policies":{"cycle_interval":"1 month"}}}
                """#
            let answer = world.send(.post, "/products", Credentials.canopy, body: body)
            #expect(answer.status == 200)
            let kept = try #require(world.journal.entries.last).response
            #expect(try kept.json["product_overview"]?["product_name"] == "uses *** here")
            #expect(try kept.json["admin"] == answer.json["admin"])
        }
        world.inject(Fault(.afterCommit, [.body(Array("not demo-api-key JSON".utf8), contentType: "text/plain")]))
        world.send(.get, "/products", Credentials.canopy)
        let body = try #require(world.journal.entries.last).response.body
        #expect(String(decoding: body, as: UTF8.self) == "not *** JSON")
    }

    @Test("Requests from many threads are numbered without a gap and stand in the order of their numbers")
    func manyThreads() async {
        let world = MockWorld()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<50 { world.send(.get, "/customers/accounts", Credentials.canopy) }
                }
            }
        }
        #expect(world.journal.total == 400)
        #expect(world.journal.entries.map(\.number) == Array(1...400))
        #expect(world.journal.entries.allSatisfy { $0.status == 200 })
    }

    @Test("The description holds neither ids nor bodies")
    func description() throws {
        let world = MockWorld()
        world.inject(Fault(.afterCommit, [.cut(afterBytes: 9, .reset)]))
        world.send(
            .post, "/customers/CUST-12345/cancel-servicing?q=personal", Credentials.finosu,
            body: #"{"reason":"DECEASED"}"#)
        let entry = try #require(world.journal.entries.last)
        #expect(
            "\(entry)" == "#1 [1.1] finosu cancel-servicing: POST /customers/{id}/cancel-servicing -> 200 by "
                + "finosu.answer, committed, cut after 9 bytes (reset)")
        var printed = ""
        dump(entry, to: &printed)
        #expect(!printed.contains("CUST-12345") && !printed.contains("personal"))
    }

    @Test("The journal keeps the last entries and counts all")
    func bounded() {
        let world = MockWorld(journalLimit: 3)
        for number in 1...10 {
            world.send(.get, "/nothing/\(number)", Credentials.none)
            #expect(world.journal.entries.count == min(3, number))
        }
        #expect(world.journal.total == 10)
        #expect(world.journal.entries.map(\.target) == ["/nothing/8", "/nothing/9", "/nothing/10"])
    }
}
