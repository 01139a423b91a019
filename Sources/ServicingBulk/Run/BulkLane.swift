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
        let limit = settings.concurrency(at: servicer.provider)
        let interval = settings.interval(at: servicer.provider)
        let result = await withTaskGroup(of: Result<RowEnd, BulkError>.self) { group in
            var health = Health(limit: settings.failuresBeforeStopping)
            var underWay = 0
            var failure: BulkError?
            var nextStart = ContinuousClock.now
            var isAtEnd = false
            func take(_ ended: Result<RowEnd, BulkError>) {
                underWay -= 1
                switch ended {
                case .success(let end): health.note(end)
                case .failure(let error): failure = failure ?? error
                }
            }
            do throws(BulkError) {
                while !control.isDraining, failure == nil, health.stop == nil {
                    guard let work = try next(of: &rows) else {
                        isAtEnd = true
                        break
                    }
                    if underWay == limit, let ended = await group.next() { take(ended) }
                    if let interval {
                        // What a timer lost is made up; what was lost waiting for an answer is not, in a burst.
                        nextStart = max(nextStart, .now - Self.timerLoss)
                        await pause(until: nextStart)
                        nextStart += interval
                    }
                    if let wait = health.pause { await pause(until: .now + wait) }
                    guard !control.isDraining, failure == nil, health.stop == nil else { break }
                    underWay += 1
                    group.addTask {
                        do throws(BulkError) {
                            return .success(try await send(work))
                        } catch {
                            return .failure(error)
                        }
                    }
                }
            } catch {
                failure = error
            }
            while let ended = await group.next() { take(ended) }
            if let failure { return Result<(String?, Bool), BulkError>.failure(failure) }
            return .success((health.stop, isAtEnd))
        }
        let (why, isAtEnd) = try result.get()
        guard let why else { return isAtEnd ? .finished : .drained }
        let stop = "\(servicer.provider): \(why)"
        await channel.send(.stopped(stop))
        return .stopped(stop)
    }

    /// How much later than asked a timer may wake.
    private static let timerLoss: Duration = .milliseconds(20)

    /// A row that is to be sent.
    private struct Work: Sendable {
        let row: BulkRow
        let translation: Translation
        let before: JournalState.Row
    }

    /// The next row to send: one that was never begun or was not sent, and one whose outcome is not known where sending
    /// it again is safe.
    private func next(of rows: inout BulkChecks.ProviderRows) throws(BulkError) -> Work? {
        while let (row, translation) = try BulkEngine.input({ () throws(BulkInputError) in try rows.next() }) {
            let before = state[row.number]
            let isRepeatable = type(of: translation.operation).contract.repeatability.isRepeatable
            if before.outcome == .unknown, !isRepeatable { continue }
            return Work(row: row, translation: translation, before: before)
        }
        return nil
    }

    /// Writes down that a row is sent, sends it, and writes down what became of it.
    private func send(_ work: Work) async throws(BulkError) -> RowEnd {
        try await write(.intent(JournalIntent(intent: work.row.number, at: .now)))
        var options = PlanOptions(accepting: work.row.accepting, timeout: settings.timeout)
        if work.before.outcome == .unknown {
            options.following = Receipt(
                provider: servicer.provider, operation: type(of: work.translation.operation).contract.name,
                instruction: work.translation.operation, outcome: .unknown, attempts: 1)
        }
        let outcome: JournalOutcome
        let end: RowEnd
        do throws(ServicingError) {
            let receipt = try await servicer.perform(work.translation, options: options)
            outcome = JournalOutcome(row: work.row.number, receipt)
            end = .answered
        } catch {
            // What became of an earlier attempt is not told by this one's failure.
            outcome = JournalOutcome(
                row: work.row.number, work.before.outcome == .unknown ? .unknown : BulkOutcome(error), error)
            end = RowEnd(error)
        }
        try await write(.outcome(outcome))
        let totals = await tally.move(from: work.before.outcome ?? .notSent, to: outcome.outcome)
        await channel.send(.row(id: work.row.id, outcome, totals))
        return end
    }

    private func write(_ record: JournalRecord) async throws(BulkError) {
        do {
            try await journal.write([record])
        } catch {
            throw .journal(error)
        }
    }

    /// Waits, in steps short enough that a drain is seen.
    private func pause(until instant: ContinuousClock.Instant) async {
        while !control.isDraining, !Task.isCancelled {
            let left = instant - .now
            guard left > .zero else { return }
            try? await Task.sleep(for: min(left, .milliseconds(100)))
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

    /// Whether a provider is worth sending more to.
    struct Health {
        /// After how many failures in a row nothing more is begun.
        let limit: Int
        private var failures = 0
        /// Why nothing more is begun.
        private(set) var stop: String?
        /// How long to wait before the next row.
        private(set) var pause: Duration?

        init(limit: Int) {
            self.limit = limit
        }

        mutating func note(_ end: RowEnd) {
            pause = nil
            switch end {
            case .answered: failures = 0
            case .unauthenticated:
                stop = stop ?? "the credentials are not accepted; the rest was not sent"
            case .rateLimited(let wait): pause = min(max(wait ?? .seconds(1), .zero), .seconds(600))
            case .failed(let message):
                failures += 1
                if failures >= max(1, limit) {
                    stop =
                        stop ?? "\(failures) rows in a row got no answer, the last: \(message); the rest was not sent"
                }
            }
        }
    }
}

extension JournalOutcome {
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
