import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// HTTP/2 where the server offers it. Node's own server is the peer.
@Suite(.enabled(if: Certificates.canBeMade && ChildProcess.find("node") != nil, "needs openssl and node"))
struct HTTP2Tests {
    let certificates: Certificates

    init() async throws {
        certificates = try await Certificates.shared
    }

    /// Answers with what it saw, as JSON would be too much: `connection stream deliveries method path body-length`.
    private static let script = """
        const fs = require('fs'), http2 = require('http2');
        const [, certificate, key, old] = process.argv;
        const options = { cert: fs.readFileSync(certificate), key: fs.readFileSync(key), allowHTTP1: true };
        const server = old ? require('https').createServer(options) : http2.createSecureServer(options);
        let sessions = 0;
        const seen = {};
        // A session hides its socket, which comes right before it.
        let socket;
        let sockets = 0;
        server.prependListener('secureConnection', (secured) => {
            socket = secured;
            secured.number = ++sockets;
        });
        server.on('session', (session) => { session.number = ++sessions; session.wire = socket; });
        server.on('sessionError', () => {});
        server.on('request', (request, response) => {
            const id = request.headers['x-id'] || '';
            seen[id] = (seen[id] || 0) + 1;
            let length = 0;
            request.on('error', () => {});
            request.on('data', (part) => { length += part.length; });
            request.on('end', () => {
                const session = request.stream ? request.stream.session : null;
                if (request.url === '/reset') return request.stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
                if (request.url === '/refuse') return request.stream.close(http2.constants.NGHTTP2_REFUSED_STREAM);
                if (request.url === '/drop') return session.wire.destroy();
                if (request.url === '/goaway') return session.goaway(0, 0), session.destroy();
                if (request.url === '/half') {
                    response.writeHead(200, { 'x-half': 'yes' });
                    return response.write('half', () => setTimeout(() => session.wire.destroy(), 50));
                }
                const asked = request.headers['x-ask'];
                const answer = asked ? String(seen[asked] || 0)
                    : [session ? session.number : request.socket.number, request.httpVersion, request.method, request.url, length].join(' ');
                setTimeout(() => {
                    response.setHeader('X-Echo', id);
                    response.end(answer);
                }, request.url === '/slow' ? 100 : 0);
            });
        });
        server.listen(0, '127.0.0.1', () => console.log('listening:' + server.address().port));
        """

    private func server(oldOnly: Bool = false) async throws -> ChildProcess {
        try await ChildProcess.serving(
            "node",
            ["-e", Self.script, certificates.server.certificate, certificates.server.key] + (oldOnly ? ["old"] : []))
    }

    private func transport() throws -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.tls.certificateAuthorities = certificates.authority
        return try CurlTransport(configuration)
    }

    private func post(
        _ server: ChildProcess, _ target: String, id: String = "", ask: String? = nil, size: Int = 2
    ) throws -> HTTPRequest {
        try request(
            to: BaseURL("https://localhost:\(server.port)"), target, body: [UInt8](repeating: 0x61, count: size),
            headers: [("X-Id", id)] + (ask.map { [("X-Ask", $0)] } ?? []))
    }

    @Test("A server that offers HTTP/2 is spoken to in it, a target and a large body arriving whole")
    func version2() async throws {
        let server = try await server()
        defer { server.stop() }
        let transport = try transport()
        let answer = try await transport.send(
            post(server, "/..%2Fx%3Fy%23z?q=%2F", id: "Zoë", size: 3 << 20), deadline: .farAway)
        #expect(answer.status == 200)
        #expect(answer.metrics.version == "HTTP/2")
        #expect(answer.text == "1 2.0 POST /..%2Fx%3Fy%23z?q=%2F \(3 << 20)")
        await transport.shutDown()
    }

    @Test("A server that offers only HTTP/1.1 is spoken to in that")
    func version1() async throws {
        let server = try await server(oldOnly: true)
        defer { server.stop() }
        let transport = try transport()
        let answer = try await transport.send(post(server, "/x"), deadline: .farAway)
        #expect(answer.metrics.version == "HTTP/1.1")
        #expect(answer.text == "1 1.1 POST /x 2")
        await transport.shutDown()
    }

    @Test("Calls at the same time to a server that offers only HTTP/1.1 have a connection each")
    func parallel() async throws {
        let server = try await server(oldOnly: true)
        defer { server.stop() }
        let transport = try transport()
        let requests = try (0..<20).map { try post(server, "/slow", id: "\($0)") }
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for request in requests {
                group.addTask { try await transport.send(request, deadline: .farAway).text }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers.count > 10)
        await transport.shutDown()
    }

    @Test("Calls at the same time share one connection, from the first on")
    func multiplexed() async throws {
        let server = try await server()
        defer { server.stop() }
        let transport = try transport()
        let requests = try (0..<100).map { try post(server, "/slow", id: "\($0)") }
        let answers = try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
            for request in requests {
                group.addTask { try await transport.send(request, deadline: .farAway) }
            }
            return try await group.reduce(into: [HTTPResponse]()) { $0.append($1) }
        }
        #expect(Set(answers.map(\.text)) == ["1 2.0 POST /slow 2"])
        #expect(Set(answers.compactMap { $0.headers["x-echo"] }) == Set((0..<100).map(String.init)))
        await transport.shutDown()
    }

    @Test(
        "A stream or a connection that ends before its answer is not sent again, on a warm connection or a cold one",
        arguments: ["/reset", "/refuse", "/drop", "/goaway"], [true, false])
    func cut(_ target: String, _ isWarm: Bool) async throws {
        let server = try await server()
        defer { server.stop() }
        let transport = try transport()
        if isWarm { _ = try await transport.send(post(server, "/warm"), deadline: .farAway) }
        let error = try await transport.failure(of: post(server, target, id: "cut"))
        #expect(error.kind == .connectionLost, "\(error)")
        #expect(error.delivery == .mayHaveArrived)
        #expect(error.metrics.deliveries == 1)
        let count = try await transport.send(post(server, "/count", ask: "cut"), deadline: .farAway)
        #expect(count.text == "1")
        await transport.shutDown()
    }

    @Test("An answer that is cut half-way is a lost connection, with what had come")
    func half() async throws {
        let server = try await server()
        defer { server.stop() }
        let transport = try transport()
        let error = try await transport.failure(of: post(server, "/half"))
        #expect(error.kind == .connectionLost, "\(error)")
        #expect(error.delivery == .mayHaveArrived)
        #expect(error.phase == .receiving)
        #expect(error.partialAnswer?.headers["x-half"] == "yes")
        #expect(error.partialAnswer?.text == "half")
        await transport.shutDown()
    }

    @Test("A call that is cancelled leaves the others on its connection alone")
    func cancelled() async throws {
        let server = try await server()
        defer { server.stop() }
        let transport = try transport()
        _ = try await transport.send(post(server, "/warm"), deadline: .farAway)
        let requests = try (0..<40).map { try post(server, "/slow", id: "\($0)") }
        let answered = try await withThrowingTaskGroup(of: Int.self) { group in
            for (number, request) in requests.enumerated() {
                group.addTask {
                    let call = Task { try await transport.send(request, deadline: .farAway) }
                    if number.isMultiple(of: 2) {
                        try await Task.sleep(for: .milliseconds(number))
                        call.cancel()
                    }
                    do {
                        let answer = try await call.value
                        #expect(answer.text == "1 2.0 POST /slow 2")
                        return 1
                    } catch let error as TransportError {
                        #expect(error.kind == .cancelled)
                        return 0
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(answered >= 20)
        await transport.shutDown()
    }
}
