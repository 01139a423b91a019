import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("A trace context")
struct TraceContextTests {
    private static let example = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    @Test("is read and written as W3C has it")
    func roundTrip() throws {
        let context = try #require(TraceContext(Self.example))
        #expect(context.traceparent == Self.example)
        #expect(context.flags == 1)
        #expect(context.traceID.count == 16 && context.spanID.count == 8)
        let later = try #require(TraceContext("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-else"))
        #expect(later.traceparent == Self.example, "a later version is read as far as it is the same")
    }

    @Test(
        "is none where the field is not valid",
        arguments: [
            "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
            "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ])
    func invalid(text: String) {
        #expect(TraceContext(text) == nil)
    }

    @Test("goes out with every request, repetitions too, each a span of its own in the caller's trace")
    func propagated() async throws {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            HTTPResponse(status: number == 1 ? 503 : 200, body: Array(#"{"id":"x"}"#.utf8))
        }
        let time = TestTime()
        let log = EventLog()
        let context = try #require(TraceContext(Self.example, state: "vendor=1"))
        let toys = try ToyServicer(transport, events: log, retry: .standard) {
            $0.time = time.time
            $0.tracing = { context }
        }
        let receipt = try await toys.perform(Wind(toy: "x"))
        let sent = transport.sent.compactMap { $0.headers["traceparent"].flatMap { TraceContext($0) } }
        #expect(sent.count == 2)
        #expect(Set(sent.map(\.traceID)) == [context.traceID])
        #expect(Set(sent.map(\.spanID) + [context.spanID]).count == 3)
        #expect(transport.sent.map { $0.headers["tracestate"] } == ["vendor=1", "vendor=1"])
        #expect(receipt.httpExchange?.request.headers["traceparent"] == nil)
        #expect(log.events.allSatisfy { $0.trace == context })
    }

    @Test("begins anew where the caller has none, and is not sent unless asked for")
    func off() async throws {
        let transport = ScriptedTransport(200, #"{"id":"x"}"#)
        _ = try await ToyServicer(transport).perform(Wind(toy: "x"))
        let toys = try ToyServicer(transport) { $0.tracing = { nil } }
        for _ in 0..<2 { _ = try await toys.perform(Wind(toy: "x")) }
        let sent = transport.sent.map { $0.headers["traceparent"].flatMap { TraceContext($0) } }
        #expect(sent[0] == nil)
        #expect(sent[1] != nil && sent[2] != nil && sent[1]?.traceID != sent[2]?.traceID)
    }

    @Test("whose state can't stand in a header goes out without it")
    func badState() async throws {
        let transport = ScriptedTransport(200, #"{"id":"x"}"#)
        let context = TraceContext(Self.example, state: "a\r\nX-Injected: yes")
        let toys = try ToyServicer(transport) { $0.tracing = { context } }
        _ = try await toys.perform(Wind(toy: "x"))
        #expect(transport.sent[0].headers["traceparent"] != nil)
        #expect(transport.sent[0].headers["tracestate"] == nil)
    }
}

@Suite("The console log")
struct ConsoleLogTests {
    private static func lines(_ level: ConsoleLog.Level, status: Int) async throws -> [String] {
        let written = Lock<[String]>([])
        let stamp = try Timestamp("2026-01-02T03:04:05.000Z")
        let log = ConsoleLog(level: level, write: { line in written.withLock { $0.append(line) } }, now: { stamp })
        let time = TestTime()
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            HTTPResponse(status: number == 1 ? 503 : status, body: Array(#"{"id":"x"}"#.utf8))
        }
        let toys = try ToyServicer(transport, events: log, retry: .standard) { $0.time = time.time }
        _ = try? await toys.perform(Wind(toy: "x"))
        return written.withLock { $0 }
    }

    @Test("writes a line for each event of its level")
    func levels() async throws {
        let requests = try await Self.lines(.requests, status: 200)
        #expect(
            requests.first == "2026-01-02T03:04:05.000Z toy wind #1 sends (request 1, 0 ms)\n")
        #expect(requests.count == 7)
        #expect(requests.contains { $0.contains("was answered 503") })
        #expect(requests.contains { $0.contains("is sent again in 100 ms") })
        #expect(requests.last?.contains("ended: applied") == true)
        #expect(try await Self.lines(.calls, status: 200).count == 3)
        #expect(try await Self.lines(.errors, status: 200).isEmpty)
        let failed = try await Self.lines(.errors, status: 404)
        #expect(failed.count == 1)
        #expect(failed.first?.contains("notFound, mayHaveApplied") == true)
    }
}

@Suite("Metrics")
struct CallMetricsTests {
    @Test("count calls and requests by provider, operation and ending")
    func counts() async throws {
        let metrics = CallMetrics()
        let time = TestTime()
        let statuses = [200, 503, 200, 404, 200]
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            HTTPResponse(status: statuses[number - 1], body: Array(#"{"id":"x"}"#.utf8))
        }
        let toys = try ToyServicer(transport, events: metrics, retry: .standard) { $0.time = time.time }
        _ = try await toys.perform(Wind(toy: "x"))
        _ = try await toys.perform(Wind(toy: "x"))
        _ = try? await toys.perform(Wind(toy: "x"))
        _ = try await toys.perform(Buy(toy: "x"))
        let lines = metrics.snapshot.lines
        #expect(lines.map(\.ending) == ["accepted", "applied", "notFound/refused"])
        #expect(lines.map(\.operation) == ["buy", "wind", "wind"])
        #expect(lines.map(\.calls) == [1, 2, 1])
        #expect(lines.map(\.requests) == [1, 3, 1])
        #expect(lines[1].latency.longest == .milliseconds(100), "the pause is part of the call")
        let again = try ExactJSONDecoder().decode(
            CallMetrics.Snapshot.self, from: ExactJSONEncoder().encode(metrics.snapshot))
        #expect(again == metrics.snapshot)
        #expect(metrics.reset().lines.count == 3)
        #expect(metrics.snapshot.lines.isEmpty)
    }

    @Test("put each latency under its bound")
    func histogram() {
        var histogram = LatencyHistogram()
        #expect(histogram.within(0.5) == nil)
        for milliseconds in [1, 2, 2, 3, 900] { histogram.record(.milliseconds(milliseconds)) }
        histogram.record(.seconds(61))
        #expect(histogram.counts.prefix(3) == [1, 2, 1])
        #expect(histogram.counts.last == 1)
        #expect(histogram.count == 6 && histogram.counts.reduce(0, +) == 6)
        #expect(histogram.within(0.5) == .milliseconds(2))
        #expect(histogram.within(0.75) == .milliseconds(1000))
        #expect(histogram.within(1) == .seconds(61))
        #expect(histogram.total == .milliseconds(61_908))
    }
}
