import CurlTransport
import ExactJSON
import Servicing
import ServicingBulk
import ServicingHTTP

/// `servicing bulk run FILE --journal J`: carries the rows out, or goes on with what an earlier run left.
enum BulkRunCommand {
    static func run(_ words: [String], environment: [String: String]) async throws(UsageError) -> Exit {
        let options = try BulkOptions(
            words, verb: "run",
            options: Option.bulkInput + [.journal, .json, .stopAfter, .timeout] + Option.connection,
            repeatable: Option.bulkRepeatable)
        let input = try options.input()
        var settings = try options.settings()
        let addresses = try options.addresses()
        var problems: [FieldProblem] = []
        let connection = ConnectionOptions({ options[$0] }, environment: environment, problems: &problems)
        let isJSON = try options.flag(.json)
        guard let journal = options[.journal], !journal.isEmpty else {
            throw UsageError("bulk run needs --journal: \(Option.journal.meaning)", "bulk")
        }
        // From here on: a signal that comes early drains as well, and a second one ends.
        let signals = TerminationSignals()
        let drain = EarlyDrain()
        let watch = Task { await drain.follow(signals) }
        defer { watch.cancel() }
        let transport: CurlTransport
        let run: BulkRun
        do {
            let names = try input.providers()
            let atATime = commandProviders.filter { names.contains($0.id.rawValue) }.reduce(0) {
                $0 + (settings.concurrencyByProvider[$1.id] ?? settings.concurrency)
            }
            guard problems.isEmpty else {
                throw ServicingError(
                    .invalidRequest, .notSent, "the run is not set up; nothing was sent", problems: problems)
            }
            transport = try connection.transport(atATime: max(64, min(atATime, 1_024)))
            settings.executor = transport.executor
            let gateway = try BulkServicers.forRun(
                of: names, at: addresses, environment: environment, transport: transport, retry: connection.retry)
            run = BulkRun(
                input, journal: journal, through: gateway,
                reading: BulkColumns.reader(accepting: options.accepting), settings: settings)
        } catch {
            return BulkCommand.refuse(error, isJSON: isJSON)
        }
        drain.take(run)
        let ending = await follow(run)
        watch.cancel()
        await transport.shutDown()
        return tell(ending, journal, isJSON: isJSON)
    }

    /// How a run went.
    enum Ending {
        case ended(BulkEnd, BulkTotals)
        /// Nothing was sent.
        case refused(any Error)
        /// It could not go on.
        case broken(any Error, BulkTotals)
    }

    /// Follows a run to its end, telling how it goes on.
    static func follow(_ run: BulkRun, isQuiet: Bool = false) async -> Ending {
        var progress = BulkProgress()
        var begun: BulkTotals?
        do {
            for try await event in run.events {
                switch event {
                case .repaired(let bytes):
                    progress.note("the journal's end was torn while it was written; \(bytes) bytes were cut off")
                case .checked(let rows): if !isQuiet { progress.checked(rows) }
                case .invalid(let problem):
                    progress.end()
                    BulkCommand.tell(problem)
                case .begun(_, let number, let totals):
                    begun = totals
                    if number > 1 { progress.note("run \(number) with this journal") }
                    if !isQuiet { progress.begin(totals) }
                case .row(_, _, let totals):
                    begun = totals
                    if !isQuiet { progress.row(totals) }
                case .stopped(let why): progress.note("stopped at \(why)")
                case .ended(let end, let totals):
                    progress.end()
                    return .ended(end, totals)
                }
            }
            return .refused(CancellationError())
        } catch {
            progress.end()
            return begun.map { .broken(error, $0) } ?? .refused(error)
        }
    }

    /// Prints what a run came to.
    private static func tell(_ ending: Ending, _ journal: String, isJSON: Bool) -> Exit {
        let totals: BulkTotals
        var end: String
        var stops: [String] = []
        switch ending {
        case .refused(let error): return BulkCommand.refuse(error, isJSON: isJSON)
        case .broken(let error, let known):
            Console.error(
                "servicing: the run could not go on: \(error)\n  what was under way then counts as unknown; run it again with the same journal"
            )
            // The journal alone knows which rows were under way.
            (totals, end) = ((try? BulkReport.read([journal]))?.totals ?? known, "broken")
        case .ended(let how, let known):
            totals = known
            switch how {
            case .finished: end = "finished"
            case .drained: end = "drained"
            case .stopped(let why): (end, stops) = ("stopped", why)
            }
        }
        if isJSON {
            var object = JSONObject()
            object["end"] = .string(end)
            object["stopped"] = .array(stops.map { .string($0) })
            object["rows"] = .number(JSONNumber(totals.rows))
            object["totals"] = totals.json
            object["leftOut"] = .number(JSONNumber(totals.leftOut))
            object["journal"] = .string(journal)
            Console.out(JSONValue.object(object).text())
        } else {
            guard totals.rows > 0 || end != "drained" else {
                Console.out("drained before all rows were checked; nothing was sent")
                return .drained
            }
            let leftOut = totals.leftOut > 0 ? " (\(totals.leftOut) of them left out: not valid)" : ""
            Console.out("\(end): \(totals.rows) rows, \(totals.words)\(leftOut)")
            Console.out("servicing bulk report \(Shell.quoted(journal)) tells the rest")
        }
        return Exit(totals, isDrained: end == "drained")
    }
}
