import Servicing
import ServicingMock

/// `servicing mock [--host HOST] [--port PORT] [--accounts N] [--credentials]`: serves the default world until a signal
/// ends it.
enum MockCommand {
    private static let host = Option("host", "a loopback address (default 127.0.0.1)")
    private static let port = Option("port", "the port, 0 to pick a free one (default 8080)")

    private static let accounts = Option(
        "accounts", "how many made-up accounts there are, where a provider lists accounts")
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
            let lists = Dictionary(
                uniqueKeysWithValues: commandProviders.compactMap { provider in
                    provider.mock(accounts: count).map { (provider.id.rawValue, $0) }
                })
            world = MockWorld(providers: MockProviders.all.map { lists[type(of: $0).id] ?? $0 })
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
        let common: [(name: String, value: String?)] = [
            ("SERVICING_API_KEY", credentials.apiKeys.min()),
            ("SERVICING_BEARER_TOKEN", credentials.tokens.first?.value),
            ("SERVICING_TENANT_ID", credentials.tenants.min()),
        ]
        let variables =
            common.compactMap { variable in variable.value.map { (name: variable.name, value: $0) } }
            + commandProviders.flatMap { $0.ownVariables(of: credentials) }
        return variables.map { "\($0.name)=\(Shell.quoted($0.value))" }.joined(separator: "\n")
    }
}
