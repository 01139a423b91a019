import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("The page for people")
struct PageTests {
    @Test("is one text that asks for nothing from outside", arguments: Door.allCases)
    func selfContained(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            let page = try await client.send(.get, "/__mock/")
            #expect(page.status == 200)
            #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
            let policy = try #require(page.headers["Content-Security-Policy"])
            #expect(policy.hasPrefix("default-src 'none';"))
            #expect(policy.contains("connect-src 'self'"))
            let text = String(decoding: page.body, as: UTF8.self)
            #expect(text.hasPrefix("<!doctype html>"))
            for outside in ["http://", "https://", "src=", "@import", ": url(", ":url("] {
                #expect(!text.contains(outside))
            }
            // What clients sent is shown as text, and never parsed as markup.
            for parsed in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
                #expect(!text.contains(parsed))
            }
        }
    }

    @Test("is found without the slash as well, wherever the mock stands", arguments: Door.allCases)
    func redirect(door: Door) async throws {
        try await through(door, MockWorlds()) { client in
            for path in ["/__mock", "/__world/anna/__mock"] {
                let answer = try await client.send(.get, path)
                #expect(answer.status == 308)
                #expect(answer.headers["Location"] == "__mock/")
            }
            let page = try await client.send(.get, "/__world/anna/__mock/")
            #expect(page.status == 200)
        }
    }

    @Test("shows the capabilities that it was told, and none that it was not")
    func capabilities() async throws {
        let told: JSONValue = ["operations": [["provider": "kordev", "operation": "cancel-loan"]]]
        try await through(.inProcess, MockWorlds(capabilities: told)) { client in
            let shown = try await client.send(.get, "/__mock/capabilities").json
            #expect(shown == told)
        }
        try await through(.inProcess, MockWorlds()) { client in
            let shown = try await client.send(.get, "/__mock/capabilities").json
            #expect(shown == .null)
        }
    }

    @Test("is read, not written to")
    func methods() async throws {
        try await through(.inProcess, MockWorlds()) { client in
            let answer = try await client.send(.post, "/__mock/", body: "{}")
            #expect(answer.status == 405)
            #expect(answer.headers["Allow"] == "GET")
        }
    }
}
