import CurlTransport
import ExactJSON
import Servicing

/// `servicing demo [--json]`: every documented example and error, through libcurl, against the mock.
enum DemoCommand {
    static func run(_ words: [String]) async throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [.json], command: "demo")
        guard arguments.positional.isEmpty else { throw UsageError("demo takes no words", "demo") }
        let isJSON = try arguments.flag(.json, command: "demo") ?? false
        do {
            let transport = try CurlTransport()
            var runs: [DemonstrationRun] = []
            for provider in commandProviders {
                for demonstration in provider.demonstrations {
                    runs.append(try await DemonstrationRun.run(demonstration, of: provider, over: transport))
                }
            }
            await transport.shutDown()
            Console.out(isJSON ? json(runs).text(pretty: true) : text(runs))
            return runs.allSatisfy(\.differences.isEmpty) ? .done : .differs
        } catch {
            Console.error("servicing: the demonstration could not be run: \(error)")
            return .notSent
        }
    }

    private static func text(_ runs: [DemonstrationRun]) -> String {
        var table = TextTable("provider", "operation", "case", "HTTP exchange", "outcome", "ms")
        for run in runs {
            table.add(
                run.provider.rawValue, run.operation, run.title, run.exchange,
                run.differences.isEmpty ? run.result : "DIFFERS", run.duration.milliseconds)
        }
        let different = runs.filter { !$0.differences.isEmpty }
        var text = table.text + "\n\n"
        for run in different {
            text += "\(run.provider) \(run.title) differs from its document:\n"
            text += run.differences.map { "  \($0)\n" }.joined()
        }
        return text + "\(runs.count) documented cases, \(different.count) different from their documents"
    }

    private static func json(_ runs: [DemonstrationRun]) -> JSONValue {
        .object([
            "cases": .array(runs.map(\.json)),
            "different": .number(JSONNumber(runs.count(where: { !$0.differences.isEmpty }))),
        ])
    }
}
