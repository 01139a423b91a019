import Servicing

/// The calls of one servicer that have begun and not ended, so that it can be shut down with all of them accounted for.
final class CallsInFlight: Sendable {
    private struct Entry {
        let operation: OperationName
        let isWrite: Bool
        let started: ContinuousClock.Instant
        /// Ends a wait of the call's that need not be: a pause, a turn in a line.
        var interrupt: (@Sendable () -> Void)?
    }

    private struct State {
        var next = 0
        var entries: [Int: Entry] = [:]
        var isShut = false
        var watchers: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Lock(State())

    /// A call begins; nil where none may.
    func enter(_ contract: OperationContract, at started: ContinuousClock.Instant) -> Int? {
        state.withLock { state in
            guard !state.isShut else { return nil }
            state.next += 1
            state.entries[state.next] = Entry(
                operation: contract.name, isWrite: contract.isWrite, started: started, interrupt: nil)
            return state.next
        }
    }

    /// A call ends.
    func leave(_ id: Int) {
        let watchers = state.withLock { state -> [AsyncStream<Void>.Continuation] in
            state.entries[id] = nil
            return state.isShut && state.entries.isEmpty ? state.watchers : []
        }
        for watcher in watchers { watcher.finish() }
    }

    /// Whether no further call and no further request of a call may begin.
    var isShut: Bool { state.withLock { $0.isShut } }

    /// Waits for something that ends when the servicer is shut down, as if the task were cancelled.
    func interruptible<Value: Sendable, Failure: Error>(
        _ id: Int, _ wait: @escaping @Sendable () async -> Result<Value, Failure>
    ) async -> Result<Value, Failure> {
        let task = Task { await wait() }
        let isShut = state.withLock { state in
            state.entries[id]?.interrupt = { task.cancel() }
            return state.isShut
        }
        if isShut { task.cancel() }
        defer { state.withLock { $0.entries[id]?.interrupt = nil } }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Lets no further call begin, ends waits that need not be, and waits until all calls have ended.
    ///
    /// - Returns: those that had not when the time was over.
    func shutDown(provider: ProviderID, grace: Duration, time: CallTime) async -> [CallInFlight] {
        let (stream, watcher) = AsyncStream.makeStream(of: Void.self)
        let deadline = time.now() + grace.bounded
        let interrupts = state.withLock { state -> [@Sendable () -> Void] in
            state.isShut = true
            state.watchers.append(watcher)
            return state.entries.values.compactMap(\.interrupt)
        }
        for interrupt in interrupts { interrupt() }
        if state.withLock({ !$0.entries.isEmpty }) {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await _ in stream {} }
                group.addTask { try? await time.sleep(deadline) }
                await group.next()
                group.cancelAll()
            }
        }
        let now = time.now()
        return state.withLock { $0.entries.values.sorted { $0.started < $1.started } }.map {
            CallInFlight(
                provider: provider, operation: $0.operation, isWrite: $0.isWrite, elapsed: $0.started.duration(to: now))
        }
    }
}
