import ServicingHTTP
import ServicingMock

/// The mock's HTTP/1.1.
package struct ConnectionTarget: FuzzTarget {
    package let name = "http"
    package let summary = "HTTP/1.1 of the mock: bytes are answered the same however they are cut, by whole answers"
    package let corpus = [
        "GET /a HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /a?b=c HTTP/1.1\r\nHost: h:80\r\nContent-Length: 2\r\n\r\n{}GET / HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2;x=\"y\"\r\n{}\r\n0\r\nX: y\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "HEAD http://h/ HTTP/1.0\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: [::1]:1\r\n\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\nConnection: keep-alive, x\r\nX-A:\tb c \r\n\r\n",
    ].map { [UInt8]($0) }
    package let dictionary = [
        "Content-Length: ", "Transfer-Encoding: chunked\r\n", "Host: h\r\n", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0",
        "GET ", "CONNECT h:1 ", "Expect: 100-continue\r\n", "Connection: ", "0\r\n\r\n", "ffffffffffffffff\r\n", "\r",
        "\n", ";a=b", " ", "\t", ":", "*", "https://", "Content-Length: 18446744073709551616\r\n",
    ]

    package init() {}

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        let whole = ConnectionReplay(of: [input], to: Echo())
        findings.isTaken = whole.served > 0
        findings.expect(
            ConnectionReplay(of: input.map { [$0] }, to: Echo()) == whole, "byte by byte it is answered differently")
        let place = input.count / 3
        findings.expect(
            ConnectionReplay(of: [Array(input[..<place]), Array(input[place...])], to: Echo()) == whole,
            "in two pieces it is answered differently")
        checkAnswers(whole, &findings)
    }

    /// Every answer begins with a status line, and there is one for each request, and at most one refusal.
    private func checkAnswers(_ replay: ConnectionReplay, _ findings: inout FuzzFindings) {
        let text = String(decoding: replay.answers, as: UTF8.self)
        findings.expect(text.isEmpty || text.hasPrefix("HTTP/1.1 "), "an answer has no status line")
        // A body stands right before the next answer's status line.
        let final = text.matches(of: #/HTTP/1\.1 (?<status>[2-5][0-9][0-9]) /#).map(\.output.status)
        findings.expect(
            (replay.served...replay.served + 1).contains(final.count),
            "\(replay.served) requests have \(final.count) answers")
        if final.count > replay.served {
            findings.expect((final.last ?? "0") >= "400", "a refusal is \(final.last ?? "")")
        }
    }

    /// Answers with how much it got, in no bytes that look like HTTP.
    private struct Echo: RequestHandler {
        func reply(to request: ReceivedRequest) -> Reply {
            Reply(HTTPResponse(status: 200, headers: HTTPHeaders(), body: Array("\(request.body.count)".utf8)))
        }
    }
}
