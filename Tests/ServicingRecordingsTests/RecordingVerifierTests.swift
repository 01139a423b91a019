import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

@testable import ServicingRecordings

@Suite("A verification against a server")
struct RecordingVerifierTests {
    private static let local = try! BaseURL("http://127.0.0.1:8080")

    private func recording(_ body: String, request: HTTPRequest = Sample.request(.get, "/a")) -> Recording {
        var recording = Sample.recording(Sample.interaction(request, Sample.response(200, body)))
        recording.state = ProviderState(seed: "default")
        return recording
    }

    private func verifier(
        credentials: [String: Secret] = [:], _ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
    ) -> (RecordingVerifier, ScriptedTransport) {
        let transport = ScriptedTransport { _, request in answer(request) }
        let server = VerificationServer(baseURL: Self.local, transport: transport, credentials: credentials)
        return (RecordingVerifier(server: server), transport)
    }

    private func findings(
        of recording: Recording, answered: String, by comparison: RecordingVerifier.Comparison = .shape,
        _ change: (inout RecordingVerifier) -> Void = { _ in }
    ) async -> [String] {
        var (verifier, _) = verifier { _ in Sample.response(200, answered) }
        verifier.comparison = comparison
        change(&verifier)
        return await verifier.verify(recording, name: "r").findings.map(\.description)
    }

    @Test(
        "by shape tells in tiers what was added, what is missing, and what has another type",
        arguments: [
            (#"{"a":1,"b":"x"}"#, #"{"b":"another","a":2}"#, []),
            (#"{"a":1}"#, #"{"a":1,"c":{"d":2}}"#, ["information: body.c: added: answered an object"]),
            (#"{"a":1,"b":2}"#, #"{"a":1}"#, ["warning: body.b: missing: recorded a number"]),
            (#"{"a":1}"#, #"{"a":"1"}"#, ["error: body.a: type: recorded a number, answered a string"]),
            (#"{"a":1}"#, #"{"a":null}"#, ["error: body.a: type: recorded a number, answered null"]),
            (#"{"a":null}"#, #"{"a":1}"#, ["information: body.a: type: recorded null, answered a number"]),
            (
                #"{"a":{"b":[{"c":1}]}}"#, #"{"a":{"b":[{"c":true}]}}"#,
                [
                    "error: body.a.b[].c: type: recorded a number, answered a boolean"
                ]
            ),
            (#"[{"a":1},{"b":2}]"#, #"[{"a":5},{"a":6,"b":7},{}]"#, []),
            (#"[{"a":1},{"a":null}]"#, #"[{"a":null}]"#, []),
            (#"[1]"#, "[]", ["warning: body[]: missing: answered no element"]),
            ("[]", "[1]", ["information: body[]: added: recorded no element"]),
            (
                #"{"s":"PAID_OFF"}"#, #"{"s":"SOLD_OFF"}"#,
                [
                    "error: body.s: enumeration: recorded PAID_OFF, answered SOLD_OFF"
                ]
            ),
            (
                #"{"s":"PAID_OFF"}"#, #"{"s":"Miriam Trevino"}"#,
                [
                    "error: body.s: enumeration: recorded PAID_OFF, answered another text"
                ]
            ),
            (#"{"t":"2025-06-01T00:00:00Z"}"#, #"{"t":"2026-07-02T10:00:00.5+02:00"}"#, []),
            (
                #"{"t":"2025-06-01T00:00:00Z"}"#, #"{"t":"1 June"}"#,
                [
                    "error: body.t: type: recorded a date-time, answered another text"
                ]
            ),
            (#"{"a":1}"#, "<html>", ["error: body: type: recorded JSON, answered something else"]),
            (#"{"a":1}"#, "", ["error: body: type: recorded JSON, answered nothing"]),
            (#"{"email":"masked-1","n":8000000000002}"#, #"{"email":"a@b.co","n":1}"#, []),
        ])
    func shapes(recorded: String, answered: String, expected: [String]) async {
        #expect(
            await findings(of: recording(recorded), answered: answered) == expected.map { "interaction 1: " + $0 })
    }

    @Test(
        "by value compares numbers, instants and lists by what they mean, and shows nothing personal",
        arguments: [
            (#"{"a":13.0,"t":"2025-06-01T00:00:00Z"}"#, #"{"t":"2025-06-01T02:00:00+02:00","a":13}"#, []),
            (#"{"a":1}"#, #"{"a":2}"#, ["error: body.a: value: recorded 1, answered 2"]),
            (#"{"ssn":"masked-1"}"#, #"{"ssn":"123456789"}"#, []),
            (#"{"name":"A"}"#, #"{"name":"Miriam"}"#, ["error: body.name: value: recorded ***, answered ***"]),
            (#"{"a":[1,2]}"#, #"{"a":[1]}"#, ["error: body.a: value: recorded 2 elements, answered 1 elements"]),
            (
                #"{"a":1}"#, #"{"b":1}"#,
                [
                    "warning: body.a: missing: recorded a number", "information: body.b: added: answered a number",
                ]
            ),
        ])
    func values(recorded: String, answered: String, expected: [String]) async {
        #expect(
            await findings(of: recording(recorded), answered: answered, by: .value)
                == expected.map { "interaction 1: " + $0 })
    }

    @Test("takes any of the words that it is told, and passes over members that it is told to ignore")
    func told() async {
        let recording = recording(#"{"s":"OPEN","id":1}"#)
        #expect(
            await findings(of: recording, answered: #"{"s":"SHUT","id":1}"#) { $0.enumerations = ["s": ["SHUT"]] } == []
        )
        #expect(
            await findings(of: recording, answered: #"{"s":"AJAR","id":1}"#) { $0.enumerations = ["s": ["SHUT"]] }
                == ["interaction 1: error: body.s: enumeration: answered AJAR"])
        #expect(
            await findings(of: recording, answered: #"{"s":"OPEN","id":2}"#, by: .value) { $0.ignoredMembers = ["id"] }
                == [])
    }

    @Test("passes over the places at which a recording contradicts itself, and over no others")
    func contradictions() async {
        var recording = recording(#"{"phone":"1","a":{"b":1},"c":1}"#)
        recording.interactions[0].contradictions = [
            Inference("response.body.phone", "about somebody else"), Inference("response.body.a.b", "likewise"),
        ]
        #expect(
            await findings(of: recording, answered: #"{"phone":null,"a":{"b":"x"},"c":"x"}"#)
                == ["interaction 1: error: body.c: type: recorded a number, answered a string"])
    }

    @Test("tells another status, and does not compare the body then")
    func status() async {
        let (verifier, _) = verifier { _ in Sample.response(404, "{}") }
        let report = await verifier.verify(recording(#"{"a":1}"#), name: "r")
        #expect(report.drifts.map(\.description) == ["error: status: status: recorded 200, answered 404"])
        #expect(!report.isWell)
    }

    @Test("compares of an unstated body the status alone")
    func unstated() async {
        var recording = recording("")
        recording.interactions[0].response.content = .unstated
        #expect(await findings(of: recording, answered: #"{"any":"thing"}"#) == [])
    }

    @Test("passes where something was only added, and not where something is missing")
    func isWell() async {
        for (answered, isWell) in [(#"{"a":1,"b":1}"#, true), ("{}", false)] {
            let (verifier, _) = verifier { _ in Sample.response(200, answered) }
            #expect(await verifier.verify(recording(#"{"a":1}"#), name: "r").isWell == isWell)
        }
    }

    @Test("does not take for drift what it could not reach", arguments: [401, 403, 407, 429, 502, 503, 504])
    func barriers(status: Int) async {
        let (verifier, _) = verifier { _ in Sample.response(status, "") }
        let report = await verifier.verify(recording(#"{"a":1}"#), name: "r")
        #expect(report.drifts == [])
        #expect(report.isIncomplete && !report.isWell)
        #expect(report.compared == 0)
    }

    @Test("does not take a server that is not there for drift, and leaves alone what comes after it")
    func unreachable() async {
        let transport = ScriptedTransport { _, _ throws(TransportError) in
            throw TransportError(
                .cannotConnect, delivery: .notSent, phase: .connecting, message: "nobody listens there")
        }
        let verifier = RecordingVerifier(server: VerificationServer(baseURL: Self.local, transport: transport))
        var recording = recording("{}")
        recording.interactions.append(recording.interactions[0])
        let report = await verifier.verify(recording, name: "r")
        #expect(
            report.findings == [
                .couldNotCheck(interaction: 1, reason: "nobody listens there"),
                .couldNotCheck(interaction: 2, reason: "it comes after one that was not checked"),
            ])
    }

    @Test("fails by its name where nobody knows a state, and sends nothing")
    func unknownState() async {
        let (verifier, transport) = verifier { _ in Sample.response() }
        var recording = recording("{}")
        recording.state = ProviderState(seed: "full-moon")
        let report = await verifier.verify(recording, name: "r")
        #expect(report.findings == [.unknownState("full-moon", known: ["default"])])
        #expect(report.findings[0].description.contains("the state 'full-moon'"))
        #expect(!report.isWell && transport.sent.isEmpty)
    }

    @Test("says that a server's clock can't be set, unless the clock is vouched for")
    func clocks() async throws {
        var recording = recording("{}")
        recording.state?.clock = try Timestamp("2025-06-01T00:00:00Z")
        let (verifier, transport) = verifier { _ in Sample.response(200, "{}") }
        let report = await verifier.verify(recording, name: "r")
        #expect(report.isIncomplete && transport.sent.isEmpty)
        let server = VerificationServer(baseURL: Self.local, transport: transport)
        #expect(await RecordingVerifier(server: server, assumesClocks: true).verify(recording, name: "r").isWell)
    }

    @Test("fills credentials from their slots, and can't check without one")
    func credentials() async {
        let request = Sample.request(.get, "/a", headers: [("X-API-Key", "live-key"), ("X-Trace", "t")])
        var recording = recording("{}", request: request).redacted()
        recording.bindings.credentials = [.init(header: "x-api-key", slot: "sandbox-key")]
        let (verifier, transport) = verifier(credentials: ["sandbox-key": "the-key"]) { _ in Sample.response(200, "{}")
        }
        #expect(await verifier.verify(recording, name: "r").isWell)
        #expect(transport.sent.first?.headers["X-API-Key"] == "the-key")
        #expect(transport.sent.first?.headers["X-Trace"] == "t")
        let (without, _) = self.verifier { _ in Sample.response(200, "{}") }
        #expect(
            await without.verify(recording, name: "r").findings
                == [.couldNotCheck(interaction: 1, reason: "there is no credential for the slot 'sandbox-key'")])
    }

    @Test("sends what changes something to loopback alone, unless it is told to")
    func writes() async throws {
        let recording = recording("{}", request: Sample.request(.post, "/pay-off", "{}"))
        let transport = ScriptedTransport { _, _ in Sample.response(200, "{}") }
        let server = VerificationServer(baseURL: try BaseURL("https://sandbox.example"), transport: transport)
        #expect(await RecordingVerifier(server: server).verify(recording, name: "r").isIncomplete)
        #expect(transport.sent.isEmpty)
        #expect(await RecordingVerifier(server: server, sendsWrites: true).verify(recording, name: "r").isWell)
        #expect(transport.sent.count == 1)
    }

    @Test("sends placeholders of the right form where the recording has masks, the same for the same mask")
    func placeholders() async throws {
        let body = #"{"ssn":"masked-1","email":"masked-2","again":"masked-1","n":8000000000003,"note":"to masked-2"}"#
        let request = Sample.request(.post, "/x/masked-2?email=masked-2", body)
        let (verifier, transport) = verifier { _ in Sample.response(200, "{}") }
        #expect(await verifier.verify(recording("{}", request: request), name: "r").isWell)
        let sent = try #require(transport.sent.first)
        let value = try JSONValue(parsing: sent.body ?? [])
        #expect(value["ssn"] == "900000001" && value["again"] == "900000001")
        #expect(value["n"]?.kind == .number)
        #expect(value["note"] == .string("to " + (value["email"]?.string ?? "")))
        let text = String(decoding: sent.body ?? [], as: UTF8.self) + sent.target
        #expect(!text.contains("masked-") && !text.contains("8000000000003"))
    }

    @Test("takes ids from earlier answers, captured by path or behind a mask")
    func captures() async throws {
        var recording = Recording(interactions: [
            Sample.interaction(
                Sample.request(.post, "/loans", "{}"),
                Sample.response(200, #"{"data":{"id":"L-1","number":41},"token":"masked-1"}"#)),
            Sample.interaction(
                Sample.request(.post, "/loans/L-1/close?loan=L-1", #"{"loan":"L-1","number":41,"token":"masked-1"}"#),
                Sample.response(200, "{}")),
        ])
        recording.bindings.captures = [
            .init(name: "loan", interaction: 1, path: "data.id"),
            .init(name: "number", interaction: 1, path: "data.number"),
        ]
        let (verifier, transport) = verifier { request in
            Sample.response(
                200, request.target == "/loans" ? #"{"data":{"id":"L-77","number":9},"token":"tok-9"}"# : "{}")
        }
        #expect(await verifier.verify(recording, name: "r").isWell)
        let second = try #require(transport.sent.last)
        #expect(second.target == "/loans/L-77/close?loan=L-77")
        #expect(second.body.map(\.text) == #"{"loan":"L-77","number":9,"token":"tok-9"}"#)
    }

    @Test("reports a recording that is too old, and none that was transcribed")
    func ages() async throws {
        let now = try Timestamp("2026-11-21T00:00:00Z")
        var recording = recording("{}")
        recording.origin = RecordingOrigin(
            .server("sandbox"), recordedAt: try Timestamp("2026-01-01T00:00:00Z"), redaction: .standard)
        let findings = await findings(of: recording, answered: "{}") { $0.now = { now } }
        #expect(findings == ["warning: it is 324 days old (recorded at 2026-01-01T00:00:00Z): record it anew"])
        #expect(
            await self.findings(of: recording, answered: "{}") { verifier in
                verifier.now = { now }
                verifier.maximumAge = nil
            } == [])
        recording.origin = RecordingOrigin(.document, redaction: .standard)
        #expect(await self.findings(of: recording, answered: "{}") { $0.now = { now } } == [])
    }

    @Test("leaves out of a file of another tool what a transport writes itself")
    func foreignHeaders() async {
        let request = Sample.request(
            .get, "/a",
            headers: [
                (":authority", "x.test"), ("Host", "x.test"), ("Accept-Encoding", "br"), ("Connection", "close"),
                ("Content-Length", "0"), ("Accept", "text/html"),
            ])
        let (verifier, transport) = verifier { _ in Sample.response(200, "{}") }
        #expect(await verifier.verify(recording("{}", request: request), name: "r").isWell)
        #expect(transport.sent.first?.headers.fields.map(\.name) == ["Accept"])
    }

    @Test("checks a client from the other side, in one call")
    func clientSide() async throws {
        let recording = recording(#"{"a":1}"#)
        let answer = try await ReplayTransport(recording).run { transport in
            try await transport.send(Sample.request(.get, "/a"), deadline: Sample.soon)
        }
        #expect(answer.body.text == #"{"a":1}"#)
        await #expect(throws: ReplayFailure.self) { try await ReplayTransport(recording).run { _ in } }
        // What the replay says explains what the client made of it.
        await #expect(throws: ReplayFailure.self) {
            try await ReplayTransport(recording).run { transport in
                _ = try await transport.send(Sample.request(.get, "/b"), deadline: Sample.soon)
            }
        }
        await #expect(throws: CancellationError.self) {
            try await ReplayTransport(recording).run { _ in throw CancellationError() }
        }
    }
}
