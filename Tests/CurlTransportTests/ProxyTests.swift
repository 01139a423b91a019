import CurlTransport
import Foundation
import ServicingHTTP
import TestSupport
import Testing

/// `https` goes through the proxy as a tunnel that carries nothing of the request; clear text never does.
@Suite(.enabled(if: Certificates.canBeMade, "needs the openssl command"))
struct ProxyTests {
    let certificates: Certificates

    init() async throws {
        certificates = try await Certificates.shared
    }

    private func transport(_ proxy: CurlTransport.ProxyPolicy) throws -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.tls.certificateAuthorities = certificates.authority
        configuration.proxy = proxy
        return try CurlTransport(configuration)
    }

    private func server() async throws -> ChildProcess {
        try await ChildProcess.serving(
            "openssl",
            [
                "s_server", "-accept", "127.0.0.1:0", "-cert", certificates.server.certificate, "-key",
                certificates.server.key, "-www",
            ])
    }

    private func get(_ port: UInt16, host: String = "127.0.0.1") throws -> HTTPRequest {
        try request(
            .get, to: BaseURL("https://\(host):\(port)"), "/secret-path", body: nil,
            headers: [("Authorization", "Bearer s3cret"), ("X-API-Key", "s3cret"), ("User-Agent", "mine")])
    }

    @Test("The tunnel carries no field of the request, and the proxy's own fields are not the answer's")
    func tunnel() async throws {
        let server = try await server()
        defer { server.stop() }
        let proxy = try TunnelProxy.to(server.port)
        defer { proxy.stop() }
        let transport = try transport(.url("http://127.0.0.1:\(proxy.port)"))
        let answer = try await transport.send(get(server.port), deadline: .farAway)

        #expect(answer.status == 200)
        #expect(answer.text.contains("s_server"))
        #expect(answer.headers["X-Proxy"] == nil)
        let connect = try #require(proxy.journal.first)
        #expect(proxy.journal.count == 1)
        #expect(connect.requestLine == "CONNECT 127.0.0.1:\(server.port) HTTP/1.1")
        #expect(!connect.head.contains("s3cret"))
        #expect(!connect.head.contains("secret-path"))
        let names = connect.head.split(separator: "\r\n").dropFirst().compactMap { $0.split(separator: ":").first }
        #expect(Set(names).isSubset(of: ["Host", "User-Agent", "Proxy-Connection"]))
        await transport.shutDown()
    }

    @Test("User and password of the proxy's URL go to the proxy alone")
    func credentials() async throws {
        let server = try await server()
        defer { server.stop() }
        let proxy = try TunnelProxy.to(server.port)
        defer { proxy.stop() }
        let transport = try transport(.url("http://user:hunter2@127.0.0.1:\(proxy.port)"))
        #expect(try await transport.send(get(server.port), deadline: .farAway).status == 200)
        let basic = "Basic " + Data("user:hunter2".utf8).base64EncodedString()
        #expect(proxy.journal.first?.values(of: "Proxy-Authorization") == [basic])
        await transport.shutDown()
    }

    @Test("Clear text to this machine doesn't go to the proxy")
    func clearText() async throws {
        let server = try ScriptedServer(answering: Answers.whole())
        defer { server.stop() }
        let transport = try transport(.url("http://127.0.0.1:1"))
        #expect(try await transport.send(request(to: server.baseURL), deadline: .farAway).status == 200)
        await transport.shutDown()
    }

    @Test(
        "A proxy that refuses the tunnel is told apart from the server",
        arguments: ["403 Forbidden", "407 Who are you"])
    func refused(_ status: String) async throws {
        let proxy = try ScriptedServer(answering: Answers.whole("no", status: status))
        defer { proxy.stop() }
        let transport = try transport(.url("http://user:hunter2@127.0.0.1:\(proxy.port)"))
        let error = try await transport.failure(of: get(9, host: "server.example"))
        #expect(error.kind == .proxyFailed)
        #expect(error.delivery == .notSent)
        #expect(error.phase == .connecting)
        #expect(error.partialAnswer == nil)
        #expect(error.metrics.deliveries == 0)
        #expect(error.message.contains("127.0.0.1:\(proxy.port)"))
        #expect(error.message.contains(status.prefix(3)))
        #expect(!error.description.contains("hunter2"))
        await transport.shutDown()
    }

    @Test("A proxy that closes the connection or is not there sends nothing")
    func notThere() async throws {
        let closing = try ScriptedServer { _, peer in peer.finish() }
        defer { closing.stop() }
        for port in [closing.port, 1] {
            let transport = try transport(.url("http://user:hunter2@127.0.0.1:\(port)"))
            let error = try await transport.failure(of: get(9, host: "server.example"))
            #expect(error.kind == .proxyFailed)
            #expect(error.delivery == .notSent)
            #expect(!error.description.contains("hunter2"))
            await transport.shutDown()
        }
    }

    @Test("A proxy that never answers is a connection that was waited for")
    func silent() async throws {
        let proxy = try ScriptedServer { _, peer in peer.stall() }
        defer { proxy.stop() }
        let transport = try transport(.url("http://127.0.0.1:\(proxy.port)"))
        let error = try await transport.failure(
            of: get(9, host: "server.example"), deadline: .now + .milliseconds(300))
        #expect(error.kind == .timedOut)
        #expect(error.delivery == .notSent)
        #expect(error.phase == .connecting)
        await transport.shutDown()
    }

    @Test("The environment's proxy is ignored unless it is asked for, and read when the transport is made")
    func environment() async throws {
        let server = try await server()
        defer { server.stop() }
        let plain = try ScriptedServer(answering: Answers.whole())
        defer { plain.stop() }
        let proxy = try TunnelProxy.to(server.port)
        defer { proxy.stop() }
        let names = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"]
        for name in names { unsetenv(name) }
        // Every transport of the other tests meets these as well, and none of them asks for them.
        for name in ["http_proxy", "https_proxy", "ALL_PROXY"] { setenv(name, "127.0.0.1:\(proxy.port)", 1) }
        let (none, asked) = (try transport(.none), try transport(.environment))
        setenv("NO_PROXY", "example.org,127.0.0.1", 1)
        let excepted = try transport(.environment)

        #expect(try await none.send(request(to: plain.baseURL), deadline: .farAway).status == 200)
        #expect(try await none.send(get(server.port), deadline: .farAway).status == 200)
        #expect(try await excepted.send(get(server.port), deadline: .farAway).status == 200)
        #expect(proxy.journal.isEmpty)
        for name in names { unsetenv(name) }
        #expect(try await asked.send(get(server.port), deadline: .farAway).status == 200)
        #expect(try await asked.send(request(to: plain.baseURL), deadline: .farAway).status == 200)
        #expect(proxy.journal.count == 1)
        for transport in [none, asked, excepted] { await transport.shutDown() }
    }
}
