import ServicingHTTP

/// A server that is started when it is first needed: one with a hundred thousand accounts takes a while.
final class LateServer: Sendable {
    private let start: @Sendable () throws -> BenchServer
    private let started = Lock<BenchServer?>(nil)

    init(_ start: @escaping @Sendable () throws -> BenchServer) {
        self.start = start
    }

    /// The server.
    func server() throws -> BenchServer {
        try started.withLock { started in
            if let started { return started }
            let server = try start()
            started = server
            return server
        }
    }

    func end() {
        started.withLock { $0 }?.end()
    }
}
