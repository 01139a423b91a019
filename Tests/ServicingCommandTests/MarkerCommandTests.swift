import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

@testable import ServicingCommand

@Suite("What the command prints holds no secret and no personal datum")
struct MarkerCommandTests {
    private static let secrets = [
        "SERVICING_API_KEY": "Kq1markerKeyZa", "SERVICING_BEARER_TOKEN": "Kq2markerTokenZb", "SERVICING_TENANT_ID": "t",
    ]

    /// Every call form, its body's personal members and its free texts marked.
    private static let calls: [Call] = commandProviders.flatMap { provider in
        provider.calls.map { Call(provider: provider, form: $0) }
    }

    struct Call: Sendable, CustomTestStringConvertible {
        let provider: any CommandProvider.Type
        let form: CallForm
        var testDescription: String { "\(provider.id) \(form.name)" }
    }

    /// Repeats what it was sent, under its own names and in the sentences of an error.
    private struct Echo: RequestHandler {
        let status: Int
        let said: String
        let secret: String

        func reply(to request: ReceivedRequest) -> Reply {
            var object = JSONObject()
            if case .object(let sent)? = try? JSONValue(parsing: request.body) { object = sent }
            object["message"] = .string(said)
            object["error"] = ["message": .string(said), "code": .string(secret)]
            object["results"] = [.object(object)]
            return Reply(
                HTTPResponse(
                    status: status, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "X-Request-Id", secret)]),
                    body: Array(JSONValue.object(object).text().utf8)))
        }
    }

    @Test("of any call: plan, outcome, trace, evidence and JSON, whatever the provider repeats", arguments: calls)
    func everything(call: Call) async throws {
        var planted: Set<String> = []
        var unknown: Set<String> = []
        var words = ["call", call.provider.id.rawValue, call.form.name.rawValue]
        var input: String?
        for (option, value) in call.form.documented { words += ["--" + option.name, value] }
        if let example = call.form.example {
            input = PlantedMarkers.plant(in: try JSONValue(parsing: example), planted: &planted, unknown: &unknown)
                .text()
            words += ["--body", "-"]
        }
        #expect(unknown.isEmpty)
        for (option, marker) in [(Option.notes, "paid by Xanthippe Quillfeather"), (.search, "Quillfeather")]
        where call.form.optional.contains(option) {
            words += ["--" + option.name, marker]
            planted.formUnion(marker.split(separator: " ").map(String.init).filter { $0.count > 4 })
        }
        // What was sent; the others are nowhere in any case.
        let secret = Self.secrets[call.provider.id == "finosu" ? "SERVICING_API_KEY" : "SERVICING_BEARER_TOKEN"] ?? ""
        let markers = planted.sorted() + Self.secrets.values.filter { $0.count > 4 }
        let said = (planted.sorted() + [secret]).joined(separator: " ")
        let file = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        for status in [200, 422, 500] {
            let server = try MockServer.start(
                handler: Echo(status: status, said: said, secret: secret))
            for more in [
                ["--plan"], ["--plan", "--json"], ["--trace", "--evidence", file.path], ["--trace", "--json"],
            ] {
                let run = try await CommandRun.run(
                    words + ["--base-url", server.baseURL, "--retries", "0"] + more, environment: Self.secrets,
                    input: input)
                #expect(run.status != 2, "\(run.output)\(run.errors)")
                var text = run.output + run.errors
                if more.contains("--evidence") {
                    text += try String(contentsOf: file, encoding: .utf8)
                    try FileManager.default.removeItem(at: file)
                }
                let found = markers.filter { text.contains($0) }
                #expect(found.isEmpty, "\(more) after \(status): \(text)")
            }
            await server.stop()
        }
    }
}
