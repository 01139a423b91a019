import CurlTransport
import Foundation
import TestSupport
import Testing

/// A setting that can't be used is an error when the transport is made, and the error names it.
@Suite struct ConfigurationTests {
    typealias Configuration = CurlTransport.Configuration

    private func problem(_ change: (inout Configuration) -> Void) -> CurlTransport.ConfigurationError? {
        var configuration = Configuration()
        change(&configuration)
        do throws(CurlTransport.ConfigurationError) {
            _ = try CurlTransport(configuration)
            return nil
        } catch {
            return error
        }
    }

    @Test("The defaults can be used")
    func defaults() {
        #expect(problem { _ in } == nil)
    }

    @Test("Numbers have to be positive")
    func numbers() {
        #expect(problem { $0.maximumActiveTransfers = 0 }?.setting == "maximumActiveTransfers")
        #expect(problem { $0.maximumBodyBytes = -1 }?.setting == "maximumBodyBytes")
        #expect(problem { $0.maximumHeaderBytes = 0 }?.setting == "maximumHeaderBytes")
        #expect(problem { $0.maximumConnections = 0 }?.setting == "maximumConnections")
        #expect(problem { $0.connectTimeout = .zero }?.setting == "connectTimeout")
        #expect(problem { $0.idleConnectionLifetime = .milliseconds(999) }?.setting == "idleConnectionLifetime")
    }

    @Test("A user agent can't hold a line break")
    func userAgent() {
        #expect(problem { $0.userAgent = "a\r\nX-Evil: 1" }?.setting == "userAgent")
        #expect(problem { $0.userAgent = "" } == nil)
    }

    @Test("Certificate files have to exist and to hold what they should")
    func files() throws {
        let directory = try TemporaryDirectory()
        let empty = try directory.file("empty.pem", "")
        let certificate = try directory.file("certificate.pem", "text\n-----BEGIN CERTIFICATE-----\n")
        let key = try directory.file("key.pem", "-----BEGIN EC PRIVATE KEY-----\n")

        let missing = try #require(problem { $0.tls.certificateAuthorities = "/nonexistent/ca.pem" })
        #expect(missing.setting == "tls.certificateAuthorities")
        #expect(missing.problem.contains("/nonexistent/ca.pem"))
        #expect(problem { $0.tls.certificateAuthorities = empty }?.setting == "tls.certificateAuthorities")
        #expect(problem { $0.tls.certificateAuthorities = key }?.setting == "tls.certificateAuthorities")
        #expect(problem { $0.tls.certificateAuthorities = directory.path }?.setting == "tls.certificateAuthorities")
        #expect(problem { $0.tls.certificateAuthorities = certificate } == nil)

        func client(_ certificate: String, _ key: String) -> CurlTransport.ConfigurationError? {
            problem {
                $0.tls.clientCertificate = .init(certificate: certificate, key: key, passphrase: "hunter2")
            }
        }
        #expect(client("/nonexistent", key)?.setting == "tls.clientCertificate.certificate")
        #expect(client(certificate, "/nonexistent")?.setting == "tls.clientCertificate.key")
        #expect(client(certificate, certificate)?.setting == "tls.clientCertificate.key")
        #expect(client(certificate, "/nonexistent")?.description.contains("hunter2") == false)
        #expect(client(certificate, key) == nil)
    }

    @Test(
        "A pin is the Base64 of a SHA-256",
        arguments: [
            "", "sha256//", "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "sha1//AAAA",
            "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
            "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA;AAAAAA=",
        ])
    func pins(_ pin: String) {
        let good = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        #expect(problem { $0.tls.pinnedPublicKeys = [good, good] } == nil)
        #expect(problem { $0.tls.pinnedPublicKeys = [good, pin] }?.setting == "tls.pinnedPublicKeys")
    }

    @Test(
        "A proxy is a URL of host and port, and its error shows no password",
        arguments: [
            "", "proxy.example:3128", "ftp://user:hunter2@proxy:21", "http://user:hunter2@",
            "http://user:hunter2@proxy/path",
            "http://user:hunter2@proxy:99999", "http://user:hunter2@pro xy", "http://user:hunter2@proxy?x",
            "socks6://hunter2",
        ])
    func proxies(_ url: String) throws {
        let error = try #require(problem { $0.proxy = .url(url) })
        #expect(error.setting == "proxy")
        #expect(!error.description.contains("hunter2"))
    }

    @Test("Proxies of every kind are taken", arguments: ["http", "https", "socks4", "socks4a", "socks5", "socks5h"])
    func proxySchemes(_ scheme: String) {
        #expect(problem { $0.proxy = .url("\(scheme)://user:hunter2@proxy.example:3128") } == nil)
        #expect(problem { $0.proxy = .url("\(scheme)://[::1]:3128/") } == nil)
    }

    @Test("Descriptions and dumps of a configuration hold no secret")
    func secrets() {
        var configuration = Configuration()
        configuration.tls.clientCertificate = .init(certificate: "c.pem", key: "k.pem", passphrase: "hunter2")
        configuration.proxy = .url("http://user:hunter2@proxy:3128")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in [dumped, "\(configuration)", String(reflecting: configuration)] {
            #expect(text.contains("c.pem"))
            #expect(!text.contains("hunter2"))
        }
    }
}
