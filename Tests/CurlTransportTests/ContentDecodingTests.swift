import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// Bodies come out of the encodings that the linked libcurl knows.
@Suite struct ContentDecodingTests {
    private func answer(in name: String, _ body: [UInt8], whateverIsOffered: Bool) async throws -> HTTPResponse {
        let server = try ScriptedServer { delivery, peer in
            let offered = delivery.values(of: "Accept-Encoding").joined().split(separator: ", ").contains { $0 == name }
            guard offered || whateverIsOffered else { return peer.send(Answers.whole(Compressed.text)) }
            peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: \(name)\r\nContent-Length: \(body.count)\r\n\r\n")
            return peer.send(body)
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let answer = try await transport.send(request(to: server.baseURL), deadline: .farAway)
        await transport.shutDown()
        return answer
    }

    @Test("gzip is offered and decoded, the answer's fields staying as they came")
    func gzip() async throws {
        let answer = try await answer(in: "gzip", Compressed.gzip, whateverIsOffered: false)
        #expect(answer.text == Compressed.text)
        #expect(answer.headers["Content-Encoding"] == "gzip")
    }

    @Test("Brotli is decoded where it is offered, and it is offered where libcurl knows it")
    func brotli() async throws {
        let answer = try await answer(in: "br", Compressed.brotli, whateverIsOffered: false)
        #expect(answer.text == Compressed.text)
    }

    @Test("Deflate is not offered, and decoded all the same")
    func deflate() async throws {
        let plain = try await answer(in: "deflate", Compressed.deflate, whateverIsOffered: false)
        #expect(plain.headers["Content-Encoding"] == nil)
        let decoded = try await answer(in: "deflate", Compressed.deflate, whateverIsOffered: true)
        #expect(decoded.text == Compressed.text)
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
