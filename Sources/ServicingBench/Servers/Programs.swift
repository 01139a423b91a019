import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Programs of others that are measured beside ours, where the machine has them.
enum Programs {
    /// Where the program of this name is on the path; nil where it is not.
    static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// What running a command to its end costs as a whole process.
    static func cost(of words: [String], environment: [String: String], times: Int) throws -> Cost {
        var latencies: [UInt64] = []
        var processor = Duration.zero
        let begun = ContinuousClock.now
        for _ in 0..<times {
            let start = ContinuousClock.now
            let process = try ChildProcess(words, environment: environment, isQuiet: true)
            _ = process.text()
            let (status, time) = process.wait()
            latencies.append(start.duration(to: .now).nanoseconds)
            processor += time
            guard status == 0 else { throw BenchError("\(words[0]) ended with status \(status >> 8)") }
        }
        return Cost(
            operations: times, wall: begun.duration(to: .now), processorTime: processor, latencies: latencies)
    }

    /// How fast a server answers one POST, by wrk with one thread and 64 connections.
    ///
    /// - Returns: requests and processor time of the server.
    static func load(
        of server: BenchServer, target: String, headers: [HTTPField], body: String, seconds: Int, wrk: String,
        in folder: URL
    ) throws -> Cost {
        let script = folder.appending(path: "post.lua")
        var text = "wrk.method = \"POST\"\nwrk.body = '\(body)'\n"
        for field in headers { text += "wrk.headers[\"\(field.name)\"] = \"\(field.value)\"\n" }
        try Data(text.utf8).write(to: script)
        let before = server.process.flatMap { ProcessClock.processorTime(of: $0.number) }
        let process = try ChildProcess([
            wrk, "-t1", "-c64", "-d\(seconds)s", "--latency", "-s", script.path, server.origin + target,
        ])
        let report = process.text()
        let after = server.process.flatMap { ProcessClock.processorTime(of: $0.number) }
        guard process.wait().status == 0 else { throw BenchError("wrk ended badly") }
        guard !report.contains("Non-2xx") else { throw BenchError("\(server.name) answered wrk with errors") }
        let words = report.split { $0 == " " || $0 == "\n" }
        guard let place = words.firstIndex(of: "requests"), place > 0, let requests = Int(words[place - 1]),
            let rate = words.firstIndex(of: "Requests/sec:").flatMap({ Double(words[$0 + 1]) }), rate > 0
        else { throw BenchError("wrk's report can't be read") }
        var cost = Cost(
            operations: requests, wall: .seconds(Double(requests) / rate),
            processorTime: before.flatMap { before in after.map { $0 - before } })
        func latency(_ name: Substring) -> UInt64? {
            words.firstIndex(of: name).flatMap { Self.nanoseconds(words[$0 + 1]) }
        }
        if let p50 = latency("50%"), let p99 = latency("99%") { cost.reported = (p50, p99) }
        return cost
    }

    private static func nanoseconds(_ text: Substring) -> UInt64? {
        for (unit, factor) in [("us", 1e3), ("ms", 1e6), ("s", 1e9)] where text.hasSuffix(unit) {
            return Double(text.dropLast(unit.count)).map { UInt64($0 * factor) }
        }
        return nil
    }
}
