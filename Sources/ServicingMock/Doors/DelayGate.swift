import ServicingHTTP

/// What holds answers back for a time, until it is opened: then none waits any longer.
final class DelayGate: Sendable {
    private struct State {
        var isOpen = false
        var listeners: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    private let state = Lock(State())

    /// Whether nothing is held back any more.
    var isOpen: Bool { state.withLock { $0.isOpen } }

    /// Lets go what is held back.
    func open() {
        let listeners = state.withLock { state in
            state.isOpen = true
            defer { state.listeners = [:] }
            return state.listeners.values.map { $0 }
        }
        for listener in listeners { listener() }
    }

    /// Has the opening told, at once where it is open already. One listener for each object.
    func listen(_ object: AnyObject, _ listener: @escaping @Sendable () -> Void) {
        let isOpen = state.withLock { state in
            if !state.isOpen { state.listeners[ObjectIdentifier(object)] = listener }
            return state.isOpen
        }
        if isOpen { listener() }
    }

    /// Has it told no more.
    func forget(_ object: AnyObject) {
        state.withLock { $0.listeners[ObjectIdentifier(object)] = nil }
    }

    /// Waits until a time or the opening.
    func sleep(until time: ContinuousClock.Instant) async throws {
        final class Key: Sendable {}
        let key = Key()
        let sleeper = Task { try await Task.sleep(until: time, tolerance: .zero, clock: .continuous) }
        listen(key) { sleeper.cancel() }
        defer { forget(key) }
        do {
            try await withTaskCancellationHandler {
                try await sleeper.value
            } onCancel: {
                sleeper.cancel()
            }
        } catch {
            if Task.isCancelled || !isOpen { throw error }
        }
    }
}
