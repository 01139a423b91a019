import ServicingMock

/// `servicing mock [--host HOST] [--port PORT] [--accounts N] [--credentials]`: serves the default world until a signal
/// ends it.
enum MockCommand {
    private static let host = Option("host", "a loopback address (default 127.0.0.1)")
    private static let port = Option("port", "the port, 0 to pick a free one (default 8080)")

    private static let accounts = Option("accounts", "how many made-up accounts Canopy has")
    private static let credentials = Option("credentials", "also print what is accepted", isSwitch: true)

    static func run(_ words: [String]) async throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [host, port, accounts, credentials], command: "mock")
        guard arguments.positional.isEmpty else { throw UsageError("mock takes no words", "mock") }
        guard let port = UInt16(arguments[port] ?? "8080") else {
            throw UsageError("--port must be a number from 0 to 65535", "mock")
        }
        let world: MockWorld
        if let text = arguments[accounts] {
            guard let count = Int(text), (0...1_000_000).contains(count) else {
                throw UsageError("--accounts must be a number from 0 to 1000000", "mock")
            }
            world = MockWorld(
                providers: MockProviders.all.map { $0 is CanopyMock ? CanopyMock.generated(accounts: count) : $0 })
        } else {
            world = MockWorld()
        }
        let printsCredentials = try arguments.flag(credentials, command: "mock") ?? false
        // Before the first line is printed: who reads it may end us at once.
        let signals = TerminationSignals()
        let server: MockServer
        do {
            server = try MockServer.start(handler: world, host: arguments[host] ?? "127.0.0.1", port: port)
        } catch {
            Console.error("servicing: \(error)")
            return .badInput
        }
        Console.out("listening on \(server.baseURL)")
        if printsCredentials { Console.out(variables(of: world.credentials)) }
        await signals.wait()
        signals.restore()
        await server.stop()
        return .done
    }

    /// The credentials as the variables that `servicing call` reads.
    private static func variables(of credentials: MockCredentials) -> String {
        var variables: [(String, String?)] = [
            ("API_KEY", credentials.apiKeys.min()), ("BEARER_TOKEN", credentials.tokens.first?.value),
            ("TENANT_ID", credentials.tenants.min()),
        ]
        if let client = credentials.clients.first {
            variables += [("CANOPY_CLIENT_ID", client.id), ("CANOPY_CLIENT_SECRET", client.secret)]
        }
        return variables.compactMap { name, value in value.map { "SERVICING_\(name)=\(Shell.quoted($0))" } }
            .joined(separator: "\n")
    }
}
