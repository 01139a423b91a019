import Foundation

/// Keys and certificates that OpenSSL makes once per run: an authority, servers, and a client.
struct Certificates: Sendable {
    /// Whether there is an OpenSSL to make them with.
    static let canBeMade = ChildProcess.find("openssl") != nil
    private static let making = Task { try await ChildProcess.blocking { try Certificates() } }
    static var shared: Certificates { get async throws { try await making.value } }

    let directory: TemporaryDirectory
    /// The authority that signed everything but ``strangerAuthority``.
    var authority: String { directory.path + "/ca.pem" }
    /// Another authority.
    var strangerAuthority: String { directory.path + "/stranger.pem" }
    /// For localhost and 127.0.0.1.
    var server: (certificate: String, key: String) { pair("server") }
    /// For another host.
    var otherHost: (certificate: String, key: String) { pair("other") }
    var client: (certificate: String, key: String) { pair("client") }
    /// The client's key, encrypted with `hunter2`.
    var encryptedKey: String { directory.path + "/client.enc.key" }
    /// The pin of the server's key.
    let serverPin: String

    private init() throws {
        directory = try TemporaryDirectory()
        let path = directory.path
        func openssl(_ line: String, _ more: [String] = []) throws {
            let words = line.replacingOccurrences(of: "@", with: path + "/").split(separator: " ").map(String.init)
            try ChildProcess.run("openssl", words + more)
        }
        let newKey = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
        for name in ["ca", "stranger"] {
            try openssl("req -x509 \(newKey) -keyout @\(name).key -out @\(name).pem -days 2 -subj /CN=\(name)")
        }
        let names = ["server": "DNS:localhost,IP:127.0.0.1", "other": "DNS:other.example", "client": "DNS:client"]
        for (name, alternatives) in names {
            let extensions = try directory.file(name + ".ext", "subjectAltName=\(alternatives)\n")
            try openssl("req \(newKey) -keyout @\(name).key -out @\(name).csr -subj /CN=\(name)")
            try openssl(
                "x509 -req -in @\(name).csr -CA @ca.pem -CAkey @ca.key -CAcreateserial -out @\(name).pem -days 2 -extfile",
                [extensions])
        }
        try openssl("pkey -in @client.key -aes256 -passout pass:hunter2 -out @client.enc.key")
        try openssl("pkey -in @server.key -pubout -outform DER -out @server.der")
        try openssl("dgst -sha256 -binary -out @server.sha @server.der")
        serverPin =
            "sha256//" + (try Data(contentsOf: URL(fileURLWithPath: path + "/server.sha"))).base64EncodedString()
    }

    private func pair(_ name: String) -> (certificate: String, key: String) {
        ("\(directory.path)/\(name).pem", "\(directory.path)/\(name).key")
    }
}
