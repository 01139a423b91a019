import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// What a recorder gets to know of a body, and everyone of what came behind it.
@Suite struct SentBodyTests {
    private func answer(_ bytes: [UInt8], keepsSentBodies: Bool) async throws -> (HTTPResponse, Delivery?) {
        let server = try ScriptedServer { _, peer in peer.send(bytes) }
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.keepsSentBodies = keepsSentBodies
        let transport = try CurlTransport(configuration)
        let answer = try await transport.send(request(.get, to: server.baseURL, body: nil), deadline: .farAway)
        // The connection is still good for another request.
        let again = try await transport.send(request(.get, to: server.baseURL, body: nil), deadline: .farAway)
        #expect(again.metrics.reusedConnection && again.body == answer.body)
        await transport.shutDown()
        return (answer, server.journal.first)
    }

    private static func chunked(_ parts: [[UInt8]], trailers: String = "", coding: String = "") -> [UInt8] {
        let coding = coding.isEmpty ? "" : "Content-Encoding: \(coding)\r\n"
        let head = Array("HTTP/1.1 200 OK\r\n\(coding)Transfer-Encoding: chunked\r\n\r\n".utf8)
        let chunks = parts.flatMap {
            Array((String($0.count, radix: 16) + ";x=y\r\n").utf8) + $0 + Array("\r\n".utf8)
        }
        return head + chunks + Array("0\r\n\(trailers)\r\n".utf8)
    }

    private static let parts = ["{\"a\":", "1", "}"].map { Array($0.utf8) }
    private static let trailers = "X-Total: 3\r\nServer-Timing: db;dur=5\r\n"

    @Test("The chunks that a body came in are told where that is asked for", arguments: [true, false])
    func chunks(keepsSentBodies: Bool) async throws {
        let (answer, _) = try await answer(Self.chunked(Self.parts), keepsSentBodies: keepsSentBodies)
        #expect(answer.text == "{\"a\":1}")
        #expect(answer.sent == (keepsSentBodies ? SentBody(Array("{\"a\":1}".utf8), chunks: [5, 1, 1]) : nil))
        #expect(answer.trailers == HTTPHeaders())
    }

    @Test("Trailers are told, and are not among the header's fields", arguments: [true, false])
    func trailers(keepsSentBodies: Bool) async throws {
        let (answer, _) = try await answer(
            Self.chunked(Self.parts, trailers: Self.trailers), keepsSentBodies: keepsSentBodies)
        #expect(answer.trailers.fields.map(\.name) == ["X-Total", "Server-Timing"])
        #expect(answer.trailers["Server-Timing"] == "db;dur=5")
        #expect(answer.headers.fields.map(\.name) == ["Transfer-Encoding"])
    }

    @Test(
        "A coded body stays in its coding where that is asked for, and is decoded elsewhere", arguments: [true, false])
    func coded(keepsSentBodies: Bool) async throws {
        let parts = [Array(Compressed.gzip.prefix(11)), Array(Compressed.gzip.dropFirst(11))]
        let (answer, delivery) = try await answer(
            Self.chunked(parts, trailers: Self.trailers, coding: "gzip"), keepsSentBodies: keepsSentBodies)
        #expect(answer.body == (keepsSentBodies ? Compressed.gzip : Array(Compressed.text.utf8)))
        #expect(answer.sent?.chunks == (keepsSentBodies ? [11, parts[1].count] : nil))
        #expect(answer.headers["Content-Encoding"] == "gzip")
        if keepsSentBodies { #expect(delivery?.values(of: "Accept-Encoding") == ["gzip, deflate"]) }
    }

    @Test("A body with a length is told as it is")
    func length() async throws {
        let (answer, _) = try await answer(Array(Answers.whole("hello").utf8), keepsSentBodies: true)
        #expect(answer.text == "hello" && answer.sent == SentBody(Array("hello".utf8)))
    }

    @Test("A chunked body that breaks off is lost as any other, with what came of it")
    func brokenOff() async throws {
        let bytes = Array(Self.chunked(Self.parts).dropLast(9))
        let server = try ScriptedServer { _, peer in
            peer.send(bytes)
            return peer.finish()
        }
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.keepsSentBodies = true
        let transport = try CurlTransport(configuration)
        let error = try await transport.failure(of: request(to: server.baseURL))
        #expect(error.kind == .connectionLost && error.delivery == .mayHaveArrived)
        #expect(error.partialAnswer?.text.hasPrefix("{\"a\":1") == true)
        await transport.shutDown()
    }
}
