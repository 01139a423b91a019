import Servicing

/// One provider's rows, in the input's order, as many at a time as are allowed there.
struct BulkLane: Sendable {
    let servicer: any Servicer
    let checks: BulkChecks
    let survey: BulkSurvey
    let settings: BulkSettings
    /// Where each row stood when the run began. A row comes up once a run, so it holds for the whole of it.
    let state: JournalState
    let journal: BulkJournal
    let control: BulkControl
    let tally: BulkTally
    let channel: EventChannel<BulkEvent>

    /// How a lane came to its end.
    enum End: Sendable {
        /// Every row was begun.
        case finished
        /// It was asked to begin no more, and some were left.
        case drained
        /// It began no more, for this reason.
        case stopped(String)
    }

    /// Does all that is to be done.
    func run() async throws(BulkError) -> End {
        let state = state
        var rows = try BulkEngine.input { () throws(BulkInputError) in
            try checks.rows(of: survey, at: servicer.provider) { state[$0].outcome?.isFinal == false }
        }
        let gate = BulkGate(settings, at: servicer.provider, control)
        let isAtEnd = await withDiscardingTaskGroup { group in
            do throws(BulkError) {
                while true {
                    let room = await gate.waitForRoom()
                    if room == .none { return false }
                    switch try await next(of: &rows) {
                    case .row(let work):
                        group.addTask { await send(work, through: gate, isAhead: room == .ahead && work.isRepeatable) }
                    case .drained: return false
                    case .end: return true
                    }
                }
            } catch {
                await gate.fail(error)
                return false
            }
        }
        let (why, hasTurnedAway) = try await gate.end()
        guard let why else { return isAtEnd && !hasTurnedAway ? .finished : .drained }
        let stop = "\(servicer.provider): \(why)"
        await channel.send(.stopped(stop))
        return .stopped(stop)
    }

    /// A row that is to be sent.
    private struct Work: Sendable {
        let row: BulkRow
        let translation: Translation
        let before: JournalState.Row
        let isRepeatable: Bool
    }

    /// What looking for a row to send came to.
    private enum Next {
        case row(Work)
        case drained
        case end
    }

    /// The next row to send: one that was never begun or was not sent, and one whose outcome is not known where sending
    /// it again is safe.
    private func next(of rows: inout BulkChecks.ProviderRows) async throws(BulkError) -> Next {
        while true {
            switch try BulkEngine.input({ () throws(BulkInputError) in try rows.next() }) {
            case .row(let row, let translation):
                let before = state[row.number]
                let isRepeatable = type(of: translation.operation).contract.repeatability.isRepeatable
                if before.outcome == .unknown, !isRepeatable { continue }
                return .row(Work(row: row, translation: translation, before: before, isRepeatable: isRepeatable))
            case .none:
                if control.isDraining { return .drained }
                await Task.yield()
            case .end: return .end
            }
        }
    }

    /// Brings a row to its end.
    private func send(_ work: Work, through gate: BulkGate, isAhead: Bool) async {
        do throws(BulkError) {
            try await sendOnce(work, through: gate, isAhead: isAhead)
        } catch {
            await gate.fail(error)
        }
        await gate.finish()
    }

    /// Writes down that a row is sent, sends it, and writes down what became of it.
    ///
    /// - Parameter isAhead: whether it is written down before its turn. One that may not be repeated is not: were the run
    ///   killed between, a person would have to find out about a request that never left.
    private func sendOnce(_ work: Work, through gate: BulkGate, isAhead: Bool) async throws(BulkError) {
        if isAhead { try await write(.intent(JournalIntent(intent: work.row.number, at: .now))) }
        guard await gate.enter() else {
            if isAhead { try await write(.outcome(JournalOutcome(notBegun: work.row.number, before: work.before))) }
            return
        }
        let outcome: JournalOutcome
        do throws(BulkError) {
            if !isAhead { try await write(.intent(JournalIntent(intent: work.row.number, at: .now))) }
            let (found, end) = await perform(work)
            outcome = found
            await gate.leave(end)
        } catch {
            await gate.leave(nil)
            throw error
        }
        try await write(.outcome(outcome))
        let totals = await tally.move(from: work.before.outcome ?? .notSent, to: outcome.outcome)
        await channel.send(.row(id: work.row.id, outcome, totals))
    }

    private func perform(_ work: Work) async -> (JournalOutcome, RowEnd) {
        var options = PlanOptions(accepting: work.row.accepting, timeout: settings.timeout)
        if work.before.outcome == .unknown {
            options.following = Receipt(
                provider: servicer.provider, operation: type(of: work.translation.operation).contract.name,
                instruction: work.translation.operation, outcome: .unknown, attempts: 1)
        }
        do throws(ServicingError) {
            let receipt = try await servicer.perform(work.translation, options: options)
            return (JournalOutcome(row: work.row.number, receipt), .answered)
        } catch {
            // What became of an earlier attempt is not told by this one's failure.
            let outcome = work.before.outcome == .unknown ? .unknown : BulkOutcome(error)
            return (JournalOutcome(row: work.row.number, outcome, error), RowEnd(error))
        }
    }

    private func write(_ record: JournalRecord) async throws(BulkError) {
        do {
            try await journal.write([record])
        } catch {
            throw .journal(error)
        }
    }
}

extension BulkLane {
    /// What a row's end says of the provider.
    enum RowEnd: Sendable {
        /// It gave an answer, whatever it was.
        case answered
        /// It gave none that could be understood, or could not be reached.
        case failed(String)
        /// It does not know the credentials.
        case unauthenticated
        /// It asks to go slower.
        case rateLimited(Duration?)

        init(_ error: ServicingError) {
            self =
                switch error.kind {
                case .unauthenticated: .unauthenticated
                // Not a row that the provider would not have, but a token that it would not give.
                case .forbidden where error.effect == .notSent: .unauthenticated
                case .rateLimited: .rateLimited(error.retryAfter)
                case .transport, .outcomeUnknown, .providerFailure, .malformedResponse: .failed(error.message)
                default: .answered
                }
        }
    }
}

extension JournalOutcome {
    /// A row that was written down and not sent, since the run was to end: it is what it was before.
    init(notBegun row: Int, before: JournalState.Row) {
        self.init(
            row: row, outcome: before.outcome == .unknown ? .unknown : .notSent, attempts: 0, at: .now,
            effectiveAt: nil, references: nil, error: nil,
            message: before.outcome == .unknown
                ? "an earlier attempt's end is not known, and the run ended before it was sent again"
                : "the run ended before it was sent", hint: nil)
    }

    init(row: Int, _ receipt: Receipt) {
        self.init(
            row: row, outcome: BulkOutcome(receipt.outcome), attempts: receipt.attempts, at: .now,
            effectiveAt: receipt.effectiveAt, references: receipt.references.isEmpty ? nil : receipt.references,
            error: nil, message: nil, hint: nil)
    }

    init(row: Int, _ outcome: BulkOutcome, _ error: ServicingError) {
        self.init(
            row: row, outcome: outcome, attempts: error.attempts, at: .now, effectiveAt: nil,
            references: nil, error: error.kind.rawValue, message: error.message, hint: error.hint)
    }
}
