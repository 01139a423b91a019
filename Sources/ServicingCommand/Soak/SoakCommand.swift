import CurlTransport
import Servicing
import ServicingHTTP
import ServicingMock

/// `servicing soak [--exchanges N] [--concurrency N]`: exchanges without end against the mock on loopback, faults among
/// them, and whether memory and descriptors stay where they are.
enum SoakCommand {
    static let name = "soak"
    private static let exchanges = Option("exchanges", "how many requests are sent (default 1000000)")
    private static let concurrency = Option("concurrency", "how many calls are on their way at once (default 16)")

    static func run(_ words: [String]) async throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [exchanges, concurrency], command: name)
        guard arguments.positional.isEmpty else { throw UsageError("soak takes no words", name) }
        let count = try number(arguments, exchanges, 1000...1_000_000_000) ?? 1_000_000
        let lanes = try number(arguments, concurrency, 1...64) ?? 16
        do {
            return try await run(exchanges: count, lanes: lanes)
        } catch {
            Console.error("servicing: the soak could not be run: \(error)")
            return .notSent
        }
    }

    private static func run(exchanges count: Int, lanes: Int) async throws -> Exit {
        let world = MockWorld(journalLimit: 1000)
        let server = try MockServer.start(handler: world)
        let transport = try CurlTransport()
        let load = try SoakLoad(world: world, baseURL: BaseURL(server.baseURL), transport: transport)
        var watch = SoakWatch(exchanges: count)
        Console.out(SoakWatch.heading)
        while load.exchanges < count {
            await load.run(lanes: lanes, until: min(count, load.exchanges + max(100, count / 100)))
            watch.take(load)
            if watch.isDue { Console.out(watch.line) }
        }
        let calls = load.counts
        await transport.shutDown()
        await server.stop()
        Console.out(
            "\(load.exchanges) exchanges, \(calls.calls) calls: "
                + calls.endings.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
        var problems = watch.problems
        if world.journal.total > load.exchanges {
            problems.append("the mock got \(world.journal.total) requests where \(load.exchanges) are told of")
        }
        for problem in problems { Console.out("NOT FLAT: " + problem) }
        if problems.isEmpty { Console.out("flat: " + watch.verdict) }
        return problems.isEmpty ? .done : .differs
    }

    private static func number(
        _ arguments: Arguments, _ option: Option, _ range: ClosedRange<Int>
    ) throws(UsageError) -> Int? {
        guard let text = arguments[option] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                "--\(option.name) must be a whole number from \(range.lowerBound) to \(range.upperBound)", name)
        }
        return number
    }

    static let help = """
        servicing soak [--exchanges 1000000] [--concurrency 16]

        Serves the mock on loopback and makes every documented call of every provider through libcurl, over and over: by
        adapter, pipeline with retry, limiter, breaker and metrics. Every hundredth request or so meets a fault: an answer
        that is cut, late, garbage or a failure, or a connection that is reset. Prints how much memory and how many open
        descriptors the process has as it goes.

          --exchanges N    how many requests are sent (default 1000000)
          --concurrency N  how many calls are on their way at once (default 16)

        Exit status: 0 memory and descriptors stay what they are after the first fifth, and the mock got no request that no
        receipt or error tells of; 1 they do not; 2 bad usage; 4 it could not be run.
        """
}
