import Testing

@testable import CurlTransport

@Suite("Hosts that are reached without the proxy")
struct ProxyExceptionsTests {
    @Test(
        "are names with those below them, addresses and ranges of them, or all",
        arguments: [
            ("example.com", "example.com", true), ("example.com", "api.example.com", true),
            (".example.com", "api.example.com", true), (".example.com", "example.com", true),
            ("EXAMPLE.com", "example.com", true), ("example.com", "badexample.com", false),
            ("example.com", "example.com.org", false), ("a, b c", "b", true), ("a,b c", "c", true), ("", "a", false),
            ("*", "a", true), ("127.0.0.1", "127.0.0.1", true), ("10.0.0.0/8", "10.1.2.3", true),
            ("10.0.0.0/8", "11.1.2.3", false), ("0.0.0.0/0", "11.1.2.3", true), ("10.0.0.0/33", "10.0.0.1", false),
            ("1", "127.0.0.1", false), ("::1", "[::1]", true), ("[::1]", "[::1]", true), ("::1", "[::2]", false),
        ])
    func holds(list: String, host: String, expected: Bool) {
        #expect(ProxyExceptions(list).hold(host) == expected)
    }
}
