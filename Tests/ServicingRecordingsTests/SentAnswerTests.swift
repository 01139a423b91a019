import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("Answers as they were sent")
struct SentAnswerTests {
    private static func answer(
        _ body: [UInt8], chunks: [Int], trailers: [(String, String)] = [], coding: String? = nil
    ) -> HTTPResponse {
        HTTPResponse(
            status: 200,
            headers: HTTPHeaders(
                unchecked: [HTTPField(unchecked: "Transfer-Encoding", "chunked")]
                    + (coding.map { [HTTPField(unchecked: "Content-Encoding", $0)] } ?? [])), body: body,
            trailers: HTTPHeaders(unchecked: trailers.map { HTTPField(unchecked: $0.0, $0.1) }),
            sent: SentBody(body, chunks: chunks))
    }

    private func replayed(_ recording: Recording) async throws -> HTTPResponse {
        let transport = ReplayTransport(try Recording(har: recording.har()))
        return try await transport.send(Sample.request(.get, "/"), deadline: Sample.soon)
    }

    @Test("keep their chunks and trailers in a file that is HAR by the letter, and replay with them")
    func roundTrip() async throws {
        let answer = Self.answer(
            Array(#"{"items":[1,2,3]}"#.utf8), chunks: [9, 1, 7], trailers: [("X-Total", "3"), ("X-Total", "4")])
        let recording = Sample.recording(Sample.interaction(Sample.request(.get, "/"), answer)).redacted()
        let har = recording.har()
        #expect(HARLetter.problems(in: har) == [])
        let response = try #require(try JSONValue(parsing: har).at("log.entries[0].response"))
        #expect(response["_chunks"] == [9, 1, 7])
        #expect(response.at("_trailers[1].value") == "4")
        let replayed = try await replayed(recording)
        #expect(replayed.body == answer.body && replayed.sent == answer.sent && replayed.trailers == answer.trailers)
    }

    @Test("keep the chunks of a coded body, which the client gets out of its coding")
    func coded() async throws {
        let answer = Self.answer(
            CodedSample.rows, chunks: [10, CodedSample.rows.count - 10], trailers: [("X-Rows", "12")], coding: "gzip")
        let recording = Sample.recording(Sample.interaction(Sample.request(.get, "/"), answer)).redacted()
        #expect(HARLetter.problems(in: recording.har()) == [])
        let replayed = try await replayed(recording)
        #expect(replayed.body.text == CodedSample.rowsText)
        #expect(replayed.sent == SentBody(CodedSample.rows, chunks: [10, CodedSample.rows.count - 10]))
        #expect(replayed.headers["Content-Encoding"] == "gzip")
    }

    @Test("have their trailers masked, and chunks that add up to what the masked body has")
    func masked() async throws {
        let body = #"{"password":"a very long secret indeed, longer than any mask"}"#
        let answer = Self.answer(
            Array(body.utf8), chunks: [20, 20, body.utf8.count - 40],
            trailers: [
                ("X-Auth-Token", "t-12345678"), ("Content-Digest", "sha-256=:abc=:"),
                ("X-Note", "a very long secret indeed, longer than any mask"),
            ])
        let recording = Sample.recording(Sample.interaction(Sample.request(.get, "/"), answer)).redacted()
        let response = recording.interactions[0].response
        #expect(!recording.har().text.contains("secret indeed") && !recording.har().text.contains("t-12345678"))
        #expect(response.chunks.reduce(0, +) == response.sentBytes.count && response.chunks.count > 1)
        #expect(response.trailers["Content-Digest"] == nil)
        #expect(response.trailers["X-Note"] == "masked-1")
    }

    @Test("of other tools may have fields of the same names with another meaning, which stay")
    func foreign() throws {
        let text = """
            {"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{
            "startedDateTime":"2026-01-31T10:00:00Z","request":{"method":"GET","url":"https://x.test/"},
            "response":{"status":200,"_chunks":[{"ts":1,"bytes":2}],"_trailers":{"a":"b"}}}]}}
            """
        let recording = try Recording(har: Array(text.utf8))
        #expect(recording.interactions[0].response.chunks.isEmpty)
        let written = try JSONValue(parsing: recording.har())
        #expect(written.at("log.entries[0].response._chunks[0].bytes") == 2)
        #expect(written.at("log.entries[0].response._trailers.a") == "b")
    }

    @Test("are seen by the app out of their coding, while the file has both")
    func recorded() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("p/o.har")
            let answer = Self.answer(CodedSample.rows, chunks: [CodedSample.rows.count], coding: "gzip")
            let recorder = try RecordingTransport(
                file: file, around: FixedTransport(answer), subject: .init(.server("s")), mode: .rerecord)
            let seen = try await recorder.send(Sample.request(.get, "/"), deadline: Sample.soon)
            #expect(seen.body.text == CodedSample.rowsText)
            try recorder.save()
            let again = try await ReplayTransport(contentsOf: file).send(
                Sample.request(.get, "/"), deadline: Sample.soon)
            #expect(again.body == seen.body && again.sent == answer.sent)
        }
    }
}

/// Answers every request alike.
private struct FixedTransport: HTTPTransport {
    let response: HTTPResponse

    init(_ response: HTTPResponse) {
        self.response = response
    }

    func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse { response }
}
