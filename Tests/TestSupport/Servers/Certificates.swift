import Foundation

/// Keys and certificates that OpenSSL makes once per run: an authority, servers, and a client.
package struct Certificates: Sendable {
    /// Whether there is an OpenSSL to make them with.
    package static let canBeMade = ChildProcess.find("openssl") != nil
    private static let making = Task { try await ChildProcess.blocking { try Certificates() } }
    package static var shared: Certificates { get async throws { try await making.value } }

    package let directory: TemporaryDirectory
    /// The authority that signed everything but ``strangerAuthority``.
    package var authority: String { directory.path + "/ca.pem" }
    /// Another authority.
    package var strangerAuthority: String { directory.path + "/stranger.pem" }
    /// For localhost and 127.0.0.1.
    package var server: (certificate: String, key: String) { pair("server") }
    /// For another host.
    package var otherHost: (certificate: String, key: String) { pair("other") }
    package var client: (certificate: String, key: String) { pair("client") }
    /// For 127.0.0.1, and over since a year ago.
    package var expired: (certificate: String, key: String) { pair("expired") }
    /// For 127.0.0.1, from a year ahead.
    package var notYetValid: (certificate: String, key: String) { pair("early") }
    /// For 127.0.0.1, signed by nobody but itself.
    package var selfSigned: (certificate: String, key: String) { pair("self") }
    /// A client's that the other authority signed.
    package var strangerClient: (certificate: String, key: String) { pair("strange-client") }
    /// The client's key, encrypted with `hunter2`.
    package var encryptedKey: String { directory.path + "/client.enc.key" }
    /// The pin of the server's key.
    package let serverPin: String

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
        try openssl(
            "req -x509 \(newKey) -keyout @self.key -out @self.pem -days 2 -subj /CN=self -addext subjectAltName=IP:127.0.0.1"
        )
        let names = ["server": "DNS:localhost,IP:127.0.0.1", "other": "DNS:other.example", "client": "DNS:client"]
        for (name, alternatives) in names {
            let extensions = try directory.file(name + ".ext", "subjectAltName=\(alternatives)\n")
            try openssl("req \(newKey) -keyout @\(name).key -out @\(name).csr -subj /CN=\(name)")
            try openssl(
                "x509 -req -in @\(name).csr -CA @ca.pem -CAkey @ca.key -CAcreateserial -out @\(name).pem -days 2 -extfile",
                [extensions])
        }
        try openssl("req \(newKey) -keyout @strange-client.key -out @strange-client.csr -subj /CN=client")
        try openssl(
            "x509 -req -in @strange-client.csr -CA @stranger.pem -CAkey @stranger.key -CAcreateserial -out @strange-client.pem -days 2"
        )
        // `x509` can't set when a certificate begins.
        _ = try directory.file("index.txt", "")
        let settings = try directory.file(
            "ca.cnf",
            """
            [ca]
            default_ca = it
            [it]
            database = \(path)/index.txt
            new_certs_dir = \(path)
            rand_serial = yes
            default_md = sha256
            policy = any
            x509_extensions = names
            unique_subject = no
            [any]
            commonName = supplied
            [names]
            subjectAltName = IP:127.0.0.1

            """)
        let year = Int(Date().timeIntervalSince1970 / 31_556_952) + 1970
        for (name, years) in ["expired": (year - 2, year - 1), "early": (year + 1, year + 2)] {
            try openssl("req \(newKey) -keyout @\(name).key -out @\(name).csr -subj /CN=\(name)")
            try openssl(
                "ca -batch -notext -cert @ca.pem -keyfile @ca.key -in @\(name).csr -out @\(name).pem -startdate \(years.0)0101000000Z -enddate \(years.1)0102000000Z -config",
                [settings])
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
