import ServicingHTTP

/// Base URLs.
package struct BaseURLTarget: FuzzTarget {
    package let name = "base-url"
    package let summary =
        "base URLs: what is taken is written and read the same, and clear text goes to this machine only"
    package let corpus = [
        "https://lms.example.io", "http://127.0.0.1:8080/prefix", "https://[2001:db8::1]:8443/a/b", "http://localhost",
        "HTTPS://API.Example.com:443/", "http://[::1]:1",
    ].map { [UInt8]($0) }
    package let dictionary = [
        "https://", "http://", ":", "@", "/", "//", "?", "#", "[", "]", "::1", "127.0.0.1", "127.1", "localhost", ":0",
        ":65536", ":+1", "0x7f.0.0.1", "user:pass@", "%2e", "..", "\\", "localhost.", "127.0.0.1.nip.io",
    ]

    package init() {}

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        guard let text = input.text else { return }
        let read: BaseURL
        do throws(BaseURLProblem) {
            read = try BaseURL(text)
        } catch {
            return findings.expect(
                text.utf8.count < 12 || !error.description.contains(text), "the mistake repeats the text")
        }
        findings.isTaken = true
        findings.expect(
            (try? BaseURL(read.description)) == read,
            "\(read) is read as \(String(describing: try? BaseURL(read.description)))")
        findings.expect(
            (try? BaseURL(read.origin))?.origin == read.origin, "the origin \(read.origin) is read otherwise")
        findings.expect(!read.description.contains { "?# \\".contains($0) }, "\(read) holds more than a base")
        findings.expect(!read.origin.contains("@"), "\(read.origin) holds user info")
        findings.expect(read.pathPrefix.isEmpty || read.pathPrefix.hasPrefix("/"), "the path is \(read.pathPrefix)")
        findings.expect(!read.pathPrefix.hasSuffix("/"), "the path is \(read.pathPrefix)")
        findings.expect(read.port > 0, "the port is 0")
        let isHere = read.host == "localhost" || read.host == "[::1]" || read.host.hasPrefix("127.")
        findings.expect(read.scheme == .https || isHere, "clear text would go to \(read.host)")
    }
}
