import Foundation
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@testable import ServicingRecordings

@Suite("A recording transport")
struct RecordingTransportTests {
    private func echo() -> ScriptedTransport {
        ScriptedTransport { number, request throws(TransportError) in
            guard request.target != "/fails" else {
                throw TransportError(
                    .connectionLost, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "lost")
            }
            return Sample.response(200, #"{"number":\#(number),"ssn":"111223333"}"#)
        }
    }

    private func recorder(
        _ file: URL, _ inner: ScriptedTransport, _ mode: RecordingMode?, source: RecordingOrigin.Source = .mock
    ) throws -> RecordingTransport {
        try RecordingTransport(
            file: file, around: inner,
            subject: .init(source, state: ProviderState(seed: "default")), mode: mode,
            now: { try! Timestamp("2026-01-31T10:00:00Z") })
    }

    @Test("shows the app the real answer and writes the masked one, with its origin, state and credentials' slots")
    func pair() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("p/o.c.har")
            let transport = try recorder(file, echo(), .rerecord)
            let answer = try await transport.send(
                Sample.request(.post, "/x", #"{"ssn":"111223333"}"#, headers: [("X-API-Key", "live-key")]),
                deadline: Sample.soon)
            #expect(answer.body.text == #"{"number":1,"ssn":"111223333"}"#)
            #expect(!FileManager.default.fileExists(atPath: file.path))
            #expect(try transport.save())
            let bytes = Array(try Data(contentsOf: file))
            #expect(!bytes.text.contains("111223333") && !bytes.text.contains("live-key"))
            #expect(HARLetter.problems(in: bytes) == [])
            #expect(LeakCheck().findings(in: bytes, file: "o.c.har") == [])
            let recording = try Recording(contentsOf: file)
            #expect(recording.origin?.source == .mock)
            #expect(recording.origin?.recordedAt?.text == "2026-01-31T10:00:00Z")
            #expect(recording.comment?.contains("proves nothing about the provider") == true)
            #expect(recording.state == ProviderState(seed: "default"))
            #expect(recording.bindings.credentials == [.init(header: "x-api-key", slot: "x-api-key")])
            #expect(recording.interactions[0].response.body.text == #"{"number":1,"ssn":"masked-2"}"#)
        }
    }

    @Test("makes recordings that replay with the same client")
    func replays() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("o.c.har")
            let requests = [
                Sample.request(.post, "/x", #"{"ssn":"111223333"}"#, headers: [("X-API-Key", "live-key")]),
                Sample.request(.get, "/y?token=live-key"),
            ]
            let transport = try recorder(file, echo(), .rerecord)
            for request in requests { _ = try await transport.send(request, deadline: Sample.soon) }
            try transport.save()
            let replay = try ReplayTransport(contentsOf: file)
            for (index, request) in requests.enumerated() {
                let answer = try await replay.send(request, deadline: Sample.soon)
                #expect(answer.body.text.hasPrefix(#"{"number":\#(index + 1),"#))
            }
            try replay.finish()
            let only = try recorder(file, echo(), .replayOnly)
            _ = try await only.send(requests[0], deadline: Sample.soon)
        }
    }

    @Test("in the mode off sends everything and writes nothing")
    func off() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("o.c.har")
            let inner = echo()
            let transport = try recorder(file, inner, .off)
            _ = try await transport.send(Sample.request(.get, "/x"), deadline: Sample.soon)
            #expect(try !transport.save())
            #expect(inner.sent.count == 1)
            #expect(!FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test("in the mode replayOnly never sends, and refuses at once where there is no file")
    func replayOnly() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("p/o.c.har")
            let error = #expect(throws: RecordingError.self) { try recorder(file, echo(), .replayOnly) }
            #expect(error?.kind == .refused)
            #expect(error?.description.contains("p/o.c.har") == true)
            #expect(error?.description.contains("SERVICING_RECORDINGS=recordMissing") == true)

            try Sample.recording(Sample.interaction(Sample.request(.get, "/x"), Sample.response(200, "old"))).write(
                to: file)
            let inner = echo()
            let transport = try recorder(file, inner, .replayOnly)
            let answer = try await transport.send(Sample.request(.get, "/x"), deadline: Sample.soon)
            #expect(answer.body.text == "old")
            await #expect(throws: TransportError.self) {
                _ = try await transport.send(Sample.request(.get, "/other"), deadline: Sample.soon)
            }
            #expect(inner.sent.isEmpty)
            #expect(try !transport.save())
            let failure = #expect(throws: ReplayFailure.self) { try transport.finish() }
            #expect(failure?.description.contains("/other") == true)

            let untouched = try recorder(file, inner, .replayOnly)
            #expect(throws: ReplayFailure.unused(recording: "p/o.c.har", interactions: [1: "GET /x"])) {
                try untouched.finish()
            }
            try recorder(file, inner, .recordMissing).finish()
        }
    }

    @Test("in the mode recordMissing sends what the file lacks, and writes it in the order it was asked for")
    func recordMissing() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("o.c.har")
            let first = try recorder(file, echo(), .recordMissing)
            for target in ["/a?token=t-12345", "/b", "/unused"] {
                _ = try await first.send(Sample.request(.get, target), deadline: Sample.soon)
            }
            try first.save()

            let inner = echo()
            let second = try recorder(file, inner, .recordMissing)
            for target in ["/a?token=t-12345", "/new?key=t-12345&token=k-67890", "/b"] {
                _ = try await second.send(Sample.request(.get, target), deadline: Sample.soon)
            }
            #expect(inner.sent.map(\.target) == ["/new?key=t-12345&token=k-67890"])
            try second.save()
            let recording = try Recording(contentsOf: file)
            #expect(
                recording.interactions.map(\.request.summary) == [
                    "GET /a?token=masked-1", "GET /new?key=masked-1&token=masked-3", "GET /b", "GET /unused",
                ])
        }
    }

    @Test("in the mode rerecord writes the file anew")
    func rerecord() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("o.c.har")
            for target in ["/old", "/new"] {
                let transport = try recorder(file, echo(), .rerecord)
                _ = try await transport.send(Sample.request(.get, target), deadline: Sample.soon)
                try transport.save()
            }
            #expect(try Recording(contentsOf: file).interactions.map(\.request.url.path) == ["/new"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["o.c.har"])
        }
    }

    @Test("keeps what was transcribed or recorded elsewhere apart")
    func origins() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("o.c.har")
            var recording = Sample.recording()
            recording.origin = RecordingOrigin(.document, redaction: .standard)
            try recording.write(to: file)
            let error = #expect(throws: RecordingError.self) { try recorder(file, echo(), .recordMissing) }
            #expect(error?.kind == .refused)
            #expect(error?.path == "log._origin.source")
        }
    }

    @Test("passes a transport's failure on and records the rest")
    func failures() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("o.c.har")
            let transport = try recorder(file, echo(), .rerecord)
            await #expect(throws: TransportError.self) {
                _ = try await transport.send(Sample.request(.get, "/fails"), deadline: Sample.soon)
            }
            #expect(try !transport.save())
            _ = try await transport.send(Sample.request(.get, "/x"), deadline: Sample.soon)
            #expect(try transport.save())
            #expect(try Recording(contentsOf: file).interactions.count == 1)
        }
    }

    @Test("says which file can't be written")
    func unwritable() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("p")
            try Data().write(to: file)
            let transport = try recorder(file.appendingPathComponent("o.har"), echo(), .rerecord)
            _ = try await transport.send(Sample.request(.get, "/x"), deadline: Sample.soon)
            let error = #expect(throws: RecordingError.self) { try transport.save() }
            #expect(error?.kind == .unwritableFile)
            #expect(error?.file == "p/o.har")
        }
    }

    @Test(
        "takes its mode from the environment, and makes no recording where CI is set",
        arguments: [
            ([:], RecordingMode.recordMissing), (["CI": "true"], .replayOnly), (["CI": "1"], .replayOnly),
            (["CI": "false"], .recordMissing), (["CI": ""], .recordMissing),
            (["CI": "true", "SERVICING_RECORDINGS": "rerecord"], .rerecord), (["SERVICING_RECORDINGS": "off"], .off),
        ])
    func modes(environment: [String: String], mode: RecordingMode) throws {
        #expect(try RecordingMode.standard(environment: environment) == mode)
    }

    @Test("refuses a mode that there is not, naming those there are")
    func unknownMode() {
        let error = #expect(throws: RecordingError.self) {
            try RecordingMode.standard(environment: ["SERVICING_RECORDINGS": "all"])
        }
        #expect(error?.description.contains("off, replayOnly, recordMissing, rerecord") == true)
    }
}
