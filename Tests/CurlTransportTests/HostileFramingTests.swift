import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// Answers that are written to be read in two ways, or to be taken for the answer to another request.
@Suite struct HostileFramingTests {
    private func failure(_ bytes: [UInt8], _ location: SourceLocation = #_sourceLocation) async throws -> TransportError
    {
        let server = try ScriptedServer { _, peer in
            peer.send(bytes)
            return peer.finish()
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let error = try await transport.failure(of: request(to: server.baseURL), location)
        #expect(error.delivery == .mayHaveArrived, sourceLocation: location)
        #expect(error.metrics.deliveries == 1, sourceLocation: location)
        await transport.shutDown()
        #expect(server.journal.count == 1, sourceLocation: location)
        return error
    }

    @Test(
        "An answer whose length is told in two ways is no answer",
        arguments: [
            "Content-Length: 2\r\nContent-Length: 30\r\n\r\n{}",
            "Content-Length: 2, 30\r\n\r\n{}",
            "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 200\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        ])
    func twoLengths(_ rest: String) async throws {
        let error = try await failure(Array("HTTP/1.1 200 OK\r\n\(rest)".utf8))
        #expect(error.kind == .malformedAnswer, "\(error)")
    }

    @Test("The same length told twice is one")
    func sameLengthTwice() async throws {
        let server = try ScriptedServer(answering: Answers.whole("{}", headers: ["Content-Length: 2"]))
        defer { server.stop() }
        let transport = try CurlTransport()
        #expect(try await transport.send(request(to: server.baseURL), deadline: .farAway).text == "{}")
        await transport.shutDown()
    }

    @Test(
        "A status that is not of three digits from 200 to 599 is no answer's",
        arguments: ["000", "099", "20", "2000", "999", "600", "-200", "OK", "2 0 0", ""])
    func statuses(_ status: String) async throws {
        let error = try await failure(
            Array("HTTP/1.1 \(status) Some\r\nContent-Length: 2\r\n\r\n{}".utf8))
        #expect(error.kind == .malformedAnswer, "\(error)")
    }

    @Test("A NUL in the header is no answer's", arguments: ["X-A: a\u{0}b", "X\u{0}A: b", "\u{0}"])
    func nul(_ line: String) async throws {
        let error = try await failure(Array("HTTP/1.1 200 OK\r\n\(line)\r\nContent-Length: 2\r\n\r\n{}".utf8))
        // Of a line of nothing else libcurl makes the end of all.
        #expect(error.kind == (line == "\u{0}" ? .connectionLost : .malformedAnswer))
    }

    @Test(
        "A chunk that is not as long as it says, or of a size that nobody can hold, is no answer's",
        arguments: [
            "2\r\n{}x\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "0x2\r\n{}\r\n0\r\n\r\n",
            "fffffffffffffffff\r\n{}\r\n0\r\n\r\n", "\r\n{}\r\n0\r\n\r\n",
        ])
    func chunks(_ body: String) async throws {
        let error = try await failure(
            Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(body)".utf8))
        #expect([.malformedAnswer, .answerTooLarge].contains(error.kind), "\(error)")
    }

    @Test("A transfer coding that nobody knows is no answer's")
    func unknownCoding() async throws {
        let error = try await failure(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, rot13\r\n\r\n{}".utf8))
        #expect(error.kind == .malformedAnswer, "\(error)")
    }

    /// What a hostile or broken server puts behind its answer, to be taken for the answer to the next request.
    enum Forgery: String, CaseIterable, Sendable {
        case behindTheLength, behindTheChunks, behindNoContent, later, givenUp
    }

    @Test("What comes behind an answer is never the answer to the next request", arguments: Forgery.allCases)
    func forgedAnswer(_ kind: Forgery) async throws {
        let forged = Answers.whole("forged")
        let server = try ScriptedServer { delivery, peer in
            guard delivery.requestLine.contains("/first") else { return peer.send(Answers.whole("true")) }
            switch kind {
            case .behindTheLength: return peer.send(Answers.whole("{}") + forged)
            case .behindTheChunks:
                return peer.send(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + forged)
            case .behindNoContent: return peer.send("HTTP/1.1 204 No Content\r\n\r\n" + forged)
            case .later:
                peer.send(Answers.whole("{}"))
                Socket.pause(milliseconds: 100)
                return peer.send(forged)
            case .givenUp:
                // As servers tell a connection that nobody uses that its time is over.
                peer.send(Answers.whole("{}"))
                Socket.pause(milliseconds: 100)
                peer.send(Answers.whole("", status: "408 Request Timeout", headers: ["Connection: close"]))
                return peer.finish()
            }
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let first = try await transport.send(request(to: server.baseURL, "/first"), deadline: .farAway)
        #expect(first.status == (kind == .behindNoContent ? 204 : 200))
        if kind == .later || kind == .givenUp { try await Task.sleep(for: .milliseconds(300)) }
        let second = try await transport.send(request(to: server.baseURL, "/second"), deadline: .farAway)
        #expect(second.text == "true")
        await transport.shutDown()
        #expect(server.journal.map(\.requestLine) == ["POST /first HTTP/1.1", "POST /second HTTP/1.1"])
    }

    @Test("A cookie that a server sets is returned to the caller and never sent back, nor to another path or host")
    func cookies() async throws {
        let server = try ScriptedServer(
            answering: Answers.whole(headers: ["Set-Cookie: session=s3cret; Path=/", "Set-Cookie2: old=1"]))
        defer { server.stop() }
        let transport = try CurlTransport()
        for target in ["/a", "/a", "/b"] {
            let answer = try await transport.send(request(to: server.baseURL, target), deadline: .farAway)
            #expect(answer.headers["Set-Cookie"] == "session=s3cret; Path=/")
        }
        await transport.shutDown()
        #expect(server.journal.count == 3)
        #expect(server.journal.allSatisfy { !$0.head.lowercased().contains("cookie") })
    }

    @Test(
        "A redirect is not followed, so a credential never comes to where it leads",
        arguments: [301, 302, 303, 307, 308])
    func redirects(_ status: Int) async throws {
        let other = try ScriptedServer(answering: Answers.whole("caught"))
        defer { other.stop() }
        let address = "http://localhost:\(other.port)/x"
        let server = try ScriptedServer(
            answering: Answers.whole(
                status: "\(status) Elsewhere", headers: ["Location: \(address)", "Refresh: 0; url=\(address)"]))
        defer { server.stop() }
        let transport = try CurlTransport()
        let answer = try await transport.send(
            request(to: server.baseURL, headers: [("Authorization", "Bearer s3cret")]), deadline: .farAway)
        #expect(answer.status == status)
        await transport.shutDown()
        #expect(other.connections == 0)
        #expect(server.journal.count == 1)
    }

    @Test("A demand for another authentication is an answer, and nothing is sent again")
    func authenticationDemand() async throws {
        let server = try ScriptedServer(
            answering: Answers.whole(
                status: "401 Unauthorized",
                headers: [
                    "WWW-Authenticate: Negotiate", "WWW-Authenticate: NTLM", "WWW-Authenticate: Basic realm=\"x\"",
                ]))
        defer { server.stop() }
        let transport = try CurlTransport()
        #expect(try await transport.send(request(to: server.baseURL), deadline: .farAway).status == 401)
        await transport.shutDown()
        #expect(server.journal.count == 1)
    }

    @Test("Going on is said, and then nothing: the deadline ends it, and the request may have arrived")
    func continueThenSilence() async throws {
        let server = try ScriptedServer { _, peer in
            peer.send("HTTP/1.1 100 Continue\r\n\r\n")
            return peer.stall()
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let error = try await transport.failure(of: request(to: server.baseURL), deadline: .now + .milliseconds(300))
        #expect(error.kind == .timedOut)
        #expect(error.delivery == .mayHaveArrived)
        await transport.shutDown()
    }

    @Test("A byte now and then keeps no answer alive beyond its deadline")
    func dripping() async throws {
        let server = try ScriptedServer { _, peer in
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while Socket.write(peer.descriptor, [0x20]) { Socket.pause(milliseconds: 10) }
            return peer.finish()
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let error = try await transport.failure(of: request(to: server.baseURL), deadline: .now + .milliseconds(300))
        #expect(error.kind == .timedOut)
        #expect(error.phase == .receiving)
        #expect(error.partialAnswer?.status == 200)
        await transport.shutDown()
    }
}
