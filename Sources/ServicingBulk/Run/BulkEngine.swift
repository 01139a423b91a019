import Servicing

/// Carries a run out: checks, lists, then one lane a provider.
struct BulkEngine: Sendable {
    private let run: BulkRun
    private let control: BulkControl
    private let channel: EventChannel<BulkEvent>

    init(_ run: BulkRun, _ control: BulkControl, _ channel: EventChannel<BulkEvent>) {
        self.run = run
        self.control = control
        self.channel = channel
    }

    private var checks: BulkChecks {
        BulkChecks(input: run.input, shard: run.settings.shard, reader: run.reader, gateway: run.gateway)
    }

    func perform() async throws(BulkError) {
        let opening = try Self.journal(run.openJournal)
        let journal = opening.journal
        do throws(BulkError) {
            if opening.repairedBytes > 0 { await channel.send(.repaired(bytes: opening.repairedBytes)) }
            let end = try await perform(journal, opening.state)
            // Who reads the end may open the journal at once.
            await journal.close()
            await channel.send(end)
        } catch {
            await journal.close()
            throw error
        }
    }

    /// - Returns: the last event.
    private func perform(_ journal: BulkJournal, _ found: JournalState) async throws(BulkError) -> BulkEvent {
        guard let survey = try await survey() else { return .ended(.drained, BulkTotals(found)) }
        var state = found
        try await begin(journal, &state, survey)
        guard state.isReady else { return .ended(.drained, BulkTotals(state)) }
        let number = state.runs + 1
        try await write([.run(JournalRun(run: number, at: .now))], to: journal, &state)
        let tally = BulkTally(state)
        await channel.send(.begun(survey, run: number, BulkTotals(state)))

        let providers = survey.rowsByProvider.keys.sorted()
        let lanes = providers.compactMap { provider in
            (try? run.gateway.servicer(provider)).map {
                BulkLane(
                    servicer: $0, checks: checks, survey: survey, settings: run.settings, state: state,
                    journal: journal, control: control, tally: tally, channel: channel)
            }
        }
        let results = await withTaskGroup(of: Result<BulkLane.End, BulkError>.self) { group in
            for lane in lanes {
                group.addTask(executorPreference: run.settings.executor) {
                    do throws(BulkError) {
                        return .success(try await lane.run())
                    } catch {
                        // Nothing can be written down any more, so nothing may be sent any more.
                        control.drain()
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var stops: [String] = []
        var isDrained = false
        for result in results {
            switch try result.get() {
            case .finished: break
            case .drained: isDrained = true
            case .stopped(let why): stops.append(why)
            }
        }
        let end: BulkEnd = isDrained ? .drained : stops.isEmpty ? .finished : .stopped(stops.sorted())
        return .ended(end, await tally.totals)
    }

    /// Checks every row. Where some are not valid, they are told of and, unless they are to be left out, nothing happens.
    ///
    /// - Returns: nil where the run is to drain before they are.
    private func survey() async throws(BulkError) -> BulkSurvey? {
        var surveyor = try Self.input { () throws(BulkInputError) in try BulkSurveyor(checks) }
        var looked = 0
        while true {
            switch try Self.input({ () throws(BulkInputError) in try surveyor.next() }) {
            case .fine: break
            case .invalid(let problem): await channel.send(.invalid(problem))
            case .end(let survey):
                guard survey.invalidRows == 0 || run.settings.skipsInvalid else {
                    throw .invalidRows(survey.invalidRows)
                }
                return survey
            }
            looked += 1
            if looked.isMultiple(of: Self.toldTogether) {
                if control.isDraining { return nil }
                await channel.send(.checked(rows: looked))
            }
        }
    }

    /// How many rows are listed with one write.
    private static let listedTogether = 5_000
    /// How many rows are looked at before that is told, and a drain is seen.
    private static let toldTogether = 10_000

    /// Ties a new journal to the input, or makes sure that an old one belongs to it, and lists the rows where that has
    /// not been done whole.
    private func begin(
        _ journal: BulkJournal, _ state: inout JournalState, _ survey: BulkSurvey
    ) async throws(BulkError) {
        if let header = state.header {
            try check(header, survey)
        } else {
            let header = JournalHeader(
                version: 1, input: run.input.path, sha256: survey.sha256, rows: survey.inputRows,
                shard: run.settings.shard, accepting: run.reader.accepting.sorted(),
                skipsInvalid: run.settings.skipsInvalid, at: .now)
            try await write([.header(header)], to: journal, &state)
        }
        guard !state.isReady else { return }
        // A list that was cut short is gone on with: rows come in the same order, as the input is the same.
        var known = (listed: state.listed, invalid: state.invalid)
        var rows = try Self.input { () throws(BulkInputError) in try checks.listedRows(of: survey) }
        var batch: [JournalRecord] = []
        while let next = try Self.input({ () throws(BulkInputError) in try rows.next() }) {
            switch next {
            case .success(let (row, translation)):
                if known.listed > 0 { known.listed -= 1 } else { batch.append(.row(JournalRow(row, translation))) }
            case .failure(let problem):
                if known.invalid > 0 { known.invalid -= 1 } else { batch.append(.invalid(problem)) }
            }
            if batch.count == Self.listedTogether {
                try await write(batch, to: journal, &state)
                batch.removeAll(keepingCapacity: true)
                if control.isDraining { return }
            }
        }
        try await write(batch, to: journal, &state)
        try await write([.ready(JournalReady(ready: state.listed, invalid: state.invalid))], to: journal, &state)
    }

    private func check(_ header: JournalHeader, _ survey: BulkSurvey) throws(BulkError) {
        let settings = run.settings
        let why: String? =
            if header.version != 1 {
                "it is of version \(header.version)"
            } else if header.sha256 != survey.sha256 {
                "it was begun for another input (SHA-256 \(header.sha256.prefix(12))…, this one's \(survey.sha256.prefix(12))…)"
            } else if header.shard != settings.shard {
                "it was begun for shard \(header.shard), not \(settings.shard)"
            } else if header.accepting != run.reader.accepting.sorted() {
                "it was begun accepting \(Self.list(header.accepting)), not \(Self.list(run.reader.accepting.sorted()))"
            } else {
                nil
            }
        if let why { throw .journal(.mismatch(path: run.journal, why: why)) }
    }

    private static func list(_ names: [String]) -> String { names.isEmpty ? "nothing" : names.joined(separator: ", ") }

    private func write(
        _ records: [JournalRecord], to journal: BulkJournal, _ state: inout JournalState
    ) async throws(BulkError) {
        do {
            try await journal.write(records)
        } catch {
            throw .journal(error)
        }
        for record in records {
            let odd = state.apply(record)
            precondition(odd == nil, "the engine writes what the journal's rules allow")
        }
    }

    static func input<Value>(_ body: () throws(BulkInputError) -> Value) throws(BulkError) -> Value {
        do {
            return try body()
        } catch {
            throw .input(error)
        }
    }

    private static func journal<Value>(
        _ body: () throws(JournalError) -> Value
    ) throws(BulkError) -> Value {
        do {
            return try body()
        } catch {
            throw .journal(error)
        }
    }
}
