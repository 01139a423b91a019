import CurlTransport
import ServicingHTTP
import TestSupport
import Testing

/// TLS is verified, and nothing is sent to a peer that is not who it should be. OpenSSL's own server is the peer.
@Suite(.enabled(if: Certificates.canBeMade, "needs the openssl command"))
struct TLSTests {
    let certificates: Certificates

    init() async throws {
        certificates = try await Certificates.shared
    }

    private func server(
        _ pair: (certificate: String, key: String)? = nil, _ more: [String] = []
    ) async throws -> ChildProcess {
        let pair = pair ?? certificates.server
        return try await ChildProcess.serving(
            "openssl",
            ["s_server", "-accept", "127.0.0.1:0", "-cert", pair.certificate, "-key", pair.key, "-www"] + more)
    }

    private func transport(_ change: (inout CurlTransport.TLS) -> Void = { _ in }) throws -> CurlTransport {
        var configuration = CurlTransport.Configuration()
        configuration.tls.certificateAuthorities = certificates.authority
        change(&configuration.tls)
        return try CurlTransport(configuration)
    }

    private func get(_ server: ChildProcess, host: String = "127.0.0.1") throws -> HTTPRequest {
        try request(
            .get, to: BaseURL("https://\(host):\(server.port)"), body: nil,
            headers: [("Authorization", "Bearer s3cret")])
    }

    private func answered(_ transport: CurlTransport, by server: ChildProcess, host: String = "127.0.0.1") async throws
    {
        defer { server.stop() }
        let answer = try await transport.send(get(server, host: host), deadline: .farAway)
        #expect(answer.status == 200)
        #expect(answer.text.contains("s_server"))
        #expect(answer.metrics.connect > .zero)
        await transport.shutDown()
    }

    private func refused(
        _ transport: CurlTransport, by server: ChildProcess, delivery: TransportError.Delivery = .notSent,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        defer { server.stop() }
        let error = try await transport.failure(of: get(server))
        #expect(error.kind == .tlsFailed, "\(error)", sourceLocation: location)
        #expect(error.delivery == delivery, sourceLocation: location)
        #expect(error.phase == (delivery == .notSent ? .connecting : .waitingForAnswer), sourceLocation: location)
        #expect(!error.description.contains("s3cret"), sourceLocation: location)
        await transport.shutDown()
    }

    @Test("A server that the configured authority signed is answered, by address and by name")
    func trusted() async throws {
        try await answered(transport(), by: server())
        try await answered(transport(), by: server(), host: "localhost")
    }

    @Test("A server that the system doesn't trust is refused")
    func untrusted() async throws {
        try await refused(transport { $0.certificateAuthorities = nil }, by: server())
    }

    @Test("A server of another authority is refused: the configured one replaces the system's")
    func stranger() async throws {
        try await refused(transport { $0.certificateAuthorities = certificates.strangerAuthority }, by: server())
    }

    @Test("A certificate for another host is refused")
    func otherHost() async throws {
        try await refused(transport(), by: server(certificates.otherHost))
    }

    @Test("A certificate that is over, or has not begun, is refused")
    func expired() async throws {
        try await refused(transport(), by: server(certificates.expired))
        try await refused(transport(), by: server(certificates.notYetValid))
    }

    @Test("A certificate that nobody else signed is refused, whichever authority is configured")
    func selfSigned() async throws {
        try await refused(transport(), by: server(certificates.selfSigned))
        try await refused(transport { $0.certificateAuthorities = nil }, by: server(certificates.selfSigned))
    }

    @Test("A self-signed certificate that is configured as the authority is answered")
    func trustedBySelf() async throws {
        try await answered(
            transport { $0.certificateAuthorities = certificates.selfSigned.certificate },
            by: server(certificates.selfSigned))
    }

    @Test("A pinned key is answered, also as one of several")
    func pinned() async throws {
        let other = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        try await answered(transport { $0.pinnedPublicKeys = [certificates.serverPin] }, by: server())
        try await answered(transport { $0.pinnedPublicKeys = [other, certificates.serverPin] }, by: server())
    }

    @Test("A trusted server whose key is not pinned is refused")
    func notPinned() async throws {
        let other = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        try await refused(transport { $0.pinnedPublicKeys = [other] }, by: server())
    }

    @Test("A pinned key doesn't make up for a certificate that nobody trusts")
    func pinnedButUntrusted() async throws {
        try await refused(
            transport {
                $0.certificateAuthorities = nil
                $0.pinnedPublicKeys = [certificates.serverPin]
            }, by: server())
    }

    @Test("A protocol older than the least is refused")
    func oldProtocol() async throws {
        for version in ["-tls1", "-tls1_1"] {
            try await refused(transport(), by: server(nil, [version, "-cipher", "ALL:@SECLEVEL=0"]))
        }
        try await refused(transport { $0.minimumVersion = .v1_3 }, by: server(nil, ["-tls1_2"]))
        try await answered(transport(), by: server(nil, ["-tls1_2"]))
    }

    @Test("A client certificate opens a server that asks for one, its key encrypted or not")
    func clientCertificate() async throws {
        let asking = ["-Verify", "1", "-CAfile", certificates.authority, "-verify_return_error"]
        let client = certificates.client
        try await answered(
            transport { $0.clientCertificate = .init(certificate: client.certificate, key: client.key) },
            by: server(nil, asking))
        try await answered(
            transport {
                $0.clientCertificate = .init(
                    certificate: client.certificate, key: certificates.encryptedKey, passphrase: "hunter2")
            }, by: server(nil, asking))
    }

    @Test("A client certificate of another authority is refused, in TLS 1.2 before anything is sent")
    func wrongClientCertificate() async throws {
        let asking = ["-Verify", "1", "-CAfile", certificates.authority, "-verify_return_error"]
        let client = certificates.strangerClient
        let transport = try transport { $0.clientCertificate = .init(certificate: client.certificate, key: client.key) }
        try await refused(transport, by: server(nil, asking + ["-tls1_2"]))
        let other = try self.transport {
            $0.clientCertificate = .init(certificate: client.certificate, key: client.key)
        }
        try await refused(other, by: server(nil, asking + ["-tls1_3"]), delivery: .mayHaveArrived)
    }

    @Test("A private authority, the right pin and a client certificate work together")
    func allTogether() async throws {
        let asking = ["-Verify", "1", "-CAfile", certificates.authority, "-verify_return_error"]
        let client = certificates.client
        try await answered(
            transport {
                $0.clientCertificate = .init(certificate: client.certificate, key: client.key)
                $0.pinnedPublicKeys = [certificates.serverPin]
                $0.minimumVersion = .v1_3
            }, by: server(nil, asking))
    }

    @Test("Without the client certificate that TLS 1.2 asks for nothing is sent")
    func noClientCertificate() async throws {
        let asking = ["-Verify", "1", "-CAfile", certificates.authority, "-verify_return_error", "-tls1_2"]
        try await refused(transport(), by: server(nil, asking))
    }

    @Test("TLS 1.3 refuses a client's certificate after the request has gone out, and the error says so")
    func noClientCertificateTLS13() async throws {
        let asking = ["-Verify", "1", "-CAfile", certificates.authority, "-verify_return_error", "-tls1_3"]
        try await refused(transport(), by: server(nil, asking), delivery: .mayHaveArrived)
    }

    @Test(
        "An encrypted key without its passphrase, or with a wrong one, fails and asks nobody",
        arguments: [nil, "wrong"])
    func wrongPassphrase(_ passphrase: String?) async throws {
        try await refused(
            transport {
                $0.clientCertificate = .init(
                    certificate: certificates.client.certificate, key: certificates.encryptedKey, passphrase: passphrase
                )
            }, by: server())
    }

    @Test("A server that speaks no TLS is refused")
    func noTLS() async throws {
        let server = try ScriptedServer(greeting: "220 mail.example\r\n") { _, peer in peer.finish() }
        defer { server.stop() }
        let transport = try transport()
        let error = try await transport.failure(of: request(to: BaseURL("https://127.0.0.1:\(server.port)")))
        #expect(error.kind == .tlsFailed)
        #expect(error.delivery == .notSent)
        #expect(error.phase == .connecting)
        #expect(server.journal.isEmpty)
        await transport.shutDown()
    }
}
