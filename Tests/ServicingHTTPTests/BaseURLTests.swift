import ServicingHTTP
import Testing

@Suite("A base URL")
struct BaseURLTests {
    @Test(
        "is read and written in one form",
        arguments: [
            ("https://lms.kordev.io", "https://lms.kordev.io"),
            ("https://lms.kordev.io/", "https://lms.kordev.io"),
            ("HTTPS://LMS.Kordev.IO:443/Path/", "https://lms.kordev.io/Path"),
            ("https://host:8443/a/b", "https://host:8443/a/b"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://127.9.9.9", "http://127.9.9.9"),
            ("http://localhost:80", "http://localhost"),
            ("http://[::1]:9", "http://[::1]:9"),
            ("https://[2001:DB8::1]", "https://[2001:db8::1]"),
        ])
    func reads(text: String, written: String) throws {
        #expect(try BaseURL(text).description == written)
    }

    @Test(
        "is refused, and the refusal does not repeat it",
        arguments: [
            "", "lms.kordev.io", "ftp://host", "file:///etc/passwd", "https://", "https:///x", "https://user:pw@host",
            "https://host?x=secret", "https://host#secret", "https://ho st", " https://host", "https://host\n",
            "https://host:0", "https://host:65536", "https://host:", "https://host:8a", "https://host:-1",
            "https://host/a//b", "https://host/../x", "https://host/%2e%2E/x", "https://hö.st", "https://ho\\st",
            "http://example.com", "http://10.0.0.1", "http://127.0.0.1.example.com", "http://127.1",
            "http://localhost.example.com", "http://[::2]", "https://[::1", "https://[zz]", "https://[::1]x",
        ])
    func refuses(text: String) {
        #expect {
            try BaseURL(text)
        } throws: { error in
            !"\(error)".contains("secret") && !"\(error)".contains("pw") && "\(error)".hasPrefix("base URL: ")
        }
    }

    @Test("takes an IPv6 address in brackets and nothing that only looks like one")
    func ipv6() throws {
        #expect(try BaseURL("https://[2001:DB8::1]:8443").host == "[2001:db8::1]")
        for host in ["[:]", "[:::]", "[1:2]", "[1:2:3:4:5:6:7:8:9]", "[12345::]", "[::1%25eth0]", "[127.0.0.1]"] {
            #expect(throws: BaseURLProblem.self) { try BaseURL("https://\(host)/") }
        }
    }
}
