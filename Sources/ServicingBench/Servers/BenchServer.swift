#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A server in a process of its own, so that its work is not counted as the client's.
struct BenchServer: Sendable {
    /// What it is, in words.
    let name: String
    /// Scheme, host and port.
    let origin: String
    /// The process; nil for a server that somebody else runs.
    let process: ChildProcess?

    func end() {
        process?.end()
    }
}

extension BenchServer {
    /// The mock, as the command serves it.
    static func mock(_ command: String, options: [String] = []) throws -> BenchServer {
        let process = try ChildProcess([command, "mock", "--port", "0"] + options)
        let prefix = "listening on "
        guard let line = process.line(), line.hasPrefix(prefix) else {
            process.end()
            throw BenchError("the mock did not start")
        }
        return BenchServer(name: "the mock", origin: String(line.dropFirst(prefix.count)), process: process)
    }

    /// nginx with one worker that answers everything with the given bytes; nil where there is no nginx.
    ///
    /// - Parameter folder: where its files go.
    static func nginx(answering body: String, in folder: URL) throws -> BenchServer? {
        let places = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"]
        guard let program = places.first(where: { access($0, X_OK) == 0 }) else { return nil }
        let port = try freePort()
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(folder.appending(path: $0).path);" }.joined(separator: " ")
        let text = """
            daemon off; master_process off; worker_processes 1;
            pid \(folder.appending(path: "nginx.pid").path); error_log stderr emerg;
            events { worker_connections 4096; }
            http {
              \(temporary)
              access_log off; keepalive_requests 1000000000; keepalive_timeout 75;
              server {
                listen 127.0.0.1:\(port); default_type application/json;
                location / { return 200 '\(body)'; }
              }
            }
            """
        let file = folder.appending(path: "nginx.conf")
        try Data(text.utf8).write(to: file)
        let process = try ChildProcess([program, "-p", folder.path, "-c", file.path], isQuiet: true)
        let server = BenchServer(
            name: "nginx, one worker", origin: "http://127.0.0.1:\(port)", process: process)
        do {
            try server.waitUntilItAnswers()
        } catch {
            server.end()
            throw error
        }
        return server
    }

    private func waitUntilItAnswers() throws {
        let deadline = ContinuousClock.now.advanced(by: .seconds(10))
        while true {
            do {
                _ = try CLoop(origin, targets: ["/"], headers: [], body: nil, width: 1).cost(of: 1)
                return
            } catch {
                guard ContinuousClock.now < deadline else { throw BenchError("\(name) did not answer") }
                usleep(10_000)
            }
        }
    }

    /// A port that was free a moment ago.
    private static func freePort() throws -> UInt16 {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let socket = socket(AF_INET, kind, 0)
        guard socket >= 0 else { throw BenchError("no socket could be made") }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 ? getsockname(socket, address, &length) : -1
            }
        }
        guard status == 0 else { throw BenchError("no port is free") }
        return UInt16(bigEndian: address.sin_port)
    }
}
