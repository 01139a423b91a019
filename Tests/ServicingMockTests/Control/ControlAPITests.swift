import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The control API")
struct ControlAPITests {
    @Test("says that it serves, and lists what it can be asked", arguments: Door.allCases)
    func health(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            let health = try await client.send(.get, "/__mock/health")
            #expect(health.status == 200)
            #expect(try health.json["status"] == "ok")
            let index = try await client.send(.get, "/__mock/control").json["resources"]?.array ?? []
            #expect(index.contains { $0["path"] == "/__mock/health" && $0["method"] == "GET" })
            #expect(index.allSatisfy { $0["summary"]?.string?.hasSuffix(".") == true })
        }
    }

    @Test("makes, lists, resets and removes worlds", arguments: Door.allCases)
    func worlds(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            #expect(try await client.send(.put, "/__mock/worlds/anna", body: "{}").status == 201)
            _ = try await client.cancel("/__world/anna")
            let one = try await client.send(.get, "/__mock/worlds/anna").json
            #expect(one["name"] == "anna" && one["requests"] == 1)
            #expect(try await client.send(.get, "/__mock/worlds").json["worlds"]?.array?.count == 1)

            let json = ["Content-Type": "application/json", "X-Mock-World": "anna"]
            #expect(try await client.send(.post, "/__mock/reset", json).status == 204)
            #expect(try await client.cancel("/__world/anna").json["loansUpdated"] == 3)

            #expect(try await client.send(.delete, "/__mock/worlds/anna").status == 204)
            #expect(try await client.send(.delete, "/__mock/worlds/anna").status == 404)
            #expect(try await client.send(.get, "/__mock/worlds/anna").status == 404)
            #expect(try await client.send(.put, "/__mock/worlds/a%20b", body: "{}").status == 400)
        }
    }

    @Test("sets and moves one world's clock", arguments: Door.allCases)
    func clock(door: Door) async throws {
        let worlds = MockWorlds()
        try await through(door, worlds) { client in
            let set = try await client.send(
                .put, "/__world/anna/__mock/clock", body: #"{"time":"2025-06-01T12:00:00-05:00"}"#)
            #expect(try set.json["now"] == "2025-06-01T17:00:00.000000+00:00")
            let moved = try await client.send(
                .post, "/__world/anna/__mock/clock/advance", body: #"{"days":1,"hours":2,"seconds":3.25}"#)
            #expect(try moved.json["now"] == "2025-06-02T19:00:03.250000+00:00")
            let to = try await client.send(
                .post, "/__mock/clock/advance", ["X-Mock-World": "anna"], body: #"{"to":"2026-01-01T00:00:00Z"}"#)
            #expect(try to.json["now"] == "2026-01-01T00:00:00.000000+00:00")
            let free = try await client.send(
                .put, "/__world/anna/__mock/clock", body: #"{"follows":"system","shiftSeconds":-0.5}"#)
            #expect(try free.json["shiftSeconds"]?.number?.text == "-0.5")
        }
        let anna = try #require(worlds.existingWorld(WorldName("anna")!))
        #expect(anna.clock.setting == .system(shift: .milliseconds(-500)))
        #expect(worlds.default.clock.setting == .system(shift: .zero))
    }

    @Test(
        "refuses a clock's setting with every place that is wrong",
        arguments: [
            ("PUT", "/__mock/clock", #"{"time":"noon","zone":"UTC"}"#, ["zone", "time"]),
            ("PUT", "/__mock/clock", #"{"follows":"moon","shiftSeconds":1e3}"#, ["follows", "shiftSeconds"]),
            ("PUT", "/__mock/clock", #"{"follows":"system","time":"2025-06-01T12:00:00Z"}"#, ["body"]),
            ("PUT", "/__mock/clock", "[]", ["body"]), ("PUT", "/__mock/clock", "{}", ["follows"]),
            ("POST", "/__mock/clock/advance", "{}", ["body"]),
            ("POST", "/__mock/clock/advance", #"{"days":-1,"seconds":-1}"#, ["days", "seconds"]),
            ("POST", "/__mock/clock/advance", #"{"to":"1999-01-01T00:00:00Z"}"#, ["to"]),
            ("POST", "/__mock/clock/advance", #"{"to":"2999-01-01T00:00:00Z","days":1}"#, ["body"]),
        ])
    func badClock(method: String, path: String, body: String, paths: [String]) async throws {
        try await through(.inProcess, MockWorlds()) { client in
            let answer = try await client.send(HTTPMethod(rawValue: method), path, body: body)
            #expect(answer.status == 422)
            let problems = try answer.json["problems"]?.array ?? []
            let found = Set(problems.compactMap { $0["path"]?.string })
            #expect(found.isSuperset(of: paths))
        }
    }

    @Test("shows what each rule rests on, for all or for one provider", arguments: Door.allCases)
    func fidelity(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            let all = try await client.send(.get, "/__mock/fidelity").json
            #expect(all["rules"]?.array?.count == MockWorld.rules.count)
            let documented = try #require(all["documented"]?.int)
            let inferred = try #require(all["inferred"]?.int)
            #expect(documented + inferred == MockWorld.rules.count)
            let kordev = try await client.send(.get, "/__mock/fidelity?provider=kordev").json["rules"]?.array ?? []
            let rule = try #require(kordev.first { $0["id"] == "kordev.cancels" })
            #expect(rule["document"] == "kordev.cancel-loan.txt" && rule["lines"] == [1, 1])
            #expect(rule["quote"] == "Cancel a loan for a borrower")
            #expect(kordev.allSatisfy { $0["provider"] == "kordev" })
        }
    }

    @Test("knows its resources, their methods and their query", arguments: Door.allCases)
    func routing(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            #expect(try await client.send(.get, "/__mock/nothing").status == 404)
            let method = try await client.send(.delete, "/__mock/health")
            #expect(method.status == 405 && method.headers["Allow"] == "GET")
            #expect(try await client.send(.get, "/__mock/health?x=1").status == 422)
            #expect(try await client.send(.get, "/__mock/%ff").status == 400)
            #expect(try await client.send(.get, "/__mocked").status == 501)
            #expect(try await client.send(.head, "/__mock/health").body.isEmpty)
        }
    }
}
