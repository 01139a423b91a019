import CurlTransport
import ExactJSON
import Servicing
import ServicingHTTP
import ServicingMock
import ServicingRecordings

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `servicing recordings record --upstream URL --to FILE [-- COMMAND …]`: a loopback server that passes requests on and
/// records them, for as long as a command runs.
enum RecordExchanges {
    private static let upstream = Option("upstream", "where requests go: https://…, http:// to loopback, or mock")
    private static let to = Option("to", "the file to write, Recordings/PROVIDER/OPERATION.CASE.har")
    private static let name = Option("name", "what to call the server in the file (default: its host)")
    private static let state = Option("state", "the state that the server is in (default: default)")
    private static let mode = Option("mode", "replayOnly, recordMissing or rerecord; see SERVICING_RECORDINGS")
    private static let order = Option("order", "recorded, any or repeatable: how what is in the file is given out")
    private static let variable = Option(
        "variable", "the variable that tells the command where to send (default SERVICING_BASE_URL)")

    static func run(_ words: [String], environment: [String: String]) async throws(UsageError) -> Exit {
        let own = words.prefix { $0 != "--" }
        let command = Array(words.dropFirst(own.count + 1))
        let arguments = try Arguments(
            Array(own), options: [upstream, to, name, state, mode, order, variable, .json] + Option.masking,
            command: "recordings")
        guard arguments.positional.isEmpty else {
            throw UsageError("the command to run stands behind --", "recordings")
        }
        if own.count < words.count, command.isEmpty { throw UsageError("there is no command behind --", "recordings") }
        guard let target = arguments[upstream] else {
            throw UsageError("record needs --upstream: \(upstream.meaning)", "recordings")
        }
        guard let path = arguments[to] else { throw UsageError("record needs --to: \(to.meaning)", "recordings") }
        let isJSON = try arguments.flag(.json, command: "recordings") ?? false
        let curl: CurlTransport
        let recorder: RecordingTransport
        let server: MockServer
        let handler: RecorderHandler
        let signals = TerminationSignals()
        do {
            let baseURL = target == "mock" ? try RecordingsMock.base() : try BaseURL(target)
            var configuration = CurlTransport.Configuration()
            configuration.keepsSentBodies = true
            curl = try CurlTransport(configuration)
            let transport: any HTTPTransport = target == "mock" ? MockTransport(handler: MockWorld()) : curl
            recorder = try RecordingTransport(
                file: URL(fileURLWithPath: path), around: transport,
                subject: .init(
                    target == "mock" ? .mock : .server(arguments[name] ?? baseURL.host),
                    state: ProviderState(seed: arguments[state] ?? "default")),
                mode: try mode(arguments, environment), order: try order(arguments),
                redaction: arguments.rules(adding: rules(forFile: path)))
            handler = RecorderHandler(baseURL, recorder)
            server = try MockServer.start(handler: handler)
        } catch let error as UsageError {
            throw error
        } catch {
            Console.error("servicing: \(error)")
            return .badInput
        }
        let ended: ChildProcess.End?
        if command.isEmpty {
            Console.out("recording on \(server.baseURL)")
            await signals.wait()
            ended = nil
        } else {
            ended = await ChildProcess.run(
                command.map { $0.replacing("{url}", with: server.baseURL) },
                environment: environment.merging([arguments[variable] ?? "SERVICING_BASE_URL": server.baseURL]) { $1 },
                ending: signals)
        }
        signals.restore()
        await server.stop()
        await curl.shutDown()
        return finish(recorder, handler, ended, path, isJSON)
    }

    /// Saves, and says what there is. A recording of a command that failed is kept: it may show why.
    private static func finish(
        _ recorder: RecordingTransport, _ handler: RecorderHandler, _ ended: ChildProcess.End?, _ path: String,
        _ isJSON: Bool
    ) -> Exit {
        var problems = handler.failures
        var isWritten = false
        do throws(RecordingError) {
            isWritten = try recorder.save()
        } catch {
            problems.append(error.description)
        }
        if let why = ended?.failure { problems.append(why) }
        if handler.count == 0 { problems.append("no request came, so nothing was recorded") }
        if isJSON {
            Console.out(
                JSONValue.object([
                    "file": .string(path), "written": .bool(isWritten), "requests": .number(JSONNumber(handler.count)),
                    "problems": .array(problems.map { .string($0) }),
                ]).text(pretty: true))
        } else {
            for problem in problems { Console.error("servicing: \(problem)") }
            Console.error("\(handler.count) requests; " + (isWritten ? "wrote \(path)" : "nothing new to write"))
        }
        return problems.isEmpty ? .done : .differs
    }

    private static func mode(_ arguments: Arguments, _ environment: [String: String]) throws -> RecordingMode {
        guard let text = arguments[mode] else { return try .standard(environment: environment) }
        guard let mode = RecordingMode(rawValue: text), mode != .off else {
            throw UsageError("--mode must be replayOnly, recordMissing or rerecord", "recordings")
        }
        return mode
    }

    private static func order(_ arguments: Arguments) throws(UsageError) -> ReplayOrder? {
        switch arguments[order] {
        case nil: nil
        case "recorded": .recorded
        case "any": .any
        case "repeatable": .repeatable
        default: throw UsageError("--order must be recorded, any or repeatable", "recordings")
        }
    }

    /// What the provider's adapter knows to be personal, where the file is in a provider's folder. One provider's rules
    /// would mask what another one's requests can't be told apart without.
    private static func rules(forFile path: String) -> RedactionRules {
        let folder = path.split(separator: "/").dropLast().last.map(String.init)
        return commandProviders.first { $0.id.rawValue == folder }?.redaction ?? .standard
    }
}
