import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("What of an answer was delivered", .timeLimit(.minutes(2)))
struct DeliveredBytesTests {
    /// The last entry's delivery, once it is over.
    private func delivered(_ worlds: MockWorlds) async -> DeliveredBytes? {
        while worlds.default.journal.entries.last.map({ $0.delivered == nil }) ?? true { await Task.yield() }
        return worlds.default.journal.entries.last?.delivered
    }

    private func delivery(
        _ door: Door, _ effects: [Fault.Effect], _ worlds: MockWorlds = MockWorlds()
    ) async throws -> DeliveredBytes? {
        worlds.default.inject(Fault(.afterCommit, effects))
        var delivered: DeliveredBytes?
        try await through(door, worlds) { client in
            _ = try? await client.cancel()
            delivered = await self.delivered(worlds)
        }
        return delivered
    }

    @Test("Through both doors the same is told: all, some, none, of as many bytes")
    func bothDoors() async throws {
        let cases: [(effects: [Fault.Effect], bytes: Int?)] = [
            ([.header(name: "X-A", value: "b")], nil), ([.cut(afterBytes: 10, .reset)], 10),
            ([.cut(afterBytes: 200, .closed)], 200), ([.cut(afterBytes: 0, .closed)], 0),
            ([.garbage(Array("rubbish".utf8))], 7), ([.contentLength(5)], nil),
        ]
        for (effects, bytes) in cases {
            let one = try #require(try await delivery(.inProcess, effects))
            let two = try #require(try await delivery(.loopback, effects))
            #expect(one == two, "\(effects)")
            #expect(one.bytes == bytes ?? one.total, "\(effects)")
            #expect(one.total > 6)
        }
    }

    @Test("An answer of which a piece comes at a time is delivered when its last piece is", arguments: Door.allCases)
    func dribble(door: Door) async throws {
        let delivered = try await delivery(door, [.dribble(bytes: 100, gap: .milliseconds(1))])
        #expect(delivered?.isWhole == true)
    }

    @Test("Of an answer that its client did not wait for nothing is delivered, though it was committed")
    func gone() async throws {
        let worlds = MockWorlds()
        worlds.default.inject(Fault(.afterCommit, [.delay(.seconds(3600))]))
        let server = try MockServer.start(handler: worlds)
        let client = try RawClient(port: server.port)
        try await client.send(
            "POST /customers/CUST-12345/cancel-servicing HTTP/1.1\r\nHost: a\r\nX-API-Key: demo-api-key\r\nContent-Length: 0\r\n\r\n"
        )
        while worlds.default.journal.total == 0 { await Task.yield() }
        #expect(worlds.default.journal.entries.first?.delivered == nil)
        client.reset()
        await server.stop()
        let entry = try #require(worlds.default.journal.entries.first)
        #expect(entry.committed && entry.delivered?.bytes == 0 && (entry.delivered?.total ?? 0) > 100)
    }

    @Test("A reset has answers leave at once that are held back", arguments: Door.allCases)
    func reset(door: Door) async throws {
        let worlds = MockWorlds()
        worlds.default.inject(Fault(.beforeCommit, [.delay(.seconds(20))]))
        try await through(door, worlds) { client in
            async let answer = client.cancel()
            while worlds.default.journal.total == 0 { await Task.yield() }
            let reset = try await client.send(.post, "/__mock/reset", ["Content-Type": "application/json"])
            #expect(reset.status == 204)
            #expect(try await answer.json["loansUpdated"] == 3)
            // What comes after a reset waits for its own delay.
            worlds.default.inject(Fault(.beforeCommit, [.delay(.milliseconds(1))]))
            #expect(try await client.cancel().json["loansUpdated"] == 3)
        }
    }

    @Test("The journal is asked by connection, ordinal and what was delivered", arguments: Door.allCases)
    func queries(door: Door) async throws {
        let worlds = MockWorlds()
        worlds.default.inject(Fault(.afterCommit, [.cut(afterBytes: 20, .closed)], turn: .nth(2)))
        try await through(door, worlds) { client in
            _ = try await client.cancel()
            _ = try? await client.cancel()
            _ = await delivered(worlds)
            let part = try await client.send(.get, "/__mock/journal?delivered=part").json["entries"]?.array ?? []
            #expect(part.map { $0["number"] } == [2])
            #expect(part.first?["delivered"]?["bytes"] == 20 && part.first?["committed"] == true)
            #expect(try await client.send(.get, "/__mock/journal?delivered=whole").json["entries"]?.array?.count == 1)
            let connection = worlds.default.journal.entries[0].connection
            let one = try await client.send(.get, "/__mock/journal?connection=\(connection)&ordinal=1").json["entries"]
            #expect(one?.array?.map { $0["number"] } == [1])
            #expect(try await client.send(.get, "/__mock/journal?delivered=all").status == 422)
        }
    }
}
