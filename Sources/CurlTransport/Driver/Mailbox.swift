internal import CCurl
internal import ServicingHTTP

/// Where the callers' tasks leave work for the driver's thread: the only state that the two share.
final class Mailbox: Sendable {
    private struct State {
        var submitted: [Call] = []
        var cancelled: [Call] = []
        /// Set while the driver sleeps or is about to, and nobody has woken it yet.
        var isAsleep = false
        /// When the calls in flight are given up. No call is taken any more once it is set.
        var closing: ContinuousClock.Instant?
        /// What to wake; nil once the driver has ended and freed it.
        var multi: MultiHandle?
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []

        mutating func wake() {
            guard isAsleep, let multi else { return }
            isAsleep = false
            curl_multi_wakeup(multi.pointer)
        }
    }

    private let state: Lock<State>

    init(_ multi: MultiHandle) {
        state = Lock(State(multi: multi))
    }

    // MARK: From any thread

    /// Leaves a call for the driver, or ends it here if it was cancelled before or the transport is closing.
    func submit(_ call: Call, _ continuation: CheckedContinuation<Call.Outcome, Never>) {
        let refusal: TransportError? = state.withLock { state in
            if call.stage == .cancelled {
                return call.failureBeforeStart(.cancelled, "the task was cancelled before the call began")
            }
            guard state.closing == nil else {
                return call.failureBeforeStart(.shutDown, "the transport was shut down")
            }
            call.stage = .submitted
            call.continuation = continuation
            state.submitted.append(call)
            state.wake()
            return nil
        }
        if let refusal { continuation.resume(returning: .failure(refusal)) }
    }

    /// Asks the driver to end a call. It may come before the call was submitted and after it has ended.
    func cancel(_ call: Call) {
        state.withLock { state in
            if call.stage == .submitted, state.multi != nil {
                state.cancelled.append(call)
                state.wake()
            }
            call.stage = .cancelled
        }
    }

    /// Refuses further calls, and gives those in flight until `instant`, or until an earlier one said before.
    func close(at instant: ContinuousClock.Instant) {
        state.withLock { state in
            state.closing = min(state.closing ?? instant, instant)
            state.wake()
        }
    }

    /// Resumes the continuation when the driver has ended.
    func whenOver(_ continuation: CheckedContinuation<Void, Never>) {
        let isOver = state.withLock { state in
            if state.multi != nil { state.waitingForEnd.append(continuation) }
            return state.multi == nil
        }
        if isOver { continuation.resume() }
    }

    // MARK: From the driver's thread

    /// Moves what has come into the driver's own empty arrays, whose storage serves the next callers.
    func take(submitted: inout [Call], cancelled: inout [Call]) -> ContinuousClock.Instant? {
        state.withLock { state in
            state.isAsleep = false
            swap(&state.submitted, &submitted)
            swap(&state.cancelled, &cancelled)
            return state.closing
        }
    }

    /// Whether the driver may sleep: nothing came since it last looked. From here on whoever leaves something wakes it.
    func fallAsleep(closing: ContinuousClock.Instant?) -> Bool {
        state.withLock { state in
            guard state.submitted.isEmpty, state.cancelled.isEmpty, state.closing == closing else { return false }
            state.isAsleep = true
            return true
        }
    }

    /// Puts another handle in place of the one that is woken.
    ///
    /// - Returns: whether the driver may still sleep; otherwise someone has woken the old handle.
    func replace(_ multi: MultiHandle) -> Bool {
        state.withLock { state in
            state.multi = multi
            return state.isAsleep
        }
    }

    /// Takes the handle away, so that nobody wakes it again. What came meanwhile is left in the arrays.
    func end(submitted: inout [Call], cancelled: inout [Call]) {
        state.withLock { state in
            state.multi = nil
            swap(&state.submitted, &submitted)
            swap(&state.cancelled, &cancelled)
        }
    }

    /// Tells those who wait that the driver has ended. Its last act.
    func announceEnd() {
        let waiting = state.withLock { state in
            defer { state.waitingForEnd = [] }
            return state.waitingForEnd
        }
        for continuation in waiting { continuation.resume() }
    }
}
