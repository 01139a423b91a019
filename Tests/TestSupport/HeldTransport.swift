public import ServicingHTTP

/// Holds every request until a test answers it, and gives up on one whose task is cancelled.
public final class HeldTransport: HTTPTransport {
    private struct State {
        var next = 0
        var order: [Int] = []
        var held: [Int: CheckedContinuation<Result<HTTPResponse, TransportError>, Never>] = [:]
        var targets: [String] = []
    }

    private let state = Lock(State())

    /// A transport.
    public init() {}

    /// How many requests wait for an answer.
    public var held: Int { state.withLock { $0.held.count } }
    /// The targets of all requests that have come, in order.
    public var targets: [String] { state.withLock { $0.targets } }

    /// Answers the request that has waited longest.
    public func answer(_ status: Int = 200, _ body: String = #"{"id":"x"}"#) {
        let waiter = state.withLock { state in
            state.order.isEmpty ? nil : state.held.removeValue(forKey: state.order.removeFirst())
        }
        waiter?.resume(returning: .success(HTTPResponse(status: status, body: Array(body.utf8))))
    }

    /// Holds it.
    public func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                state.withLock { state in
                    state.held[id] = waiter
                    state.order.append(id)
                    state.targets.append(request.target)
                }
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
        return try result.get()
    }

    private func cancel(_ id: Int) {
        let waiter = state.withLock { state in
            state.order.removeAll { $0 == id }
            return state.held.removeValue(forKey: id)
        }
        waiter?.resume(
            returning: .failure(
                TransportError(
                    .cancelled, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "it was cancelled")))
    }
}
