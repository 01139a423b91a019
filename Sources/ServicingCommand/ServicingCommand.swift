import ExactJSON

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

/// `servicing`: the command over all of it.
@main
struct ServicingCommand {
    static func main() async {
        let words = Array(CommandLine.arguments.dropFirst())
        let status: Exit
        do {
            status = try await run(words)
        } catch {
            if Arguments.askForJSON(words) {
                // Where rows are asked for, standard output has nothing else.
                let text = error.asServicingError.json.text()
                Console.write(text + "\n", to: words.contains("--" + Option.all.name) ? .error : .output)
            } else {
                Console.error("servicing: \(error.message)\n\(error.hint)")
            }
            status = .badInput
        }
        exit(status.rawValue)
    }

    private static func run(_ words: [String]) async throws(UsageError) -> Exit {
        guard let command = words.first else {
            Console.error(Help.text(for: nil) ?? "")
            return .badInput
        }
        let rest = Array(words.dropFirst())
        // What stands behind -- is another command's.
        let own = rest.prefix { $0 != "--" }
        if Help.commands.contains(command), own.contains("--help") || own.contains("-h") {
            return try help([command])
        }
        switch command {
        case "demo": return try await DemoCommand.run(rest)
        case "providers": return try ProvidersCommand.run(rest)
        case FaultsCommand.name: return try await FaultsCommand.run(rest)
        case "mock": return try await MockCommand.run(rest, environment: ProcessInfo.processInfo.environment)
        case "call": return try await CallCommand.read(rest).run(environment: ProcessInfo.processInfo.environment)
        case VerifyCredentialsCommand.name:
            return try await VerifyCredentialsCommand.read(rest).run(environment: ProcessInfo.processInfo.environment)
        case ReconcileCommand.name:
            return try await ReconcileCommand.read(rest).run(environment: ProcessInfo.processInfo.environment)
        case "recordings":
            return try await RecordingsCommand.run(rest, environment: ProcessInfo.processInfo.environment)
        case "bulk": return try await BulkCommand.run(rest, environment: ProcessInfo.processInfo.environment)
        case "bench": return try await BenchCommand.run(rest)
        case FuzzCommand.name: return try await FuzzCommand.run(rest)
        case SoakCommand.name: return try await SoakCommand.run(rest)
        case "help", "--help", "-h": return try help(rest)
        default:
            let hint = Spelling.nearest(command, among: Help.commands).map { "; did you mean \($0)?" } ?? ""
            throw UsageError("unknown command\(hint)", "")
        }
    }

    private static func help(_ words: [String]) throws(UsageError) -> Exit {
        guard let text = Help.text(for: words.first) else {
            throw UsageError("no command of that name: \(Help.commands.joined(separator: ", "))", "")
        }
        Console.out(text)
        return .done
    }
}
