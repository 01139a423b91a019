public import Servicing

/// A file of instructions carried out once: every row is written down before it is sent and again when its outcome is
/// known, so that a run that was killed goes on where it was, and nothing is sent twice that may not be.
public struct BulkRun: Sendable {
    /// The rows.
    public let input: BulkInput
    /// The journal's file.
    public let journal: String
    let gateway: Gateway
    let reader: BulkRowReader
    let settings: BulkSettings
    let openJournal: @Sendable () throws(JournalError) -> BulkJournal.Opening
    private let control = BulkControl()

    /// A run.
    ///
    /// - Parameters:
    ///   - input: the rows.
    ///   - journal: the journal's file. The same file goes on with what an earlier run left; it belongs to one input.
    ///   - gateway: the servicers.
    ///   - reader: understands rows.
    ///   - settings: how it is carried out.
    public init(
        _ input: BulkInput, journal: String, through gateway: Gateway, reading reader: BulkRowReader,
        settings: BulkSettings = BulkSettings()
    ) {
        self.input = input
        self.journal = journal
        self.gateway = gateway
        self.reader = reader
        self.settings = settings
        openJournal = { () throws(JournalError) in try BulkJournal.open(path: journal) }
    }

    /// A run whose journal is kept in any storage.
    init(
        _ input: BulkInput, journal storage: any LogStorage, through gateway: Gateway, reading reader: BulkRowReader,
        settings: BulkSettings = BulkSettings()
    ) {
        self.input = input
        self.journal = storage.path
        self.gateway = gateway
        self.reader = reader
        self.settings = settings
        openJournal = { () throws(JournalError) in try BulkJournal.open(storage) }
    }

    /// What the run would do. Reads and plans every row; sends nothing and touches no journal.
    ///
    /// - Parameter report: takes what is wrong with a row.
    /// - Throws: ``BulkInputError`` where the input can't be read.
    public func survey(
        reporting report: (BulkRowProblem) -> Void = { _ in }
    ) throws(BulkInputError) -> BulkSurvey {
        let checks = BulkChecks(input: input, shard: settings.shard, reader: reader, gateway: gateway)
        var surveyor = try BulkSurveyor(checks)
        while true {
            switch try surveyor.next() {
            case .fine: continue
            case .invalid(let problem): report(problem)
            case .end(let survey): return survey
            }
        }
    }

    /// Hands over every row of the part that can be understood, with what it becomes, checked or not. Sends nothing.
    ///
    /// - Throws: ``BulkInputError`` where the input can't be read.
    public func eachInstruction(_ visit: (BulkRow, Translation) -> Void) throws(BulkInputError) {
        let checks = BulkChecks(input: input, shard: settings.shard, reader: reader, gateway: gateway)
        var records = try input.records()
        while let (_, read) = try reader.next(of: &records) {
            guard case .success(let row) = read, settings.shard.contains(row.id),
                case .success(let translation) = checks.translation(of: row)
            else { continue }
            visit(row, translation)
        }
    }

    /// The run. It begins when the events are first asked for, goes on while they are read, and ends with
    /// ``BulkEvent/ended(_:_:)``; who stops reading drains it. Read them once.
    public var events: Events { Events(run: self) }

    /// Begins no further row. What is under way is waited for.
    public func drain() {
        control.drain()
    }

    /// What happens, in the order in which it is known.
    public struct Events: AsyncSequence, Sendable {
        /// An event.
        public typealias Element = BulkEvent
        /// ``BulkError``.
        public typealias Failure = any Error

        let run: BulkRun

        /// Begins the run.
        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(run) }

        /// Reads the events.
        public struct AsyncIterator: AsyncIteratorProtocol {
            private let reader: Reader

            init(_ run: BulkRun) {
                reader = Reader(Worker(run))
            }

            /// The next event; nil behind the last.
            public mutating func next() async throws -> BulkEvent? {
                if let event = reader.take() { return event }
                try await reader.fill()
                return reader.take()
            }
        }

        /// The events that were received and not read yet.
        private final class Reader {
            private let worker: Worker
            private var events: [BulkEvent] = []
            private var place = 0

            init(_ worker: Worker) {
                self.worker = worker
            }

            func take() -> BulkEvent? {
                guard place < events.count else { return nil }
                defer { place += 1 }
                return events[place]
            }

            func fill() async throws {
                events = try await worker.receive()
                place = 0
            }
        }

        /// The run's own task, which goes no longer than somebody reads.
        private final class Worker: Sendable {
            let channel = EventChannel<BulkEvent>(capacity: 1_024)
            private let control: BulkControl
            private let task: Task<Void, Never>

            init(_ run: BulkRun) {
                control = run.control
                task = Task { [channel, control = run.control] in
                    do throws(BulkError) {
                        try await BulkEngine(run, control, channel).perform()
                        await channel.finish(.success(()))
                    } catch {
                        await channel.finish(.failure(error))
                    }
                }
            }

            /// The next events; none at the end. Who no longer wants them drains the run.
            func receive() async throws -> [BulkEvent] {
                try await withTaskCancellationHandler {
                    try await channel.next()
                } onCancel: {
                    control.drain()
                }
            }

            deinit {
                control.drain()
                let channel = channel
                Task { await channel.abandon() }
            }
        }
    }
}
