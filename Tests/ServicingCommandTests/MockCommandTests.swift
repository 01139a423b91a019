import ExactJSON
import Foundation
import ServicingHTTP
import Testing

@Suite("servicing mock", .timeLimit(.minutes(3)))
struct MockCommandTests {
    @Test("serves worlds, the page, the OpenAPI document and the capabilities that were measured")
    func everything() async throws {
        try await RunningMock.run(["--worlds", "2"]) { mock in
            let page = try await mock.ask(.get, "/__mock/")
            #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
            let told = try JSONValue(parsing: try await mock.ask(.get, "/__mock/capabilities").body)
            #expect(told["operations"]?.array?.count == 16)
            #expect(told["reasons"]?[0]?["finosu"]?.string?.isEmpty == false)
            let document = try JSONValue(parsing: try await mock.ask(.get, "/__mock/openapi.json").body)
            #expect(document["openapi"] == "3.1.0")
            #expect(try await mock.ask(.get, "/__world/a/__mock/clock").status == 200)
            #expect(try await mock.ask(.get, "/__world/b/__mock/clock").status == 503)
        }
    }

    @Test("refuses an address that others can reach without a token, and takes it with one")
    func beyondLoopback() async throws {
        let run = try await CommandRun.run(["mock", "--host", "0.0.0.0", "--port", "0"])
        #expect(run.status == 2)
        #expect(run.errors.contains("SERVICING_MOCK_TOKEN"))
        let token = "0123456789abcdef"
        try await RunningMock.run(["--host", "0.0.0.0"], environment: ["SERVICING_MOCK_TOKEN": token]) { mock in
            let without = try await mock.ask(.get, "/__mock/health")
            #expect(without.status == 401)
            #expect(try await mock.ask(.get, "/__mock/health", ["Authorization": "Bearer " + token]).status == 200)
            // The page says nothing of any world, and a browser has no token to bring for it.
            #expect(try await mock.ask(.get, "/__mock/").status == 200)
            // A provider asks for its own credentials and for no token of the mock's.
            #expect(try await mock.ask(.get, "/products", ["Authorization": "Bearer demo-access-token"]).status == 200)
        }
    }

    @Test("reads the token from a file, and answers under names that are allowed")
    func tokenFile() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data("fedcba9876543210\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try await RunningMock.run(["--token-file", file.path(), "--allow-hosts", "mock.example,other.example"]) {
            mock in
            let bearer = "Bearer fedcba9876543210"
            let statuses = try ["127.0.0.1", "other.example:8080", "evil.example"].map {
                try mock.status("/__mock/health", host: $0, authorization: bearer)
            }
            #expect(statuses == [200, 200, 403])
            #expect(try mock.status("/__mock/health", host: "mock.example", authorization: "Bearer other") == 401)
        }
    }

    @Test("allows as much as it is told to")
    func limits() async throws {
        let words = ["--limits", "bodyBytes=10,targetBytes=200,idleTime=0.5", "--journal", "1"]
        try await RunningMock.run(words) { mock in
            let headers = ["X-API-Key": "demo-api-key"]
            let path = "/customers/CUST-12345/cancel-servicing"
            let statuses = [
                try await mock.ask(.post, path, headers, body: #"{"a":"0123456789"}"#).status,
                try await mock.ask(.get, "/" + String(repeating: "a", count: 300)).status,
                try await mock.ask(.post, path, headers, body: "{}").status,
                try await mock.ask(.post, path, headers, body: "{}").status,
            ]
            #expect(statuses == [413, 414, 200, 200])
            let journal = try JSONValue(parsing: try await mock.ask(.get, "/__mock/journal").body)
            #expect(journal["entries"]?.array?.count == 1)
            #expect(journal["evicted"] == 1)
        }
    }

    @Test(
        "refuses options that can't be",
        arguments: [
            ["--limits", "speed=1"], ["--limits", "bodyBytes=0"], ["--limits", "idleTime=-1"],
            ["--limits", "idleTime"],
            ["--limits", "idleTime=nan"], ["--worlds", "0"], ["--journal", "x"], ["--allow-hosts", "http://a"],
            ["--token-file", "/nonexistent"], ["--clock", "noon"], ["--faults", "/nonexistent"],
        ])
    func refused(words: [String]) async throws {
        let run = try await CommandRun.run(["mock", "--port", "0"] + words)
        #expect(run.status == 2)
        #expect(run.errors.contains(words[0].dropFirst(2)))
    }

    @Test("refuses a token that can be guessed, and does not print it")
    func shortToken() async throws {
        let run = try await CommandRun.run(["mock", "--port", "0"], environment: ["SERVICING_MOCK_TOKEN": "sesame"])
        #expect(run.status == 2)
        #expect(run.errors.contains("token") && !run.errors.contains("sesame"))
    }
}
