import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// No answer fills the memory: its header and its decoded body have caps with their own error.
@Suite struct AnswerSizeTests {
    private func capped(body: Int = 100_000, header: Int = 4096) throws -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.maximumBodyBytes = body
        configuration.maximumHeaderBytes = header
        return try CurlTransport(configuration)
    }

    private func tooLarge(
        _ transport: CurlTransport, _ server: ScriptedServer, _ location: SourceLocation = #_sourceLocation
    ) async throws -> TransportError {
        defer { server.stop() }
        let error = try await transport.failure(of: request(to: server.baseURL))
        #expect(error.kind == .answerTooLarge, sourceLocation: location)
        #expect(error.delivery == .mayHaveArrived, sourceLocation: location)
        await transport.shutDown()
        return error
    }

    @Test("A body of exactly the cap is taken")
    func exactly() async throws {
        let body = String(repeating: "a", count: 100_000)
        let server = try ScriptedServer(answering: Answers.whole(body))
        defer { server.stop() }
        let transport = try capped()
        #expect(try await transport.send(request(to: server.baseURL), deadline: .farAway).text == body)
        await transport.shutDown()
    }

    @Test("A body with a length one beyond the cap is refused, its status known")
    func length() async throws {
        let server = try ScriptedServer(answering: Answers.whole(String(repeating: "a", count: 100_001)))
        let error = try await tooLarge(capped(), server)
        #expect(error.partialAnswer?.status == 200)
    }

    @Test("Chunks without end are refused at the cap")
    func chunks() async throws {
        let server = try ScriptedServer { _, peer in
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = Answers.chunks([String(repeating: "a", count: 16_384)])
            while Socket.write(peer.descriptor, Array(chunk.utf8)) {}
            return peer.finish()
        }
        let error = try await tooLarge(capped(), server)
        #expect((error.partialAnswer?.body.count ?? 0) <= 100_000)
    }

    enum Bomb: String, CaseIterable, Sendable {
        case gzip, deflate, brotli = "br", twice = "gzip, gzip"

        var bytes: [UInt8] {
            switch self {
            case .gzip: Compressed.gzipOfZeros(megabytes: 64)
            case .deflate: Compressed.deflateOfZeros(megabytes: 64)
            case .brotli: Compressed.brotliOf64MegabytesOfZeros
            case .twice: Compressed.gzipStored(Compressed.gzipOfZeros(megabytes: 64))
            }
        }
    }

    @Test(
        "A body that unpacks to more than the cap is refused at the cap, whatever it is packed in",
        arguments: Bomb.allCases)
    func bombs(_ kind: Bomb) async throws {
        let bomb = kind.bytes
        let isKnown = Lock(true)
        let server = try ScriptedServer { delivery, peer in
            // A libcurl without Brotli neither offers nor decodes it.
            if kind == .brotli {
                isKnown.withLock { $0 = delivery.values(of: "Accept-Encoding").joined().contains("br") }
            }
            peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: \(kind.rawValue)\r\nContent-Length: \(bomb.count)\r\n\r\n")
            return peer.send(bomb)
        }
        let transport = try capped(body: 1 << 20)
        let error = try await transport.failure(of: request(to: server.baseURL))
        server.stop()
        #expect(error.kind == (isKnown.withLock { $0 } ? .answerTooLarge : .malformedAnswer))
        #expect(error.delivery == .mayHaveArrived)
        #expect((error.partialAnswer?.body.count ?? 0) <= 1 << 20)
        await transport.shutDown()
    }

    @Test("Of a body of 100 MB no more is kept than the cap, with a length or without", arguments: [true, false])
    func hundredMegabytes(hasLength: Bool) async throws {
        let server = try ScriptedServer { _, peer in
            peer.send("HTTP/1.1 200 OK\r\n" + (hasLength ? "Content-Length: 100000000\r\n\r\n" : "\r\n"))
            let part = [UInt8](repeating: 0x20, count: 1_000_000)
            for _ in 0..<100 where !Socket.write(peer.descriptor, part) { break }
            return peer.finish()
        }
        let error = try await tooLarge(CurlTransport(), server)
        #expect((error.partialAnswer?.body.count ?? 0) <= 32 << 20)
    }

    @Test("Header fields without end are refused at the cap")
    func headerFields() async throws {
        let server = try ScriptedServer { _, peer in
            peer.send("HTTP/1.1 200 OK\r\n")
            let field = Array("X-More: \(String(repeating: "a", count: 100))\r\n".utf8)
            while Socket.write(peer.descriptor, field) {}
            return peer.finish()
        }
        _ = try await tooLarge(capped(), server)
    }

    @Test("A header line without end is refused")
    func headerLine() async throws {
        let server = try ScriptedServer { _, peer in
            peer.send("HTTP/1.1 200 OK\r\nX-Long: ")
            let part = [UInt8](repeating: 0x61, count: 16_384)
            while Socket.write(peer.descriptor, part) {}
            return peer.finish()
        }
        _ = try await tooLarge(capped(), server)
    }

    @Test("Interim answers without end are refused at the header's cap")
    func interimAnswers() async throws {
        let server = try ScriptedServer { _, peer in
            while Socket.write(peer.descriptor, Array("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".utf8)) {}
            return peer.finish()
        }
        _ = try await tooLarge(capped(), server)
    }

    @Test("Trailers without end are refused at the header's cap")
    func trailers() async throws {
        let server = try ScriptedServer { _, peer in
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n")
            while Socket.write(peer.descriptor, Array("X-More: aaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".utf8)) {}
            return peer.finish()
        }
        _ = try await tooLarge(capped(), server)
    }

    @Test("After an answer that was too large the transport works on")
    func worksOn() async throws {
        let server = try ScriptedServer { delivery, peer in
            peer.send(
                Answers.whole(String(repeating: "a", count: delivery.requestLine.contains("/big") ? 100_001 : 10)))
        }
        defer { server.stop() }
        let transport = try capped()
        let error = try await transport.failure(of: request(to: server.baseURL, "/big"))
        #expect(error.kind == .answerTooLarge)
        let answer = try await transport.send(request(to: server.baseURL, "/small"), deadline: .farAway)
        #expect(answer.body.count == 10)
        await transport.shutDown()
    }
}
