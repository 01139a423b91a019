import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Named worlds")
struct ManyWorldsTests {
    @Test("A header or a path names the world, and no state is shared", arguments: Door.allCases)
    func isolation(door: Door) async throws {
        let worlds = MockWorlds()
        try await through(door, worlds) { client in
            let first = try await client.cancel("", ["X-Mock-World": "anna"])
            #expect(try first.json["loansUpdated"] == 3)
            #expect(try await client.cancel("/__world/anna").json["loansUpdated"] == 0)
            #expect(try await client.cancel("/__world/ben").json["loansUpdated"] == 3)
            #expect(try await client.cancel("/__world/ben", ["x-mock-world": "ben"]).json["loansUpdated"] == 0)
            #expect(try await client.cancel().json["loansUpdated"] == 3)
        }
        #expect(worlds.names.map(\.description) == ["anna", "ben", "default"])
        #expect(worlds.default.journal.total == 1)
    }

    @Test("What names the world does not reach the provider's rules", arguments: Door.allCases)
    func stripped(door: Door) async throws {
        let worlds = MockWorlds()
        try await through(door, worlds) { client in
            _ = try await client.cancel("/__world/anna", ["X-Mock-World": "anna"])
            _ = try await client.send(.get, "/__world/anna?a=b")
        }
        let world = try #require(worlds.existingWorld(WorldName("anna")!))
        #expect(world.journal.entries.map(\.target) == ["/customers/CUST-12345/cancel-servicing", "/?a=b"])
        #expect(world.journal.entries.allSatisfy { $0.requestHeaders["X-Mock-World"] == nil })
    }

    @Test(
        "A name that is none, and two names, are refused",
        arguments: [
            ("", "a b", "bad-world-name"), ("", "", "bad-world-name"), ("/__world/a%20b", nil, "bad-world-name"),
            ("/__world/", nil, "bad-world-name"), ("/__world/..", nil, "bad-world-name"),
            ("", String(repeating: "a", count: 65), "bad-world-name"), ("/__world/a", "b", "two-worlds"),
            ("/__world/a/__world/b", nil, "two-worlds"),
        ] as [(String, String?, String)])
    func refused(prefix: String, header: String?, problem: String) {
        let worlds = MockWorlds()
        let fields = header.map { [HTTPField(unchecked: "X-Mock-World", $0)] } ?? []
        let reply = worlds.reply(
            to: ReceivedRequest(
                method: .post, target: prefix + "/customers/C/cancel-servicing",
                headers: HTTPHeaders(unchecked: fields), body: [], connection: 1, ordinal: 1))
        #expect(reply.response.status == 400)
        #expect(reply.response.headers["X-Mock-Problem"] == problem)
        #expect(worlds.names.isEmpty)
    }

    @Test("Thousands of worlds stand side by side, each from the seed, and removing one makes it new")
    func many() throws {
        var seed = WorldSeed(clock: .standing(MockInstant("2025-06-01T12:00:00Z")!))
        seed.withState(of: FinosuMock.self) { $0.customers["CUST-1"] = $0.customers["CUST-12345"] }
        let worlds = MockWorlds(seed: seed)
        for number in 0..<3000 {
            let world = try #require(worlds.world(WorldName("w\(number)")!))
            let answer = world.send(.post, "/customers/CUST-1/cancel-servicing", Credentials.finosu)
            #expect(try answer.json["loansUpdated"] == 3)
        }
        #expect(worlds.names.count == 3000)
        let name = WorldName("w7")!
        #expect(worlds.remove(name) && !worlds.remove(name))
        let again = try #require(worlds.world(name))
        #expect(
            try again.send(.post, "/customers/CUST-1/cancel-servicing", Credentials.finosu).json["loansUpdated"] == 3)
    }

    @Test("A world too many is refused, and the default world always has its place")
    func limit() throws {
        let worlds = MockWorlds(limit: 3)
        func status(_ name: String?) -> Int {
            worlds.reply(
                to: ReceivedRequest(
                    method: .get, target: "/nothing",
                    headers: HTTPHeaders(unchecked: name.map { [HTTPField(unchecked: "X-Mock-World", $0)] } ?? []),
                    body: [], connection: 1, ordinal: 1)
            ).response.status
        }
        #expect(["a", "b", "c", nil, "a", "d"].map(status) == [501, 501, 503, 501, 501, 503])
        worlds.removeAll()
        #expect(status("c") == 501)
    }

    @Test("A snapshot brings back state, clock, credentials and faults, and the journal goes on")
    func snapshot() throws {
        let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00Z")!))
        world.inject(Fault(.beforeCommit, [.status(503)], operation: "cancel-loan"))
        let before = world.snapshot
        world.send(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu)
        world.clock.advance(by: .seconds(60))
        world.credentials = MockCredentials()
        world.removeFaults()
        world.restore(before)
        let again = world.send(.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu)
        #expect(try again.json["loansUpdated"] == 3)
        #expect(world.clock.now == MockInstant("2025-06-01T12:00:00Z"))
        #expect(world.faults == before.faults && world.faults.count == 1)
        #expect(world.journal.entries.map(\.number) == [1, 2])
    }
}
