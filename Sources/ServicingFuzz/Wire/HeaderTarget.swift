import ServicingHTTP
import ServicingMock

/// Header fields: those that are sent, and those that are read.
package struct HeaderTarget: FuzzTarget {
    package let name = "header"
    package let summary =
        "header fields: no value begins another field; Retry-After is between nothing and a year; traceparent and dates"
    package let corpus = [
        "120", "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "Wed, 31 Dec 9999 23:59:59 GMT", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "99999999999999999999",
        "Bearer abc", "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",
    ].map { [UInt8]($0) }
    package let dictionary = [
        "GMT", "Mon, ", "Feb", "29", "00-", "-01", "ff-", "\r\nX-A: b", "\n", "\t", ":", "=", ",", "0000000000000000",
    ]

    package init() {}

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        guard let text = input.text else { return }
        var headers = HTTPHeaders()
        if (try? headers.set("X-Value", to: text)) != nil {
            findings.isTaken = true
            findings.expect(!text.utf8.contains { $0 == 0x0D || $0 == 0x0A || $0 == 0 }, "a value begins another field")
            findings.expect(headers["x-VALUE"] == text, "the value is changed")
        }
        var named = HTTPHeaders()
        if (try? named.set(text, to: "x")) != nil {
            findings.expect(
                !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A },
                "the name can't stand in a header")
        }
        retryAfter(text, &findings)
        if let trace = TraceContext(text) {
            findings.expect(trace.traceparent.utf8.count == 55, "\(trace.traceparent) has another length")
            findings.expect(TraceContext(trace.traceparent)?.traceID == trace.traceID, "the trace's id is changed")
            findings.expect(trace.child().traceID == trace.traceID, "a child belongs to another trace")
        }
    }

    private func retryAfter(_ text: String, _ findings: inout FuzzFindings) {
        let now: Int64 = 1_000_000_000
        for date in [nil, "Sun, 09 Sep 2001 01:46:40 GMT", text] {
            var fields = [HTTPField(unchecked: "Retry-After", text)]
            if let date { fields.append(HTTPField(unchecked: "Date", date)) }
            guard let wait = RetryAfter.read(HTTPHeaders(unchecked: fields), secondsSinceEpoch: { now }) else {
                continue
            }
            findings.isTaken = true
            findings.expect(wait >= .zero && wait <= RetryAfter.longest, "Retry-After is \(wait)")
        }
        guard let seconds = HTTPDateReader.seconds(text, now: { now }), (0...253_402_300_799).contains(seconds) else {
            return
        }
        let written = HTTPDate.text(Int(seconds))
        findings.expect(
            HTTPDateReader.seconds(written, now: { now }) == seconds, "\(text) is written \(written), another instant")
    }
}
