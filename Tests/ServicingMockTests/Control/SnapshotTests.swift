import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("State and snapshots over the control API")
struct SnapshotTests {
    private let json = ["Content-Type": "application/json"]

    @Test(
        "A snapshot is kept, brings a world back, makes another one alike, and is forgotten", arguments: Door.allCases)
    func life(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            let kept = try await client.send(.put, "/__mock/snapshots/fresh", body: "{}")
            #expect(kept.status == 204)
            #expect(try await client.cancel().json["loansUpdated"] == 3)
            #expect(try await client.send(.put, "/__mock/snapshots/cancelled", body: "{}").status == 204)
            #expect(try await client.send(.get, "/__mock/snapshots").json["snapshots"] == ["cancelled", "fresh"])

            #expect(try await client.send(.post, "/__mock/snapshots/fresh/restore", json).status == 204)
            #expect(try await client.cancel().json["loansUpdated"] == 3)
            let other = try await client.send(.post, "/__world/anna/__mock/snapshots/cancelled/restore", json)
            #expect(other.status == 204)
            #expect(try await client.cancel("/__world/anna").json["loansUpdated"] == 0)

            #expect(try await client.send(.get, "/__mock/snapshots/fresh").json["version"] == 1)
            #expect(try await client.send(.delete, "/__mock/snapshots/fresh").status == 204)
            #expect(try await client.send(.delete, "/__mock/snapshots/fresh").status == 404)
            #expect(try await client.send(.post, "/__mock/snapshots/fresh/restore", json).status == 404)
            #expect(try await client.send(.put, "/__mock/snapshots/a%20b", body: "{}").status == 400)
        }
    }

    @Test(
        "A world's state is read, put into another world, and refused whole where it is wrong", arguments: Door.allCases
    )
    func state(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            #expect(try await client.cancel().json["loansUpdated"] == 3)
            let state = try await client.send(.get, "/__mock/state")
            let put = try await client.send(
                .put, "/__world/anna/__mock/state", body: String(decoding: state.body, as: UTF8.self))
            #expect(put.status == 204)
            #expect(try await client.cancel("/__world/anna").json["loansUpdated"] == 0)
            let finosu = try await client.send(.get, "/__mock/state/finosu").json
            #expect(finosu["customers"]?["CUST-12345"]?["loans"]?["LOAN-A"]?["servicingStatus"] == "NOT_SERVICING")
            #expect(try await client.send(.get, "/__mock/state/acme").status == 404)

            let wrong = try await client.send(
                .put, "/__world/anna/__mock/state",
                body: #"{"version":1,"clock":{"time":"2025-06-01T12:00:00Z"},"providers":{"finosu":{"x":1}}}"#)
            #expect(wrong.status == 422)
            #expect(try wrong.json["problems"]?[0]?["path"] == "providers.finosu.x")
            #expect(try await client.cancel("/__world/anna").json["loansUpdated"] == 0)
        }
    }

    @Test("Masked, a state has no credential and no personal datum, and can't be put back")
    func masked() async throws {
        try await through(.inProcess, MockWorlds()) { client in
            let masked = try await client.send(.get, "/__mock/state?masked=true")
            let text = String(decoding: masked.body, as: UTF8.self)
            for planted in [
                "demo-api-key", "demo-access-token", "demo-client-secret", "000-00-0000", "marissa@", "Miriam",
            ] {
                #expect(!text.contains(planted), "\(planted)")
            }
            #expect(try masked.json["credentials"]?["tokens"] == 1)
            #expect(try await client.send(.put, "/__mock/state", body: text).status == 422)
            let one = try await client.send(.get, "/__mock/state/canopy?masked=true")
            #expect(!String(decoding: one.body, as: UTF8.self).contains("Miriam"))
        }
    }

    @Test("Without a state file nothing is saved, and that is said")
    func save() async throws {
        try await through(.inProcess, MockWorlds()) { client in
            let saved = try await client.send(.post, "/__mock/save", json)
            #expect(saved.status == 409)
            #expect(try await client.send(.get, "/__mock/health").json["state"] == nil)
        }
    }
}
