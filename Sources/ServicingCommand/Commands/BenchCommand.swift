import ExactJSON
import ServicingBench

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Darwin)
    import Darwin
#endif

/// `servicing bench`: what everything costs, beside its limit in the same run.
enum BenchCommand {
    private static let against = Option("against", "a server that answers the documented example")
    private static let rounds = Option("rounds", "how often each line is measured")
    private static let percent = Option("percent", "how much a round does, in hundredths")
    private static let only = Option("only", "part of a line's name")

    static func run(_ words: [String]) async throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [against, rounds, percent, only, .json], command: "bench")
        guard arguments.positional.isEmpty else { throw UsageError("bench takes no words", "bench") }
        let isJSON = try arguments.flag(.json, command: "bench") ?? false
        let settings = Bench.Settings(
            rounds: try number(rounds, 5, arguments), percent: try number(percent, 100, arguments),
            only: arguments[only], against: arguments[against])
        #if DEBUG
            Console.error("servicing: this is a debug build; only a release build tells what things cost")
        #endif
        do {
            guard let command = ownPath else { throw BenchFailure.unknownPath }
            let report = try await Bench(settings, command: command).run { Console.error($0) }
            Console.out(isJSON ? report.json.text(pretty: true) : text(report))
            return .done
        } catch {
            Console.error("servicing: the measurement could not be made: \(error)")
            return .notSent
        }
    }

    private enum BenchFailure: Error, CustomStringConvertible {
        case unknownPath

        var description: String { "the command does not know where it is itself" }
    }

    private static func number(
        _ option: Option, _ standard: Int, _ arguments: Arguments
    ) throws(UsageError) -> Int {
        guard let text = arguments[option] else { return standard }
        guard let number = Int(text), (1...100).contains(number) else {
            throw UsageError("--\(option.name) must be a number from 1 to 100", "bench")
        }
        return number
    }

    private static func text(_ report: BenchReport) -> String {
        var table = TextTable(columns: BenchReport.columns)
        for row in report.rows { table.add(columns: row) }
        var text = "answered by \(report.server); median of \(report.rounds) rounds\n\n\(table.text)\n"
        for growth in report.growth {
            var table = TextTable(columns: growth.columns)
            for row in growth.cells { table.add(columns: row) }
            text += "\n\(growth.name)\n\n\(table.text)\n"
        }
        return text
    }

    /// Where this program is.
    private static var ownPath: String? {
        #if os(Linux)
            try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        #elseif canImport(Darwin)
            path()
        #else
            nil
        #endif
    }

    #if canImport(Darwin)
        private static func path() -> String? {
            var size: UInt32 = 0
            _NSGetExecutablePath(nil, &size)
            var buffer = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
            return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    #endif
}
