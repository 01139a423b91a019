import ServicingMock

/// `servicing mock [--host HOST] [--port PORT]`: serves the default world until a signal ends it.
enum MockCommand {
    private static let host = Option("host", "a loopback address (default 127.0.0.1)")
    private static let port = Option("port", "the port, 0 to pick a free one (default 8080)")

    static func run(_ words: [String]) async throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [host, port], command: "mock")
        guard arguments.positional.isEmpty else { throw UsageError("mock takes no words", "mock") }
        guard let port = UInt16(arguments[port] ?? "8080") else {
            throw UsageError("--port must be a number from 0 to 65535", "mock")
        }
        // Before the first line is printed: who reads it may end us at once.
        let signals = TerminationSignals()
        let server: MockServer
        do {
            server = try MockServer.start(handler: MockWorld(), host: arguments[host] ?? "127.0.0.1", port: port)
        } catch {
            Console.error("servicing: \(error)")
            return .badInput
        }
        Console.out("listening on \(server.baseURL)")
        await signals.wait()
        signals.restore()
        await server.stop()
        return .done
    }
}
