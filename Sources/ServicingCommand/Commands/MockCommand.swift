import Servicing
import ServicingMock

/// `servicing mock`: serves worlds until a signal ends it, or prints what its rules rest on.
enum MockCommand {
    private static let accounts = Option(
        "accounts", "how many made-up accounts there are, where a provider lists accounts")
    private static let credentials = Option("credentials", "also print what is accepted", isSwitch: true)
    private static let fidelity = Option("fidelity", "print what each rule rests on, and serve nothing", isSwitch: true)
    private static let clock = Option("clock", "a date-time with an offset at which every world's clock stands")
    private static let faults = Option("faults", "a JSON file of faults that are in every world from the beginning")
    private static let world = Option("world", "a JSON file of what every world begins with")
    private static let state = Option(
        "state", "a JSON file that the worlds are kept in from run to run; one that is there goes on")
    private static let log = Option("log", "print a line for each request", isSwitch: true)

    private static let journal = Option("journal", "how many requests each world's journal keeps (default 10000)")

    private static let options =
        MockServing.options + [accounts, credentials, fidelity, world, state, clock, faults, journal, log]

    static func run(_ words: [String], environment: [String: String]) async throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: options, command: "mock")
        guard arguments.positional.isEmpty else { throw UsageError("mock takes no words", "mock") }
        if try arguments.flag(fidelity, command: "mock") ?? false {
            Console.out(Fidelity().description)
            return .done
        }
        let serving = try MockServing(arguments, environment: environment)
        let seed = try seed(arguments)
        let printsCredentials = try arguments.flag(credentials, command: "mock") ?? false
        let logs = try arguments.flag(log, command: "mock") ?? false
        let worlds: MockWorlds
        do throws(StateFileError) {
            worlds = try self.worlds(arguments, serving, seed, log: logs ? printLine : nil)
        } catch {
            Console.error("servicing: \(error)")
            return .badInput
        }
        // Before the first line is printed: who reads it may end us at once.
        let signals = TerminationSignals()
        guard let server = try serving.start(worlds) else { return .badInput }
        Console.out("listening on \(server.baseURL)")
        if printsCredentials { Console.out(variables(of: worlds.seed.credentials)) }
        await signals.wait()
        signals.restore()
        await server.stop()
        do throws(StateFileError) {
            try worlds.finish()
        } catch {
            Console.error("servicing: \(error)")
            return .differs
        }
        return .done
    }

    /// The worlds, kept in a file where one is named.
    private static func worlds(
        _ arguments: Arguments, _ serving: MockServing, _ seed: WorldSeed,
        log: (@Sendable (WorldName, JournalEntry) -> Void)?
    ) throws(StateFileError) -> MockWorlds {
        guard let path = arguments[state] else {
            return MockWorlds(
                seed: seed, access: serving.access, limit: serving.worldLimit, capabilities: ProvidersCommand.tables(),
                log: log)
        }
        let file = try StateFile(path: path, like: seed)
        if file.isOld, [world, accounts, clock, faults].contains(where: { arguments[$0] != nil }) {
            Console.error(
                "servicing: \(path) goes on as it is; --world, --accounts, --clock and --faults begin new files")
        }
        return try MockWorlds(
            keptIn: file, seed: seed, access: serving.access, limit: serving.worldLimit,
            capabilities: ProvidersCommand.tables(), log: log
        ) { problem in
            Console.error("servicing: not saved, and tried again every second: \(problem)")
        }
    }

    @Sendable private static func printLine(_ name: WorldName, _ entry: JournalEntry) {
        Console.out((name == .default ? "" : "\(name): ") + entry.description)
    }

    /// What every world begins with.
    private static func seed(_ arguments: Arguments) throws(UsageError) -> WorldSeed {
        var seed = WorldSeed()
        if let path = arguments[world] {
            if arguments[accounts] != nil {
                throw UsageError("--world has its own accounts: leave --accounts out", "mock")
            }
            seed = try read(path, of: "--world", WorldSeed.init(json:))
        }
        if let text = arguments[accounts] {
            guard let count = Int(text), (0...1_000_000).contains(count) else {
                throw UsageError("--accounts must be a number from 0 to 1000000", "mock")
            }
            let lists = Dictionary(
                uniqueKeysWithValues: commandProviders.compactMap { provider in
                    provider.mock(accounts: count).map { (provider.id.rawValue, $0) }
                })
            seed.providers = seed.providers.map { lists[type(of: $0).id] ?? $0 }
        }
        if let text = arguments[clock] {
            guard let instant = MockInstant(text) else {
                throw UsageError("--clock must be a date-time with an offset, such as 2025-06-01T12:00:00Z", "mock")
            }
            seed.clock = .standing(instant)
        }
        if let text = arguments[journal] {
            guard let limit = Int(text), (1...1_000_000).contains(limit) else {
                throw UsageError("--journal must be a number from 1 to 1000000", "mock")
            }
            seed.journalLimit = limit
        }
        if let path = arguments[faults] { seed.faults = try read(path, of: "--faults", Fault.list(json:)) }
        return seed
    }

    /// A file's content, read as what it should be.
    private static func read<Content>(
        _ path: String, of option: String, _ read: ([UInt8]) throws(SeedProblem) -> Content
    ) throws(UsageError) -> Content {
        let bytes: [UInt8]
        do throws(BodyProblem) {
            bytes = try BodySource.file(path).read()
        } catch {
            throw UsageError("\(option): \(path) can't be read", "mock")
        }
        do throws(SeedProblem) {
            return try read(bytes)
        } catch {
            throw UsageError("\(option): \(path): \(error)", "mock")
        }
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
