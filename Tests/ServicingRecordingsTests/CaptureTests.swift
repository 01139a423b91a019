import Foundation
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("Ids that later requests take from earlier answers")
struct CaptureTests {
    /// A server whose ids are its own: each order that is made gets the next one.
    private final class Orders: HTTPTransport {
        private let state = Lock<(made: Int, targets: [String], tokens: [String])>((0, [], []))
        private let prefix: String

        init(_ prefix: String) {
            self.prefix = prefix
        }

        var targets: [String] { state.withLock { $0.targets } }
        var tokens: [String] { state.withLock { $0.tokens } }

        func send(
            _ request: HTTPRequest, deadline: ContinuousClock.Instant
        ) async throws(TransportError) -> HTTPResponse {
            state.withLock { state in
                state.targets.append(request.target)
                state.tokens.append(request.headers["Authorization"] ?? "")
                switch request.target {
                case "/token": return Sample.response(200, #"{"access_token":"\#(prefix)-token-1","expires_in":60}"#)
                case "/orders":
                    state.made += 1
                    return Sample.response(
                        201,
                        #"{"customer":{"id":"CUST-1"},"order":{"order_id":\#(prefix.count * 1000 + state.made),"lines":[{"line_id":"\#(prefix)-line-7"}]},"status":"NEW"}"#
                    )
                default: return Sample.response(200, #"{"status":"NEW"}"#)
                }
            }
        }
    }

    private static func run(_ transport: any HTTPTransport) async throws {
        func send(_ method: HTTPMethod, _ target: String, _ body: String? = nil, token: String? = nil) async throws
            -> String
        {
            let headers = token.map { [("Authorization", "Bearer \($0)")] } ?? []
            let answer = try await transport.send(
                Sample.request(method, target, body, headers: headers), deadline: Sample.soon)
            return answer.body.text
        }
        let answer = try await send(.post, "/token", "{}")
        let token = String(answer.split(separator: "\"")[3])
        let made = try await send(.post, "/orders", #"{"customer_id":"CUST-1"}"#, token: token)
        let order = made.split(separator: ":")[4].prefix { $0.isNumber }
        let line = made.split(separator: "\"").first { $0.hasSuffix("-line-7") } ?? ""
        _ = try await send(.get, "/orders/\(order)?line_id=\(line)", token: token)
        _ = try await send(.post, "/notes", #"{"order_id":\#(order),"text":"NEW","amount":1}"#, token: token)
    }

    private func recorded(in folder: URL) async throws -> Recording {
        let file = folder.appendingPathComponent("p/o.har")
        let recorder = try RecordingTransport(
            file: file, around: Orders("a"), subject: .init(.server("s")), mode: .rerecord)
        try await Self.run(recorder)
        try recorder.save()
        return try Recording(contentsOf: file)
    }

    @Test("are found when a recording is made; what the client knew before is none")
    func found() async throws {
        try await Sample.withFolder { folder in
            let recording = try await recorded(in: folder)
            #expect(
                recording.bindings.captures == [
                    .init(name: "order_id", interaction: 2, path: "order.order_id"),
                    .init(name: "line_id", interaction: 2, path: "order.lines[0].line_id"),
                ])
            // The token is an answer's own too, and nobody has to bring it.
            #expect(recording.bindings.credentials == [])
        }
    }

    @Test("are another server's own when it is asked")
    func verified() async throws {
        try await Sample.withFolder { folder in
            let recording = try await recorded(in: folder)
            let other = Orders("bbb")
            let verifier = RecordingVerifier(
                server: VerificationServer(baseURL: Sample.base, transport: other), sendsWrites: true)
            let report = await verifier.verify(recording, name: "p/o.har")
            #expect(report.findings == [] && report.compared == 4)
            #expect(other.targets == ["/token", "/orders", "/orders/3001?line_id=bbb-line-7", "/notes"])
            #expect(other.tokens == [""] + Array(repeating: "Bearer bbb-token-1", count: 3))
        }
    }

    @Test("that were given are kept and not found again")
    func given() {
        let exchanges = [
            Sample.interaction(Sample.request(.post, "/a"), Sample.response(200, #"{"id":"abc-12345","ref":"x-1"}"#)),
            Sample.interaction(Sample.request(.get, "/a/abc-12345/x-1"), Sample.response(200, "{}")),
        ]
        let given = [RecordingBindings.Capture(name: "mine", interaction: 1, path: "id")]
        let found = CaptureFinder.captures(in: exchanges, given: given + given)
        #expect(found == given + [.init(name: "ref", interaction: 1, path: "ref")])
    }

    @Test(
        "are ids by name or shape, and no other values",
        arguments: [
            (#"{"id":"7"}"#, "/a/7", true), (#"{"loanId":7}"#, "/a/7", true), (#"{"paid":"7"}"#, "/a/7", false),
            (#"{"when":"2026-01-31T10:00:00Z"}"#, "/a/2026-01-31T10:00:00Z", false),
            (#"{"status":"CANCELLED"}"#, "/a/CANCELLED", false), (#"{"x":"31mNprzLd2bK"}"#, "/a/31mNprzLd2bK", true),
            (#"{"next_cursor":"abc"}"#, "/a?cursor=abc", true), (#"{"id":"masked-1"}"#, "/a/masked-1", false),
        ])
    func kinds(answer: String, target: String, isCaptured: Bool) {
        let found = CaptureFinder.captures(
            in: [
                Sample.interaction(Sample.request(.get, "/a"), Sample.response(200, answer)),
                Sample.interaction(Sample.request(.get, target), Sample.response(200, "{}")),
            ], given: [])
        #expect(found.isEmpty != isCaptured)
    }
}
