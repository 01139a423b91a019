import Foundation
import ServicingHTTP

/// Certificates that OpenSSL makes, and a TLS server with them: what the command's connection options are tried on.
final class TLSWorkshop: Sendable {
    /// Whether there is an OpenSSL to work with.
    static let isOpen = find("openssl") != nil

    let folder: URL
    /// The authority's certificate.
    var authority: String { path("ca.pem") }
    /// The server's key as `--pin-key` takes it.
    let pin: String
    /// Where the server answers.
    let port: UInt16
    // Started and ended under the lock.
    private let server: Lock<Process>

    /// A server for 127.0.0.1 alone, with a certificate of an authority that nobody trusts.
    ///
    /// - Parameter more: further words for `openssl s_server`.
    init(_ more: [String] = []) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let folder = folder
        func openssl(_ line: String) throws {
            let words = line.replacingOccurrences(of: "@", with: folder.path + "/").split(separator: " ")
            let process = try Self.process(words.map(String.init))
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw POSIXError(.EIO) }
        }
        let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
        try openssl("req -x509 \(key) -keyout @ca.key -out @ca.pem -days 2 -subj /CN=ca")
        for (name, subject) in ["server": "IP:127.0.0.1", "client": "DNS:client"] {
            try Data("subjectAltName=\(subject)\n".utf8).write(to: folder.appending(path: name + ".ext"))
            try openssl("req \(key) -keyout @\(name).key -out @\(name).csr -subj /CN=\(name)")
            try openssl(
                "x509 -req -in @\(name).csr -CA @ca.pem -CAkey @ca.key -CAcreateserial -out @\(name).pem -days 2 "
                    + "-extfile @\(name).ext")
        }
        try openssl("pkey -in @server.key -pubout -outform DER -out @server.der")
        try openssl("dgst -sha256 -binary -out @server.sha @server.der")
        pin = "sha256//" + (try Data(contentsOf: folder.appending(path: "server.sha"))).base64EncodedString()

        let server = try Self.process(
            ["s_server", "-accept", "127.0.0.1:0", "-www", "-cert", folder.path + "/server.pem", "-key"]
                + [folder.path + "/server.key", "-CAfile", folder.path + "/ca.pem"] + more)
        let output = Pipe()
        server.standardOutput = output
        // It ends when its input does.
        server.standardInput = Pipe()
        try server.run()
        var printed = ""
        while true {
            let part = output.fileHandleForReading.availableData
            guard !part.isEmpty else { throw POSIXError(.ECONNREFUSED) }
            printed += String(decoding: part, as: UTF8.self)
            let ports = printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { line in
                line.lastIndex(of: ":").flatMap { UInt16(line[line.index(after: $0)...]) }
            }
            guard let port = ports.first else { continue }
            self.port = port
            break
        }
        self.server = Lock(server)
    }

    /// A file of the workshop's.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    deinit {
        server.withLock { $0.terminate() }
        try? FileManager.default.removeItem(at: folder)
    }

    private static func process(_ words: [String]) throws -> Process {
        let process = Process()
        guard let path = find("openssl") else { throw POSIXError(.ENOENT) }
        process.executableURL = URL(filePath: path)
        process.arguments = words
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        return process
    }

    private static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
