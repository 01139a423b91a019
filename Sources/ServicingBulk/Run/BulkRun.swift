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
        try BulkChecks(input: input, shard: settings.shard, reader: reader, gateway: gateway).survey(
            reporting: report)
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
            private let worker: Worker
            private var buffered: [BulkEvent].SubSequence = []

            init(_ run: BulkRun) {
                worker = Worker(run)
            }

            /// The next event; nil behind the last.
            public mutating func next() async throws -> BulkEvent? {
                if let event = buffered.popFirst() { return event }
                let channel = worker.channel
                buffered = try await withTaskCancellationHandler {
                    try await channel.next()[...]
                } onCancel: { [worker] in
                    worker.stop()
                }
                return buffered.popFirst()
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

            func stop() {
                control.drain()
            }

            deinit {
                control.drain()
                let channel = channel
                Task { await channel.abandon() }
            }
        }
    }
}
