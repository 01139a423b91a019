import Servicing
import ServicingBulk
import ServicingHTTP
import ServicingMock

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `servicing bulk rehearse FILE`: the same rows against the mock, whose world is made of them.
enum BulkRehearseCommand {
    static func run(_ words: [String]) async throws(UsageError) -> Exit {
        let options = try BulkOptions(
            words, verb: "rehearse",
            options: Option.bulkInput + Option.bulkReport + [.date, .stopAfter, .timeout],
            repeatable: Option.bulkRepeatable)
        let input = try options.input()
        var settings = try options.settings()
        settings.rate = nil
        settings.rateByProvider = [:]
        try BulkReportCommand.checkTargets(options, madeFrom: [])
        let clock = try clock(options[.date])
        let began = clock.now
        let isJSON = try options.flag(.json)
        let folder = FileManager.default.temporaryDirectory.appending(path: "servicing-\(UUID().uuidString)")
        let journal = folder.appending(path: "journal").path
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let reader = BulkColumns.reader(accepting: options.accepting)
            let plans = BulkRun(
                input, journal: journal, through: try BulkServicers.forPlans(), reading: reader, settings: settings)
            let world = try world(of: plans, at: clock)
            let gateway = try BulkServicers.forRun(
                of: Set(commandProviders.map { $0.id.rawValue }), at: ("http://127.0.0.1", [:]),
                environment: credentials(of: world), transport: MockTransport(handler: world))
            let run = BulkRun(input, journal: journal, through: gateway, reading: reader, settings: settings)
            switch await BulkRunCommand.follow(run, isQuiet: true) {
            case .ended: break
            case .refused(let error), .broken(let error, _): return BulkCommand.refuse(error, isJSON: isJSON)
            }
        } catch {
            return BulkCommand.refuse(error, isJSON: isJSON)
        }
        return try BulkReportCommand.print(
            [journal], options,
            notice: "A rehearsal against the mock, at \(began): nothing was sent to a provider.")
    }

    /// A world that has what the rows name, as it has to be for every row to be done.
    private static func world(of run: BulkRun, at clock: MockClock) throws(BulkInputError) -> MockWorld {
        var rehearsals = commandProviders.map { (id: $0.id, rehearsal: $0.rehearsal()) }
        try run.eachInstruction { row, translation in
            guard let place = rehearsals.firstIndex(where: { $0.id == row.provider }) else { return }
            rehearsals[place].rehearsal.take(translation.operation)
        }
        let day = clock.now
        return MockWorld(providers: rehearsals.map { $0.rehearsal.mock(on: day) }, clock: clock, journalLimit: 1)
    }

    private static func clock(_ text: String?) throws(UsageError) -> MockClock {
        guard let text else { return MockClock() }
        guard let instant = MockInstant(text) ?? MockInstant(text + "T00:00:00Z") else {
            throw UsageError("--date is a day, as in 2026-12-01, or a date-time with offset", "bulk")
        }
        return MockClock(at: instant)
    }

    private static func credentials(of world: MockWorld) -> [String: String] {
        var environment: [String: String] = [:]
        environment["SERVICING_API_KEY"] = world.credentials.apiKeys.min()
        environment["SERVICING_BEARER_TOKEN"] = world.credentials.tokens.first?.value
        environment["SERVICING_TENANT_ID"] = world.credentials.tenants.min()
        return environment
    }
}

/// Collects what a provider has to have for rows to be done.
protocol Rehearsal {
    /// Takes in what a row names.
    mutating func take(_ operation: any NativeOperation)
    /// The mock that has it all.
    ///
    /// - Parameter day: the world's date.
    func mock(on day: MockInstant) -> any MockProvider
}
