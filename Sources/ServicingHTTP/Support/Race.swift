/// Waits for a function that is not ours, such as an app's token source, but not past a deadline, even if it ignores
/// cancellation.
enum Race {
    struct DeadlinePassed: Error {}

    /// - Parameter deadline: nil where the function has one of its own, and only cancellation ends the wait early.
    static func run<Value: Sendable>(
        until deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let finish = Finish<Value>()
        let work = Task {
            do {
                finish.resume(.success(try await body()))
            } catch {
                finish.resume(.failure(error))
            }
        }
        let timer = deadline.map { deadline in
            Task {
                do {
                    try await Task.sleep(until: deadline, clock: .continuous)
                    finish.resume(.failure(DeadlinePassed()))
                } catch {
                    // The race is over.
                }
            }
        }
        defer {
            work.cancel()
            timer?.cancel()
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { finish.wait($0) }
        } onCancel: {
            finish.resume(.failure(CancellationError()))
        }
    }

    /// The first result, whether it comes before or after the wait begins.
    private final class Finish<Value: Sendable>: Sendable {
        private enum State {
            case running
            case waiting(CheckedContinuation<Value, any Error>)
            case finished(Result<Value, any Error>)
            case delivered
        }

        private let state = Lock<State>(.running)

        func wait(_ continuation: CheckedContinuation<Value, any Error>) {
            let result = state.withLock { state -> Result<Value, any Error>? in
                if case .finished(let result) = state {
                    state = .delivered
                    return result
                }
                state = .waiting(continuation)
                return nil
            }
            if let result { continuation.resume(with: result) }
        }

        func resume(_ result: Result<Value, any Error>) {
            let continuation = state.withLock { state -> CheckedContinuation<Value, any Error>? in
                switch state {
                case .running:
                    state = .finished(result)
                    return nil
                case .waiting(let continuation):
                    state = .delivered
                    return continuation
                case .finished, .delivered:
                    return nil
                }
            }
            continuation?.resume(with: result)
        }
    }
}
