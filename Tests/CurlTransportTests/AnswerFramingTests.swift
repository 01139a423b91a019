import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// What counts as an answer, and what is left of it when it is none.
@Suite struct AnswerFramingTests {
    private func answer(
        to method: HTTPMethod = .post, _ text: String, thenClosing: Bool = false
    ) async throws -> HTTPResponse {
        let server = try ScriptedServer { _, peer in peer.send(text) && !thenClosing }
        defer { server.stop() }
        let transport = try CurlTransport()
        let body = method == .post ? Array("{}".utf8) : nil
        let answer = try await transport.send(request(method, to: server.baseURL, body: body), deadline: .farAway)
        await transport.shutDown()
        return answer
    }

    private func failure(_ text: String) async throws -> TransportError {
        let server = try ScriptedServer { _, peer in
            peer.send(text)
            return peer.finish()
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let error = try await transport.failure(of: request(to: server.baseURL))
        #expect(error.delivery == .mayHaveArrived)
        await transport.shutDown()
        #expect(server.journal.count == 1)
        return error
    }

    @Test("An early hint before the answer is not the answer, and its fields are not the answer's")
    func earlyHints() async throws {
        let answer = try await answer(
            "HTTP/1.1 103 Early Hints\r\nLink: </style>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
                + Answers.whole("{}", status: "201 Created", headers: ["X-Id: 7"]))
        #expect(answer.status == 201)
        #expect(answer.headers.fields.map(\.name) == ["Content-Length", "X-Id"])
        #expect(answer.text == "{}")
    }

    @Test("An early hint without an answer is a lost connection")
    func onlyEarlyHints() async throws {
        let error = try await failure("HTTP/1.1 103 Early Hints\r\nLink: </style>\r\n\r\n")
        #expect(error.kind == .connectionLost)
        #expect(error.phase == .receiving)
    }

    @Test(
        "Every status of a final answer is returned, a redirect as it is",
        arguments: [200, 204, 302, 307, 401, 409, 599])
    func statuses(_ status: Int) async throws {
        let answer = try await answer(
            status == 204
                ? "HTTP/1.1 204 No Content\r\n\r\n"
                : Answers.whole("{}", status: "\(status) Some", headers: ["Location: http://127.0.0.1:1/elsewhere"]))
        #expect(answer.status == status)
        #expect(answer.metrics.deliveries == 1)
        if status == 302 { #expect(answer.headers["Location"] == "http://127.0.0.1:1/elsewhere") }
    }

    @Test("A status line without a reason, and bare line feeds, are read")
    func lenientLines() async throws {
        let answer = try await answer("HTTP/1.1 200\nContent-Length: 2\nX-A:  b \n\n{}")
        #expect(answer.status == 200)
        #expect(answer.headers["x-a"] == "b")
        #expect(answer.text == "{}")
    }

    @Test("A folded field line continues the one before it")
    func foldedLine() async throws {
        let answer = try await answer("HTTP/1.1 200 OK\r\nX-Folded: one\r\n  two\r\nContent-Length: 2\r\n\r\n{}")
        #expect(answer.headers["X-Folded"] == "one two")
    }

    @Test("Fields of the same name stay apart and in order, and a byte beyond UTF-8 loses nothing else")
    func repeatedFields() async throws {
        let answer = try await answer(
            Answers.whole("{}", headers: ["Set-Cookie: a=1", "X-Name: Zoë", "Set-Cookie: b=2"]))
        #expect(answer.headers.values(of: "set-cookie") == ["a=1", "b=2"])
        #expect(answer.headers["X-Name"] == "Zoë")
    }

    @Test("Chunks are joined, and trailers are not fields of the answer")
    func chunks() async throws {
        let answer = try await answer(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Answers.chunks(["{\"a\"", ":1", "}"])
                + "0\r\nX-Trailer: late\r\n\r\n")
        #expect(answer.status == 200)
        #expect(answer.text == "{\"a\":1}")
        #expect(answer.headers["X-Trailer"] == nil)
    }

    @Test("A body without length or chunks ends with the connection")
    func untilClose() async throws {
        let answer = try await answer("HTTP/1.0 200 OK\r\n\r\nall of it", thenClosing: true)
        #expect(answer.text == "all of it")
        #expect(answer.metrics.version == "HTTP/1.0")
    }

    @Test("The answer to HEAD has no body, whatever length it claims")
    func head() async throws {
        let answer = try await answer(to: .head, "HTTP/1.1 200 OK\r\nContent-Length: 4711\r\n\r\n")
        #expect(answer.body.isEmpty)
        #expect(answer.headers["Content-Length"] == "4711")
    }

    @Test("An answer before the whole request was taken is an answer")
    func earlyAnswer() async throws {
        let server = try ScriptedServer(readsBodies: false) { _, peer in
            peer.send(Answers.whole("too much", status: "413 Content Too Large", headers: ["Connection: close"]))
            return peer.stall()
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let answer = try await transport.send(
            request(to: server.baseURL, body: [UInt8](repeating: 0x61, count: 8 << 20)), deadline: .farAway)
        #expect(answer.status == 413)
        #expect(answer.text == "too much")
        await transport.shutDown()
    }

    @Test("Chunks that are cut are a lost connection, with what had come")
    func cutChunks() async throws {
        let error = try await failure(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Answers.chunks(["half"]))
        #expect(error.kind == .connectionLost)
        #expect(error.partialAnswer?.text == "half")
    }

    @Test("Chunks whose size is no number are no answer")
    func brokenChunks() async throws {
        let error = try await failure("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")
        #expect(error.kind == .malformedAnswer)
        #expect(error.partialAnswer?.status == 200)
    }

    @Test(
        "What is not HTTP is no answer",
        arguments: [
            "{\"status\":\"ok\"}\n", "SSH-2.0-OpenSSH_9.2\r\n", "\u{0}\u{1}\u{2}\u{3}binary\n\n",
            "HTTP/9.9 200 OK\r\n\r\n",
            "<html>HTTP/0.9 knows no header</html>\n",
        ])
    func notHTTP(_ text: String) async throws {
        let error = try await failure(text)
        #expect(error.kind == .malformedAnswer)
        #expect(error.partialAnswer == nil)
    }

    @Test("A status line among the trailers is no answer")
    func statusLineInTrailers() async throws {
        let error = try await failure(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Answers.chunks(["{}"])
                + "0\r\nHTTP/1.1 500 No\r\n\r\n")
        #expect(error.kind == .malformedAnswer)
        #expect(error.partialAnswer?.status == 200)
    }

    @Test("A change of protocol that nobody asked for is no answer")
    func switchingProtocols() async throws {
        let error = try await failure("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n")
        #expect(error.kind == .malformedAnswer)
        #expect(error.partialAnswer?.status == 101)
    }

    @Test("A length that is no number is no answer", arguments: ["-5", "four", "99999999999999999999999"])
    func badLength(_ length: String) async throws {
        let error = try await failure("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n{}")
        #expect(error.kind == (length.first == "9" ? .answerTooLarge : .malformedAnswer))
    }
}
