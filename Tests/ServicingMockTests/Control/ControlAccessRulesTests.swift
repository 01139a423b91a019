import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Credentials, roles and rate limits over the control API")
struct ControlAccessRulesTests {
    private let change = #"{"account_status":"ACTIVE"}"#

    @Test(
        "A token whose role reads is answered 403 where a document has that, and changes nothing",
        arguments: Door.allCases)
    func role(door: Door) async throws {
        let worlds = MockWorlds()
        try await through(door, worlds) { client in
            let put = try await client.send(
                .put, "/__world/anna/__mock/credentials",
                body: #"{"tokens":[{"value":"reader","mayWrite":false},{"value":"writer","holder":"usr_1"}]}"#)
            #expect(put.status == 200)
            func send(_ token: String, _ method: HTTPMethod, _ path: String, _ body: String?) async throws -> Int {
                try await client.send(
                    method, "/__world/anna" + path, ["Authorization": "Bearer " + token], body: body
                ).status
            }
            #expect(try await send("reader", .get, "/products", nil) == 200)
            let writing = ["reader": 403, "writer": 200, "demo-access-token": 401]
            for (token, status) in writing {
                #expect(
                    try await send(
                        token, .put, "/accounts/can_52322/status",
                        #"{"account_status":"CLOSED","account_status_subtype":"PAID_OFF"}"#)
                        == status, "\(token)")
            }
            // The other worlds accept what they did.
            #expect(try await client.send(.get, "/products", Credentials.canopy).status == 200)
        }
    }

    @Test("What is listed can be put into another world and is the same, tokens that were issued among it")
    func roundTrip() async throws {
        let credentials = MockCredentials(
            apiKeys: ["k 1", "k2"],
            tokens: [
                AccessToken("t1", expiresAt: MockInstant("2026-01-01T00:00:00.5Z"), mayWrite: false, holder: "h"),
                AccessToken("t2"),
            ], tenants: ["x"], clients: [ClientCredentials(id: "c", secret: "s", mayWrite: false, holder: "h")])
        let worlds = MockWorlds(seed: WorldSeed(credentials: credentials))
        try await through(.inProcess, worlds) { client in
            let issued = try await client.send(.post, "/auth/token", body: #"{"client_id":"c","client_secret":"s"}"#)
            #expect(issued.status == 200)
            let listed = try await client.send(.get, "/__mock/credentials").json
            #expect(listed["tokens"]?[2]?["issued"] == true)
            let put = try await client.send(.put, "/__world/b/__mock/credentials", body: listed.text())
            #expect(try put.json == listed)
        }
        #expect(worlds.existingWorld(try #require(WorldName("b")))?.credentials == worlds.default.credentials)
    }

    @Test("A rate limit is set, answers 429 with Retry-After, and is lifted", arguments: Door.allCases)
    func rateLimit(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            let limits = #"{"rateLimits":{"canopy":{"requests":2,"seconds":90.5}}}"#
            let put = try await client.send(.put, "/__mock/rate-limits", body: limits)
            #expect(try put.json.text() == limits)
            var statuses: [Int] = []
            for _ in 1...3 { statuses.append(try await client.send(.get, "/products", Credentials.canopy).status) }
            #expect(statuses == [200, 200, 429])
            let refused = try await client.send(.get, "/products", Credentials.canopy)
            let wait = try #require(refused.headers["Retry-After"].flatMap { Int($0) })
            #expect((1...91).contains(wait))
            #expect(try await client.cancel().status == 200)
            #expect(try await client.send(.get, "/__mock/rate-limits").json.text() == limits)
            _ = try await client.send(.put, "/__mock/rate-limits", body: #"{"rateLimits":{}}"#)
            #expect(try await client.send(.get, "/products", Credentials.canopy).status == 200)
        }
    }

    @Test("What can't be is refused with every place that is wrong, and nothing is changed")
    func refused() async throws {
        let worlds = MockWorlds()
        try await through(.inProcess, worlds) { client in
            func paths(_ path: String, _ body: String) async throws -> Set<String> {
                let answer = try await client.send(.put, path, body: body)
                #expect(answer.status == 422)
                return Set(try answer.json["problems"]?.array?.compactMap { $0["path"]?.string } ?? [])
            }
            let credentials = try await paths(
                "/__mock/credentials",
                #"{"apiKeys":[""],"tokens":[{"value":" x"},{"value":"y","expiresAt":"soon","mayWrite":1}],"#
                    + #""clients":[{"id":"a"}],"roles":[]}"#)
            #expect(
                credentials == [
                    "apiKeys[0]", "tokens[0].value", "tokens[1].expiresAt", "tokens[1].mayWrite", "clients[0].secret",
                    "roles",
                ])
            let limits = try await paths(
                "/__mock/rate-limits", #"{"rateLimits":{"nobody":{},"kordev":{"requests":-1,"seconds":0},"finosu":5}}"#)
            #expect(
                limits == [
                    "rateLimits.nobody", "rateLimits.kordev.requests", "rateLimits.kordev.seconds", "rateLimits.finosu",
                    "rateLimits.finosu.requests", "rateLimits.finosu.seconds",
                ])
        }
        #expect(worlds.default.credentials == .demo)
        #expect(worlds.default.rateLimits.isEmpty)
    }

    @Test("403 and 429 come by a request's own fault as well, in the provider's words", arguments: Door.allCases)
    func ownFault(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            func send(_ fault: String) async throws -> HTTPResponse {
                try await client.send(
                    .get, "/products", Credentials.canopy.merging(["X-Mock-Fault": fault]) { $1 })
            }
            let forbidden = try await send(#"{"effects":[{"status":403}]}"#)
            #expect(forbidden.status == 403)
            #expect(forbidden.headers["Content-Type"] == "application/json")
            let limited = try await send(#"{"effects":[{"status":429},{"retryAfter":{"seconds":7,"asDate":true}}]}"#)
            #expect(limited.status == 429)
            #expect(limited.headers["Retry-After"]?.hasSuffix(" GMT") == true)
        }
    }
}
