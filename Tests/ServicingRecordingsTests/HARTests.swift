import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import Testing

@testable import ServicingRecordings

@Suite("A recording as HAR")
struct HARTests {
    private static let whole: Recording = {
        var first = Sample.interaction(
            Sample.request(
                .post, "/a%2Fb/c?x=1&y=%C3%A9+z&flag", #"{"reason":"PAID_OFF"}"#,
                headers: [("Cookie", "sid=1; theme=dark"), ("Cookie", "a=b")]),
            Sample.response(
                201, #"{"ok":true}"#,
                headers: [
                    ("Content-Type", "application/json"), ("Set-Cookie", "sid=2; Path=/; HttpOnly; Secure; Domain=d"),
                    ("Location", "/next"), ("Content-Length", "11"),
                ]))
        first.timings = RecordedTimings(
            dns: .microseconds(1_500), connect: .milliseconds(20), wait: .nanoseconds(30_000_001),
            receive: .milliseconds(4), ssl: .milliseconds(15))
        first.inferred = [Inference("response.body.ok", "the document gives the type alone")]
        first.comment = "the first"
        first.others = ["_initiator": ["type": "script"]]
        var second = Sample.interaction(
            Sample.request(.get, "/empty"), HTTPResponse(status: 204, body: []))
        second.response.content = .unstated
        let third = Sample.interaction(
            HTTPRequest(method: .put, baseURL: Sample.base, target: "/binary", body: [0xFF, 0x00, 0xFE]),
            HTTPResponse(status: 200, body: [0x1F, 0x8B, 0xFF]))
        return Recording(
            interactions: [first, second, third],
            origin: RecordingOrigin(
                .server("sandbox"), recordedAt: try! Timestamp("2026-02-01T00:00:00Z"),
                document: SourceDocument(title: "A page", version: "1.2", sha256: String(repeating: "0", count: 64)),
                redaction: .standard),
            state: ProviderState(seed: "default", clock: try! Timestamp("2026-01-01T00:00:00-06:00")),
            bindings: RecordingBindings(
                credentials: [.init(header: "x-api-key", slot: "main")],
                captures: [.init(name: "ok", interaction: 1, path: "ok")]),
            comment: "all of it", others: ["_tool": "x"])
    }()

    @Test("keeps everything when written and read again, and its bytes when written a second time")
    func roundTrip() throws {
        let bytes = Self.whole.har()
        let read = try Recording(har: bytes)
        #expect(read == Self.whole)
        #expect(read.har() == bytes)
    }

    @Test("is valid by the letter of HAR 1.2")
    func letter() {
        #expect(HARLetter.problems(in: Self.whole.har()) == [])
    }

    @Test("has fields in a fixed order, two spaces of indentation and a line break at the end")
    func layout() throws {
        let text = Self.whole.har().text
        #expect(text.hasPrefix("{\n  \"log\": {\n    \"version\": \"1.2\",\n    \"creator\": {\n      \"name\""))
        #expect(text.hasSuffix("}\n"))
        let log = try JSONValue(parsing: text)["log"]
        #expect(
            log?.object?.keys == [
                "version", "creator", "comment", "_origin", "_state", "_bind", "_tool", "pages", "entries",
            ])
        #expect(
            log?["entries"]?[0]?.object?.keys == [
                "startedDateTime", "time", "request", "response", "cache", "timings", "comment", "_inferred",
                "_initiator",
            ])
    }

    @Test("says time as the sum of the timings without ssl, with every digit")
    func time() throws {
        let entry = try JSONValue(parsing: Self.whole.har())["log"]?["entries"]?[0]
        #expect(entry?["time"]?.number?.text == "55.500001")
        #expect(entry?["timings"]?["blocked"]?.int == -1)
    }

    @Test("writes bytes that are no UTF-8 in base64, marked in the request by a field of its own")
    func binary() throws {
        let entry = try JSONValue(parsing: Self.whole.har())["log"]?["entries"]?[2]
        #expect(entry?["request"]?["postData"]?["text"]?.string == "/wD+")
        #expect(entry?["request"]?["postData"]?["_encoding"]?.string == "base64")
        #expect(entry?["request"]?["bodySize"]?.int == 3)
        #expect(entry?["response"]?["content"]?["encoding"]?.string == "base64")
        #expect(entry?["response"]?["content"]?["size"]?.int == 3)
    }

    @Test("says of a body that no document states that it is unstated, and of its size that it is unknown or zero")
    func unstated() throws {
        let response = try JSONValue(parsing: Self.whole.har())["log"]?["entries"]?[1]?["response"]
        #expect(response?["_body"]?.string == "unstated")
        #expect(response?["content"]?["text"] == nil)
        #expect(response?["content"]?["size"]?.int == 0)
        #expect(response?["bodySize"]?.int == -1)
    }

    @Test("says that the size on the wire of an encoded answer is unknown")
    func encoded() throws {
        let recording = Sample.recording(
            Sample.interaction(
                Sample.request(.get, "/"),
                Sample.response(200, "{}", headers: [("Content-Encoding", "gzip"), ("Content-Length", "22")])))
        let response = try JSONValue(parsing: recording.har())["log"]?["entries"]?[0]?["response"]
        #expect(response?["bodySize"]?.int == -1)
        #expect(response?["content"]?["size"]?.int == 2)
        #expect(HARLetter.problems(in: recording.har()) == [])
    }

    @Test("measures connecting, waiting and receiving as the transport did, and nothing for a connection used again")
    func metrics() {
        let fresh = RecordedTimings(
            ExchangeMetrics(total: .milliseconds(100), connect: .milliseconds(30), firstByte: .milliseconds(80)))
        #expect(fresh.connect == .milliseconds(30))
        #expect(fresh.wait == .milliseconds(50))
        #expect(fresh.receive == .milliseconds(20))
        #expect(fresh.total == .milliseconds(100))
        let warm = RecordedTimings(
            ExchangeMetrics(total: .milliseconds(100), firstByte: .milliseconds(80), reusedConnection: true))
        #expect(warm.connect == nil)
        #expect(warm.total == .milliseconds(100))
    }
}
