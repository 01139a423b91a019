import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("What is written of the wire")
struct TracingTransportTests {
    private static let base = "https://p.example"

    private func trace(
        _ request: HTTPRequest, _ answer: Result<HTTPResponse, TransportError>
    ) async -> String {
        let lines = Lock("")
        let transport = TracingTransport(
            ScriptedTransport { _, _ throws(TransportError) in try answer.get() }, redaction: .standard
        ) { text in lines.withLock { $0 += text } }
        _ = try? await transport.send(request, deadline: .now + .seconds(5))
        return lines.withLock { $0 }
    }

    private func request(_ body: String?, headers: [(String, String)] = [], target: String = "/x") throws -> HTTPRequest
    {
        HTTPRequest(
            method: .post, baseURL: try BaseURL(Self.base), target: target,
            headers: HTTPHeaders(unchecked: headers.map { HTTPField(unchecked: $0.0, $0.1) }),
            body: body.map { Array($0.utf8) })
    }

    @Test("is request and answer, each line with the side it comes from")
    func lines() async throws {
        let text = await trace(
            try request(#"{"a":1}"#, headers: [("Accept", "application/json")]),
            .success(
                HTTPResponse(
                    status: 201, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "Content-Type", "text/json")]),
                    body: Array(#"{"b":2}"#.utf8),
                    metrics: ExchangeMetrics(total: .milliseconds(12), version: "HTTP/2"))))
        #expect(
            text == """
                > POST https://p.example:443/x
                > Accept: application/json
                >
                > {"a":1}
                < HTTP/2 201 (12 ms)
                < Content-Type: text/json
                <
                < {"b":2}

                """)
    }

    @Test("shows no credential, whatever its field is called, not even where the answer repeats it")
    func credentials() async throws {
        for name in ["Authorization", "X-API-Key", "X-Odd", "Cookie"] {
            let value = name == "Authorization" ? "Bearer Kq7marker" : "Kq7marker"
            let text = await trace(
                try request(nil, headers: [(name, value)]),
                .success(
                    HTTPResponse(
                        status: 400, headers: HTTPHeaders(unchecked: [HTTPField(unchecked: "X-Echo", "Kq7marker")]),
                        body: Array(#"{"odd":"so Kq7marker is bad","Kq7marker":1}"#.utf8))))
            #expect(!text.contains("Kq7marker"), "\(text)")
            #expect(text.contains(name + ": ***") || text.contains(name + ": Bearer ***"))
        }
    }

    @Test("shows nothing that is masked in the request where the answer repeats it under another name")
    func repeated() async throws {
        let text = await trace(
            try request(
                #"{"password":"Hunter\"2marker","ssn":527918364,"plain":"shown"}"#,
                target: "/x?search_parameters=Quillfeather&limit=10"),
            .success(
                HTTPResponse(
                    status: 422,
                    body: Array(#"{"what":["Hunter\"2marker",527918364,"Quillfeather"],"plain":"shown"}"#.utf8))))
        for marker in ["2marker", "527918364", "Quillfeather"] { #expect(!text.contains(marker), "\(text)") }
        #expect(text.contains("limit=10"))
        #expect(text.contains(#"< {"what":["***",***,"***"],"plain":"shown"}"#), "\(text)")
    }

    @Test("says why no whole answer came, and what had come")
    func failure() async throws {
        let partial = HTTPResponse(status: 200, body: Array(#"{"ssn":"5279"#.utf8))
        let text = await trace(
            try request(nil),
            .failure(
                TransportError(
                    .connectionLost, delivery: .mayHaveArrived, phase: .receiving, message: "it broke",
                    partialAnswer: partial)))
        #expect(
            text == """
                > POST https://p.example:443/x
                < 200
                <
                < (12 bytes that are cut off)
                < no whole answer: it broke (the request may have arrived)

                """)
    }

    @Test("hands request, deadline, answer and failure on as they are")
    func transparent() async throws {
        let answer = HTTPResponse(status: 204)
        let inner = ScriptedTransport { number, _ throws(TransportError) in
            guard number == 1 else {
                throw TransportError(.timedOut, delivery: .notSent, phase: .connecting, message: "late")
            }
            return answer
        }
        let transport = TracingTransport(inner, redaction: .standard) { _ in }
        let request = try request("{}")
        #expect(try await transport.send(request, deadline: .now + .seconds(5)) == answer)
        #expect(inner.sent == [request])
        await #expect(throws: TransportError(.timedOut, delivery: .notSent, phase: .connecting, message: "late")) {
            try await transport.send(request, deadline: .now + .seconds(5))
        }
    }
}
