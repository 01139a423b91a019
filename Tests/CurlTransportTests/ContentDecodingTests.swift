import CurlTransport
import ServicingHTTP
import Testing

/// Bodies come out of the encodings that the linked libcurl knows.
@Suite struct ContentDecodingTests {
    @Test(
        "A body in an encoding that was offered is decoded",
        arguments: [("gzip", Compressed.gzip), ("deflate", Compressed.deflate), ("br", Compressed.brotli)])
    func decoded(_ name: String, _ body: [UInt8]) async throws {
        // A server uses only what is offered; a libcurl without an encoding doesn't offer it.
        let server = try ScriptedServer { delivery, peer in
            let offered = delivery.values(of: "Accept-Encoding").joined().split(separator: ", ").contains { $0 == name }
            guard offered else { return peer.send(Answers.whole(Compressed.text)) }
            peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: \(name)\r\nContent-Length: \(body.count)\r\n\r\n")
            return peer.send(body)
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let answer = try await transport.send(request(to: server.baseURL), deadline: .farAway)
        #expect(answer.text == Compressed.text)
        if name == "gzip" { #expect(answer.headers["Content-Encoding"] == "gzip") }
        await transport.shutDown()
    }

    @Test("A body that is not in the encoding it claims is no answer")
    func notGzip() async throws {
        let server = try ScriptedServer(
            answering: Answers.whole("not gzip at all", headers: ["Content-Encoding: gzip"]))
        defer { server.stop() }
        let transport = try CurlTransport()
        let error = try await transport.failure(of: request(to: server.baseURL))
        #expect(error.kind == .malformedAnswer)
        #expect(error.delivery == .mayHaveArrived)
        #expect(error.partialAnswer?.status == 200)
        await transport.shutDown()
    }

    @Test("An encoding that nobody offered is no answer")
    func unknownEncoding() async throws {
        let server = try ScriptedServer(answering: Answers.whole("?", headers: ["Content-Encoding: rot13"]))
        defer { server.stop() }
        let transport = try CurlTransport()
        let error = try await transport.failure(of: request(to: server.baseURL))
        #expect(error.kind == .malformedAnswer)
        await transport.shutDown()
    }
}
