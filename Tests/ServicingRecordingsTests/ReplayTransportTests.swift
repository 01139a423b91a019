import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@testable import ServicingRecordings

@Suite("A replay")
struct ReplayTransportTests {
    private static let two = Recording(interactions: [
        Sample.interaction(Sample.request(.post, "/a", #"{"n":1}"#), Sample.response(200, #"{"first":true}"#)),
        Sample.interaction(Sample.request(.get, "/b"), Sample.response(404, "gone", headers: [("X-Id", "7")])),
    ])

    private func error(_ transport: ReplayTransport, _ request: HTTPRequest) async -> TransportError? {
        do {
            _ = try await transport.send(request, deadline: Sample.soon)
            return nil
        } catch {
            return error
        }
    }

    @Test("answers what was recorded: status, headers, body")
    func answers() async throws {
        let transport = ReplayTransport(Self.two)
        let first = try await transport.send(Sample.request(.post, "/a", #"{"n":1.0}"#), deadline: Sample.soon)
        #expect(first.status == 200)
        #expect(first.headers["Content-Type"] == "application/json")
        #expect(first.body.text == #"{"first":true}"#)
        let second = try await transport.send(Sample.request(.get, "/b"), deadline: Sample.soon)
        #expect(second.status == 404)
        #expect(second.headers["X-Id"] == "7")
        #expect(second.body.text == "gone")
        try transport.finish()
    }

    @Test("gives each interaction once, in order, and counts")
    func once() async throws {
        let transport = ReplayTransport(Self.two, name: "finosu/x.har")
        _ = try await transport.send(Sample.request(.post, "/a", #"{"n":1}"#), deadline: Sample.soon)
        _ = try await transport.send(Sample.request(.get, "/b"), deadline: Sample.soon)
        let error = try #require(await error(transport, Sample.request(.get, "/b")))
        #expect(error.kind == .refusedRequest)
        #expect(error.delivery == .notSent)
        #expect(
            error.message
                == "finosu/x.har: request 3, GET /b, has no recorded answer: 2 are recorded, and this is number 3")
    }

    @Test("tells of a request out of order which interaction it is like")
    func outOfOrder() async throws {
        let transport = ReplayTransport(Self.two)
        let error = try #require(await error(transport, Sample.request(.get, "/b")))
        #expect(error.message.contains("it is like interaction 2, and interaction 1 comes first"))
        #expect(transport.mismatches.map(\.reason) == [.outOfOrder(matches: 2)])
        // A mismatch uses nothing up.
        _ = try await transport.send(Sample.request(.post, "/a", #"{"n":1}"#), deadline: Sample.soon)
    }

    @Test("in any order gives each once, and says how many there were")
    func anyOrder() async throws {
        let transport = ReplayTransport(Self.two, order: .any)
        _ = try await transport.send(Sample.request(.get, "/b"), deadline: Sample.soon)
        _ = try await transport.send(Sample.request(.post, "/a", #"{"n":1}"#), deadline: Sample.soon)
        let error = try #require(await error(transport, Sample.request(.get, "/b")))
        #expect(error.message.contains("1 is recorded, and this is number 2"))
    }

    @Test("that is repeatable gives what comes later first to who asks again, and the last for ever")
    func repeatable() async throws {
        let recording = Recording(interactions: [
            Sample.interaction(Sample.request(.get, "/s"), Sample.response(200, "pending")),
            Sample.interaction(Sample.request(.get, "/s"), Sample.response(200, "done")),
        ])
        let transport = ReplayTransport(recording, order: .repeatable)
        var answers: [String] = []
        for _ in 0..<4 {
            answers.append(try await transport.send(Sample.request(.get, "/s"), deadline: Sample.soon).body.text)
        }
        #expect(answers == ["pending", "done", "done", "done"])
    }

    @Test("shows the differences to the nearest recording, masked on both sides")
    func difference() async throws {
        let recording = Recording(interactions: [
            Sample.interaction(Sample.request(.get, "/far/away"), Sample.response()),
            Sample.interaction(
                Sample.request(.post, "/customers/C-1/x", #"{"reason":"PAID_OFF","ssn":"111223333"}"#),
                Sample.response()),
        ]).redacted()
        let transport = ReplayTransport(recording, name: "p/o.c.har", order: .any)
        let sent = Sample.request(
            .post, "/customers/C-2/x?key=k-secret", #"{"reason":"DECEASED","ssn":"999887777","to":"miriam@mail.co"}"#,
            headers: [("X-API-Key", "live-key")])
        let message = try #require(await error(transport, sent)).message
        #expect(
            message == """
                p/o.c.har: request 1, POST /customers/C-2/x?key=live-1, has no recorded answer: none is like it
                nearest is interaction 2:
                  path[1]: recorded C-1, sent C-2
                  query.key: recorded nothing, sent live-1
                  body.reason: recorded "PAID_OFF", sent "DECEASED"
                  body.to: recorded nothing, sent "live-4"
                """)
        for secret in ["k-secret", "999887777", "miriam", "live-key"] { #expect(!message.contains(secret)) }
        #expect(transport.mismatches.first?.nearest == 2)
        #expect(transport.mismatches.first?.differences.count == 4)
    }

    @Test("reports what was left over, and only where nothing failed before")
    func unused() async throws {
        let quiet = ReplayTransport(Self.two, name: "x")
        _ = try await quiet.send(Sample.request(.post, "/a", #"{"n":1}"#), deadline: Sample.soon)
        #expect(quiet.unused == [2: "GET /b"])
        #expect(throws: ReplayFailure.unused(recording: "x", interactions: [2: "GET /b"])) { try quiet.finish() }
        let failed = ReplayTransport(Self.two, name: "x")
        _ = await error(failed, Sample.request(.get, "/zzz"))
        let failure = #expect(throws: ReplayFailure.self) { try failed.finish() }
        #expect(failure?.description.contains("/zzz") == true)
    }

    @Test("puts back into the answer what the client has sent where the recording has masks")
    func revealing() async throws {
        let rules = RedactionRules.standard.adding(pathSegments: ["customers"])
        let recording = Sample.recording(
            Sample.interaction(
                Sample.request(.post, "/customers/C%2017/x", #"{"tin":123,"phone":"555 1234"}"#),
                Sample.response(
                    200, #"{"id":"C 17","n":123,"tin":123,"note":"call 555 1234","ssn":"888"}"#,
                    headers: [("Content-Type", "application/json"), ("Content-Length", "75"), ("Location", "C 17!")]))
        ).redacted(by: rules)
        #expect(!recording.har().text.contains("C 17"))
        let transport = ReplayTransport(recording, redaction: rules)
        let answer = try await transport.send(
            Sample.request(.post, "/customers/D%22%5C2/x", #"{"tin":4567,"phone":"777 0000"}"#), deadline: Sample.soon)
        #expect(
            try JSONValue(parsing: answer.body)
                == JSONValue(parsing: #"{"id":"D\"\\2","n":123,"tin":4567,"note":"call 777 0000","ssn":"masked-4"}"#)
        )
        #expect(answer.headers["Content-Length"] == String(answer.body.count))
        #expect(answer.headers["Location"] == "D\"\\2!")
    }

    @Test("lets a client send back a mask that an earlier answer gave it")
    func masksSentBack() async throws {
        let recording = Recording(interactions: [
            Sample.interaction(Sample.request(.post, "/login"), Sample.response(200, #"{"token":"tok-98765"}"#)),
            Sample.interaction(
                Sample.request(.get, "/me/tok-98765", headers: [("Authorization", "Bearer tok-98765")]),
                Sample.response()),
        ]).redacted()
        let transport = ReplayTransport(recording)
        let login = try await transport.send(Sample.request(.post, "/login"), deadline: Sample.soon)
        let token = try #require(try JSONValue(parsing: login.body)["token"]?.string)
        _ = try await transport.send(
            Sample.request(.get, "/me/\(token)", headers: [("Authorization", "Bearer \(token)")]), deadline: Sample.soon
        )
        try transport.finish()
    }

    @Test("gives parallel clients of one recording a cursor each")
    func parallel() async throws {
        let bodies = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    let transport = ReplayTransport(Self.two)
                    let first = try await transport.send(
                        Sample.request(.post, "/a", #"{"n":1}"#), deadline: Sample.soon)
                    _ = try await transport.send(Sample.request(.get, "/b"), deadline: Sample.soon)
                    try transport.finish()
                    return first.body.text
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(bodies == [#"{"first":true}"#])
    }

    @Test("serves each interaction to one of many concurrent requests")
    func concurrent() async throws {
        let count = 200
        let recording = Recording(
            interactions: (0..<count).map {
                Sample.interaction(Sample.request(.get, "/s"), Sample.response(200, "\($0)"))
            })
        let transport = ReplayTransport(recording, order: .any)
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<count {
                group.addTask { try await transport.send(Sample.request(.get, "/s"), deadline: Sample.soon).body.text }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers.count == count)
        try transport.finish()
    }

    @Test("answers an unstated body with none, and refuses where the file leaves the answer out")
    func missingContent() async throws {
        var recording = Self.two
        recording.interactions[0].response.content = .unstated
        recording.interactions[1].response.content = .missing(size: 9)
        let transport = ReplayTransport(recording)
        let first = try await transport.send(Sample.request(.post, "/a", #"{"n":1}"#), deadline: Sample.soon)
        #expect(first.body == [])
        let error = try #require(await error(transport, Sample.request(.get, "/b")))
        #expect(error.message.contains("the file leaves out the 9 bytes of its answer's body"))
    }

    @Test("replays binary answers byte for byte from a file")
    func binary() async throws {
        let bytes: [UInt8] = [0x89, 0x50, 0x00, 0xFF]
        let recording = Sample.recording(
            Sample.interaction(Sample.request(.get, "/"), HTTPResponse(status: 200, body: bytes)))
        let transport = ReplayTransport(try Recording(har: recording.redacted().har()))
        let answer = try await transport.send(Sample.request(.get, "/"), deadline: Sample.soon)
        #expect(answer.body == bytes)
    }

    @Test("replays answers in a coding out of it, with the bytes as they were sent where the transport had those")
    func coded() async throws {
        for body in [CodedSample.rows, Array(CodedSample.rowsText.utf8)] {
            let answered = HTTPResponse(
                status: 200,
                headers: HTTPHeaders(unchecked: [
                    HTTPField(unchecked: "Content-Encoding", "gzip"),
                    HTTPField(unchecked: "Content-Length", String(CodedSample.rows.count)),
                    HTTPField(unchecked: "Transfer-Encoding", "chunked"),
                ]), body: body)
            let recording = Sample.recording(Sample.interaction(Sample.request(.get, "/"), answered)).redacted()
            #expect(recording.interactions[0].response.body.text == CodedSample.rowsText)
            let transport = ReplayTransport(try Recording(har: recording.har()))
            let answer = try await transport.send(Sample.request(.get, "/"), deadline: Sample.soon)
            #expect(answer.body.text == CodedSample.rowsText)
            #expect(answer.sent == (body == CodedSample.rows ? SentBody(body) : nil))
            #expect(answer.headers == answered.headers)
        }
    }

    @Test("puts into a coded answer what the client has sent where the recording has masks")
    func codedReveal() async throws {
        let content = #"{"email":"planted@corp.io"}"#
        let fields = [HTTPField(unchecked: "Content-Encoding", "gzip")]
        let recording = Sample.recording(
            Sample.interaction(
                Sample.request(.post, "/", content),
                HTTPResponse(
                    status: 200, headers: HTTPHeaders(unchecked: fields),
                    body: ContentCoding.gzip.encode(Array(content.utf8))))
        ).redacted()
        let transport = ReplayTransport(try Recording(har: recording.har()))
        let answer = try await transport.send(
            Sample.request(.post, "/", #"{"email":"another@corp.io"}"#), deadline: Sample.soon)
        #expect(answer.body.text == #"{"email":"another@corp.io"}"#)
        #expect(ContentCoding.gzip.decode(answer.sent?.bytes ?? []) == answer.body)
    }

    @Test("takes the recorded time where asked to, within the deadline")
    func latency() async throws {
        var recording = Self.two
        recording.interactions[0].timings.wait = .milliseconds(60)
        recording.interactions[1].timings.wait = .seconds(3600)
        let transport = ReplayTransport(recording, latency: .recorded)
        let start = ContinuousClock.now
        _ = try await transport.send(Sample.request(.post, "/a", #"{"n":1}"#), deadline: Sample.soon)
        #expect(start.duration(to: .now) >= .milliseconds(60))
        await #expect {
            _ = try await transport.send(Sample.request(.get, "/b"), deadline: .now + .milliseconds(30))
        } throws: {
            let error = $0 as? TransportError
            return error?.kind == .timedOut && error?.delivery == .mayHaveArrived
        }
    }

    @Test("uses nothing up for a call that was cancelled or is too late")
    func tooLate() async throws {
        let transport = ReplayTransport(Self.two)
        await #expect {
            _ = try await transport.send(Sample.request(.post, "/a", #"{"n":1}"#), deadline: .now - .seconds(1))
        } throws: {
            ($0 as? TransportError)?.kind == .timedOut && ($0 as? TransportError)?.delivery == .notSent
        }
        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await error(transport, Sample.request(.post, "/a", #"{"n":1}"#))
        }
        #expect(await cancelled.value?.kind == .cancelled)
        #expect(transport.unused.count == 2)
    }

    @Test("says so where the recording was masked with other rules")
    func otherRules() async throws {
        var recording = Self.two
        recording.origin = RecordingOrigin(.mock, redaction: .standard.adding(members: ["x"]))
        let transport = ReplayTransport(recording)
        let error = try #require(await error(transport, Sample.request(.get, "/zzz")))
        #expect(error.message.contains("other redaction rules"))
    }
}
