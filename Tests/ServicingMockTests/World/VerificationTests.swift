import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Verification by the journal")
struct VerificationTests {
    private let cancel = "/customers/CUST-12345/cancel-servicing"

    @Test("A second send shows whose bytes it has, and one byte more or less shows another")
    func sameBytes() throws {
        let world = MockWorld()
        for body in ["{}", "{}", "{} ", "{}"] {
            world.send(.post, cancel, Credentials.finosu, body: body, connection: 3)
        }
        world.send(.post, cancel, Credentials.finosu, body: "{}", connection: 9, ordinal: 2)
        #expect(world.journal.entries.map(\.sameBytesAs) == [nil, 1, nil, 2, 4])
        let last = try #require(world.journal.entries.last)
        #expect("\(last)".hasSuffix("committed, the same bytes as #4"))
    }

    @Test("As many as expected satisfy; too few show which field of which request differs")
    func nearMisses() throws {
        let world = MockWorld()
        world.send(.post, cancel, Credentials.finosu, body: #"{"reason":"MISTAKE"}"#)
        world.send(.post, cancel, Credentials.finosu, body: #"{"reason":"PAID_OFF"}"#)
        world.send(.get, "/nothing", Credentials.none)
        let pattern = RequestPattern(provider: "finosu", method: "POST", path: cancel, body: ["reason": "PAID_OFF"])
        #expect(world.verify(1...1, matching: pattern).outcome == .satisfied)
        #expect(world.verify(0...0, matching: pattern).outcome == .failed)
        let failed = world.verify(2...2, matching: pattern)
        #expect(failed.outcome == .failed && failed.found == 1)
        let nearest = try #require(failed.nearest.first)
        #expect(nearest.number == 1)
        #expect(nearest.differences.map(\.field) == ["body.reason"])
        #expect(nearest.differences.map(\.expected) == [#""PAID_OFF""#])
        #expect(nearest.differences.map(\.found) == [#""MISTAKE""#])
        #expect("\(failed)".hasPrefix("failed: 1 found; nearly: #1: body.reason"))
    }

    @Test("What is private is masked in a near miss")
    func masked() throws {
        let world = MockWorld()
        world.send(.post, "/customers", Credentials.canopy, body: #"{"customer_details":{"ssn":"111-22-3333"}}"#)
        let expected = try json(#"{"customer_details":{"ssn":"999-88-7777"}}"#)
        let failed = world.verify(1...1, matching: RequestPattern(provider: "canopy", body: expected))
        let difference = try #require(failed.nearest.first?.differences.first)
        #expect(difference.field == "body.customer_details.ssn")
        #expect(difference.expected == "***" && difference.found == "***")
        #expect(!"\(failed)".contains("111-22"))
    }

    @Test("What was evicted can't be told, unless the counts alone or the rest tell")
    func evicted() {
        let world = MockWorld(journalLimit: 3)
        for _ in 0..<10 { world.send(.post, cancel, Credentials.finosu, body: "{}") }
        let byPath = RequestPattern(path: cancel)
        #expect(world.journal.evicted == 7)
        #expect(world.verify(10...10, matching: byPath).outcome == .cannotTell)
        #expect("\(world.verify(10...10, matching: byPath))" == "evicted, cannot tell: 3 found, 7 evicted")
        #expect(world.verify(2...Int.max, matching: byPath).outcome == .satisfied)
        #expect(world.verify(0...2, matching: byPath).outcome == .failed)
        #expect(world.verify(11...20, matching: byPath).outcome == .failed)
        let counted = RequestPattern(provider: "finosu", status: 200, committed: true)
        #expect(world.verify(10...10, matching: counted).outcome == .satisfied)
        #expect(world.verify(9...9, matching: counted).outcome == .failed)
        world.clearJournal()
        #expect(world.verify(0...0, matching: counted).outcome == .satisfied)
        #expect(world.journal.evicted == 0)
    }

    @Test("The journal is bounded by bytes as well and keeps at least one entry")
    func bytes() {
        let world = MockWorld(journalBytes: 20_000)
        let body = #"{"x":""# + String(repeating: "a", count: 6000) + #""}"#
        for _ in 0..<8 { world.send(.post, cancel, Credentials.finosu, body: body) }
        #expect((1...3).contains(world.journal.entries.count))
        #expect(world.journal.total == 8)
        let small = MockWorld(journalBytes: 1)
        small.send(.post, cancel, Credentials.finosu, body: body)
        #expect(small.journal.entries.count == 1)
    }

    @Test("A path that no document knows is told what would have matched")
    func nearRoutes() throws {
        let answer = MockWorld().send(.post, "/customer/CUST-12345/cancel-servicing", Credentials.finosu)
        let near = try answer.json["wouldHaveMatched"]?[0]
        #expect(near?["operation"] == "cancel-servicing")
        #expect(near?["if"] == ["segment 1 were 'customers'"])
        let method = try MockWorld().send(.get, "/account/a/status", Credentials.canopy).json["wouldHaveMatched"]?[0]
        #expect(method?["operation"] == "set-account-status")
        #expect(method?["if"] == ["the method were PUT", "segment 1 were 'accounts'"])
    }

    @Test("The journal is read, counted, verified and cleared over the control API", arguments: Door.allCases)
    func control(door: Door) async throws {
        let worlds = MockWorlds()
        try await through(door, worlds) { client in
            _ = try await client.cancel()
            _ = try await client.send(.get, "/nothing")
            _ = try await client.send(
                .post, "/customers", Credentials.canopy, body: #"{"customer_details":{"ssn":"111-22-3333"}}"#)
            let journal = try await client.send(.get, "/__mock/journal?provider=finosu").json
            #expect(journal["total"] == 3 && journal["evicted"] == 0 && journal["entries"]?.array?.count == 1)
            let entry = journal["entries"]?[0]
            #expect(entry?["operation"] == "cancel-servicing" && entry?["committed"] == true)
            #expect(entry?["response"]?["body"]?["json"]?["loansUpdated"] == 3)
            let all = try await client.send(.get, "/__mock/journal?limit=2")
            #expect(try all.json["more"] == true)
            let rest = try await client.send(.get, "/__mock/journal?after=2")
            #expect(!String(decoding: rest.body, as: UTF8.self).contains("111-22-3333"))
            #expect(!String(decoding: rest.body, as: UTF8.self).contains("demo-access-token"))
            #expect(try await client.send(.get, "/__mock/journal?limit=x").status == 422)

            let counts = try await client.send(.get, "/__mock/journal/counts").json["counts"]?.array ?? []
            #expect(counts.count == 3 && counts.contains { $0["provider"] == "finosu" && $0["requests"] == 1 })
            let verified = try await client.send(
                .post, "/__mock/journal/verify", body: #"{"count":1,"matching":{"provider":"finosu","body":{}}}"#)
            #expect(try verified.json["outcome"] == "satisfied")
            let failed = try await client.send(
                .post, "/__mock/journal/verify",
                body: #"{"atLeast":1,"matching":{"provider":"finosu","body":{"reason":"X"}}}"#)
            #expect(try failed.json["outcome"] == "failed")
            #expect(try failed.json["nearest"]?[0]?["differences"]?[0]?["field"] == "body.reason")
            #expect(try await client.send(.post, "/__mock/journal/verify", body: "{}").status == 422)
            #expect(try await client.send(.delete, "/__mock/journal").status == 204)
            #expect(try await client.send(.get, "/__mock/journal").json["entries"]?.array?.isEmpty == true)
        }
    }
}
