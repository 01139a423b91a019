import ExactJSON
package import ServicingHTTP
import ServicingMock

/// Requests to the mock's providers: a first line of method and target, and the body.
package struct ProviderRequestTarget: FuzzTarget {
    package let name = "requests"
    package let summary =
        "requests to the mock's providers: each has an answer of JSON, and one that is refused changes nothing"
    package let corpus: [[UInt8]]
    package let dictionary = [
        "POST ", "PUT ", "GET ", "DELETE ", "/accounts/", "/status", "/customers", "?starting_after=", "?limit=", "%2F",
        "\n{}", "\":", "\"success\"", "is_migration=", "\"cmd\"",
    ]

    /// - Parameter requests: valid requests, each with its documented body.
    package init(_ requests: [HTTPRequest]) {
        let routes = MockWorld().routes.map { route in
            HTTPRequest(method: route.method, baseURL: Self.base, target: route.path.description)
        }
        corpus = (requests + routes).map { request in
            Array("\(request.method) \(request.target)\n".utf8) + (request.body ?? [])
        }
    }

    private static let base: BaseURL = {
        guard let base = try? BaseURL("https://mock.example") else { preconditionFailure("it is a base URL") }
        return base
    }()

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        var line = input.prefix { $0 != UInt8(ascii: "\n") }
        var body = Array(input.dropFirst(line.count + 1))
        // Now and then a mutation tears the line from its body; what follows is a body all the same.
        if line.count > 4096 { (line, body) = (line.prefix(4096), Array(line.dropFirst(4096)) + body) }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return }
        let world = MockWorld(clock: MockClock(.standing(MockInstant(seconds: 1_748_779_200))))
        let headers = [
            ("Content-Type", "application/json"), ("Authorization", "Bearer demo-access-token"),
            ("X-API-Key", "demo-api-key"), ("X-Tenant-ID", "demo-tenant"),
        ]
        let request = ReceivedRequest(
            method: HTTPMethod(rawValue: String(words[0])), target: String(words[1]),
            headers: HTTPHeaders(unchecked: headers.map { HTTPField(unchecked: $0.0, $0.1) }), body: body,
            connection: 1, ordinal: 1)
        let response = world.reply(to: request).response
        findings.isTaken = response.status < 300
        findings.expect((200...599).contains(response.status), "the status is \(response.status)")
        findings.expect(response.status != 500, "the mock fails of itself")
        if !response.body.isEmpty {
            findings.expect((try? JSONValue(parsing: response.body)) != nil, "the answer is not JSON")
        }
        guard let entry = world.journal.entries.last else { return findings.expect(false, "the journal has no entry") }
        findings.expect(entry.status == response.status, "the journal has another status")
        if response.status >= 300 { findings.expect(!entry.changedState, "a refused request changed the state") }
        if request.method == .get || request.method == .head {
            findings.expect(!entry.changedState, "a read changed the state")
        }
        let printed =
            String(decoding: entry.response.body, as: UTF8.self) + entry.target + "\(entry.requestHeaders.fields)"
        findings.expect(!printed.contains("demo-access-token"), "the journal shows a credential")
    }
}
