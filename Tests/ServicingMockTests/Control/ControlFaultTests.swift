import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Faults over the control API")
struct ControlFaultTests {
    @Test("A fault is put in, hits, is counted and taken out, in its own world alone", arguments: Door.allCases)
    func life(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            let put = try await client.send(
                .post, "/__world/anna/__mock/faults",
                body: """
                    {"provider":"finosu","operation":"cancel-servicing","placement":"afterCommit","turn":{"nth":1},
                     "effects":[{"status":502},{"body":{"text":"<h1>502</h1>","contentType":"text/html"}}]}
                    """)
            #expect(put.status == 201)
            #expect(try put.json["id"] == 1)
            #expect(try await client.cancel().status == 200)
            let hit = try await client.cancel("/__world/anna")
            #expect(hit.status == 502 && hit.body == Array("<h1>502</h1>".utf8))
            #expect(hit.headers["Content-Type"] == "text/html")
            #expect(try await client.cancel("/__world/anna").json["loansUpdated"] == 0)
            let listed = try await client.send(.get, "/__world/anna/__mock/faults").json["faults"]?[0]
            #expect(listed?["hit"] == 1 && listed?["matched"] == 2 && listed?["spent"] == true)
            #expect(try await client.send(.delete, "/__world/anna/__mock/faults/1").status == 204)
            #expect(try await client.send(.delete, "/__world/anna/__mock/faults/1").status == 404)
        }
    }

    @Test("What is listed can be put in again and is the same")
    func roundTrip() async throws {
        let faults: [Fault] = [
            Fault(.afterCommit, [.cut(afterBytes: 12, .reset)], provider: "canopy", operation: "create-account"),
            Fault(.beforeCommit, [.cut(afterBytes: 0, .silence)], turn: .first(3)),
            Fault(
                .beforeCommit,
                [
                    .delay(.milliseconds(250)), .retryAfter(seconds: 3, asDate: true), .status(429),
                    .header(name: "X-Why", value: "maintenance"), .body(Array("x".utf8), contentType: "text/plain"),
                    .latency(Fault.Latency(.uniform(from: .zero, to: .seconds(1)), seed: 5)),
                    .latency(Fault.Latency(.logNormal(median: .milliseconds(80), sigmaThousandths: 250))),
                    .body([0, 0xff, 0x61], contentType: "application/octet-stream"), .contentLength(0),
                    .contentLength(7), .garbage(Array("SSH-2.0-\u{e9}\r\n".utf8)), .garbage([0xfe, 0x0a]),
                    .dribble(bytes: 3, gap: .microseconds(1500)), .acceptance(.prompt),
                    .acceptance(.refused(for: .milliseconds(500))),
                    .acceptance(.slow(delay: .seconds(1), for: .seconds(600))),
                ],
                scope: Fault.Scope(
                    reusedConnectionsOnly: true, skipping: 4, from: MockInstant("2025-01-01T00:00:00Z"),
                    until: MockInstant("2026-01-01T00:00:00.5Z"), hits: 9,
                    chance: Fault.Chance(perMillion: 125_000, seed: 42))),
        ]
        let worlds = MockWorlds()
        for fault in faults { worlds.default.inject(fault) }
        try await through(.inProcess, worlds) { client in
            let listed = try await client.send(.get, "/__mock/faults").json["faults"]?.array ?? []
            let stripped = listed.map { item -> JSONValue in
                var object = item.object ?? [:]
                for key in ["id", "matched", "hit", "spent"] { object[key] = nil }
                return .object(object)
            }
            let body = JSONValue.object(["faults": .array(stripped)]).text()
            #expect(try await client.send(.put, "/__mock/faults", body: body).status == 200)
        }
        #expect(worlds.default.faults == faults)
    }

    @Test("A fault that can't be is refused with every place that is wrong, and none is put in")
    func refused() async throws {
        let worlds = MockWorlds()
        try await through(.inProcess, worlds) { client in
            let answer = try await client.send(
                .post, "/__mock/faults",
                body: """
                    {"provider":"nobody","placement":"during","turn":{"nth":0},"hits":-1,"probability":1,
                     "from":"2026-01-01T00:00:00Z","until":"2025-01-01T00:00:00Z",
                     "chance":{"probability":1.5,"seed":1},
                     "effects":[{"status":99},{"header":{"name":"a b","value":"c"}},{"boom":1},{"delay":-1},
                                {"cut":{"afterBytes":-1,"ending":"slam"}}]}
                    """)
            #expect(answer.status == 422)
            let paths = Set(try answer.json["problems"]?.array?.compactMap { $0["path"]?.string } ?? [])
            let expected: Set = [
                "probability", "provider", "turn.nth", "hits", "until", "chance.probability", "placement",
                "effects[0].status", "effects[1].header", "effects[2].boom",
                "effects[3].delay", "effects[4].cut.afterBytes", "effects[4].cut.ending",
            ]
            #expect(paths.isSuperset(of: expected))
            #expect(try await client.send(.post, "/__mock/faults", body: #"{"effects":[]}"#).status == 422)
        }
        #expect(worlds.default.faults.isEmpty)
    }

    @Test("A request brings its own fault, which is journalled and hits it alone", arguments: Door.allCases)
    func ownFault(door: Door) async throws {
        let worlds = MockWorlds()
        try await through(door, worlds) { client in
            let fault = #"{"placement":"afterCommit","effects":[{"status":503},{"retryAfter":{"seconds":2}}]}"#
            let hit = try await client.cancel("", ["X-Mock-Fault": fault])
            #expect(hit.status == 503 && hit.headers["Retry-After"] == "2")
            #expect(try await client.cancel().json["loansUpdated"] == 0)
            #expect(try await client.cancel("", ["X-Mock-Fault": "503"]).status == 422)
            #expect(try await client.cancel("", ["X-Mock-Fault": "{"]).status == 400)
        }
        let entries = worlds.default.journal.entries
        #expect(entries.map(\.status) == [503, 200])
        #expect(entries[0].committed && entries[0].faults.count == 1)
        #expect(entries[0].requestHeaders["X-Mock-Fault"] == nil)
    }

    @Test("A request from another machine may not bring a fault")
    func ownFaultFromAfar() {
        let reply = MockWorld().reply(
            to: ReceivedRequest(
                method: .get, target: "/products",
                headers: HTTPHeaders(unchecked: [
                    HTTPField(unchecked: "X-Mock-Fault", #"{"effects":[{"status":503}]}"#)
                ]), body: [], connection: 1, ordinal: 1, reach: .network))
        #expect(reply.response.status == 403)
        #expect(reply.response.headers["X-Mock-Problem"] == "fault-from-afar")
    }

    @Test("A file of faults is refused with line and column, or with the paths of its fields")
    func file() throws {
        let faults = try Fault.list(json: Array(#"{"faults":[{"effects":[{"hang":true}],"hits":1}]}"#.utf8))
        #expect(faults == [Fault(.beforeCommit, [.cut(afterBytes: 0, .silence)], scope: Fault.Scope(hits: 1))])
        let broken = #expect(throws: SeedProblem.self) { try Fault.list(json: Array("{\n  \"faults\": [}".utf8)) }
        #expect(broken?.description.hasPrefix("line 2, column 14") == true, "\(String(describing: broken))")
        let wrong = #expect(throws: SeedProblem.self) { try Fault.list(json: Array(#"{"faults":[{}]}"#.utf8)) }
        #expect(wrong?.description.hasPrefix("line 1, column 12: faults[0].effects is required") == true)
    }
}
