import ServicingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Measures what stands on libcurl beside libcurl, the mock beside a web server, and the command beside curl's, each
/// with its limit in the same run.
///
/// Lines take turns round by round, so that a machine whose speed drifts drifts for all of them; a round before those
/// that count warms everything up. Nothing is judged: the goals are printed beside what was measured.
public struct Bench: Sendable {
    /// How much is measured.
    public struct Settings: Sendable {
        /// How often each line is measured; the median counts. Each pages through the accounts once.
        public var rounds: Int
        /// How much a round does, in hundredths.
        public var percent: Int
        /// Only lines whose name has this in it, and those they are measured beside; nil for all.
        public var only: String?
        /// A server that answers the documented example, in place of the one that is started here.
        public var against: String?
        /// Whether it is measured how cost grows, too.
        public var showsGrowth: Bool

        /// Settings: five whole rounds of all lines, unless given.
        public init(
            rounds: Int = 5, percent: Int = 100, only: String? = nil, against: String? = nil, showsGrowth: Bool = true
        ) {
            self.rounds = rounds
            self.percent = percent
            self.only = only
            self.against = against
            self.showsGrowth = showsGrowth
        }
    }

    private let settings: Settings
    private let command: String

    /// A measurement.
    ///
    /// - Parameters:
    ///   - settings: how much is measured.
    ///   - command: the path of the `servicing` command, which is started as users start it.
    public init(_ settings: Settings, command: String) {
        self.settings = settings
        self.command = command
    }

    /// Measures.
    ///
    /// - Parameter tell: takes what is being done, in words.
    /// - Throws: ``BenchError`` where something can't be measured.
    public func run(telling tell: (String) -> Void = { _ in }) async throws -> BenchReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "servicing-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        tell("starting servers")
        var servers: [BenchServer] = []
        defer { for server in servers { server.end() } }
        func started(_ server: BenchServer) -> BenchServer {
            servers.append(server)
            return server
        }
        let mock = started(try .mock(command))
        let accounts = LateServer { [command] in
            try .mock(command, options: ["--accounts", String(Stage.accountCount)])
        }
        defer { accounts.end() }
        let nginx = try BenchServer.nginx(answering: CallLines.answer, in: folder).map(started)
        let given = try settings.against.map { address in
            BenchServer(name: address, origin: try Self.origin(of: address), process: nil)
        }
        let stage = Stage(
            command: command, limit: given ?? nginx ?? mock, mock: mock, accounts: accounts, nginx: nginx,
            folder: folder, percent: settings.percent)
        let measured = try await measure(try await lines(of: stage), tell)
        var tables: [GrowthTable] = []
        if settings.showsGrowth {
            for growth in try Growth.all(stage) where settings.only.map(growth.name.contains) ?? true {
                tell("how cost grows: \(growth.name)")
                tables.append(try await growth.measure())
            }
        }
        return BenchReport(
            server: stage.limit.name, rounds: settings.rounds, percent: settings.percent, lines: measured,
            growth: tables)
    }

    private static func origin(of address: String) throws -> String {
        do {
            let url = try BaseURL(address)
            guard url.pathPrefix.isEmpty else { throw BenchError("the address to measure against has a path") }
            return url.origin
        } catch let problem as BaseURLProblem {
            throw BenchError("the address to measure against \(problem)")
        }
    }

    private func lines(of stage: Stage) async throws -> [Line] {
        let all =
            try CallLines.lines(stage) + CallLines.servers(stage) + CallLines.json(stage)
            + (try await ListLines.json(stage)) + ListLines.paging(stage)
            + CallLines.processes(stage)
        guard let only = settings.only else { return all }
        let wanted = all.filter { $0.name.contains(only) }
        let limits = Set(wanted.flatMap(\.goals).compactMap(\.limit))
        return all.filter { $0.name.contains(only) || limits.contains($0.name) }
    }

    private func measure(_ lines: [Line], _ tell: (String) -> Void) async throws -> [MeasuredLine] {
        var costs = lines.map { _ in [Cost]() }
        var peaks = lines.map { _ in 0 }
        for round in 0...settings.rounds {
            for (place, line) in lines.enumerated() where round <= line.rounds {
                // What is measured once is not warmed up: it is long enough.
                if line.rounds == 1, round == 0 { continue }
                tell(round == 0 ? "warming up: \(line.name)" : "round \(round) of \(settings.rounds): \(line.name)")
                PeakMemory.reset()
                let cost = try await line.perform()
                guard round > 0 else { continue }
                costs[place].append(cost)
                peaks[place] = max(peaks[place], PeakMemory.bytes)
            }
        }
        let byName = Dictionary(zip(lines.map(\.name), costs)) { first, _ in first }
        return zip(zip(lines, costs), peaks).map { entry, peak in
            MeasuredLine(entry.0, entry.1, peak: peak, limits: byName)
        }
    }
}
