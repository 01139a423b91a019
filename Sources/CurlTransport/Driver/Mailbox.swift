internal import CCurl
internal import ServicingHTTP

/// Where the callers' tasks leave work for the driver's thread: the only state that the two share.
final class Mailbox: TaskExecutor {
    private struct State {
        var submitted: [Call] = []
        var cancelled: [Call] = []
        /// What tasks that prefer the driver's thread want done.
        var jobs: [UnownedJob] = []
        /// Set while the driver sleeps or is about to, and nobody has woken it yet.
        var isAsleep = false
        /// When the calls in flight are given up. No call is taken any more once it is set.
        var closing: ContinuousClock.Instant?
        /// Set once the driver has ended.
        var isOver = false
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []

        /// Whether the one who has left something has to wake the driver.
        mutating func hasToWake() -> Bool {
            defer { isAsleep = false }
            return isAsleep
        }
    }

    private let state = Lock(State())
    /// What to wake; nil once the driver has freed it. A lock of its own, because the driver that was woken looks into
    /// the mailbox at once and would find it locked by its waker.
    private let multi: Lock<MultiHandle?>

    init(_ multi: MultiHandle) {
        self.multi = Lock(multi)
    }

    private func wake() {
        multi.withLock { multi in
            if let multi { curl_multi_wakeup(multi.pointer) }
        }
    }

    // MARK: From any thread

    /// Leaves a call for the driver, or ends it here if it was cancelled before or the transport is closing.
    func submit(_ call: Call, _ continuation: CheckedContinuation<Call.Outcome, Never>) {
        enum Step {
            case refuse(TransportError)
            case wake
            case nothing
        }
        let step: Step = state.withLock { state in
            if call.stage == .cancelled {
                return .refuse(call.failureBeforeStart(.cancelled, "the task was cancelled before the call began"))
            }
            guard state.closing == nil else {
                return .refuse(call.failureBeforeStart(.shutDown, "the transport was shut down"))
            }
            call.stage = .submitted
            call.continuation = continuation
            state.submitted.append(call)
            return state.hasToWake() ? .wake : .nothing
        }
        switch step {
        case .refuse(let error): continuation.resume(returning: .failure(error))
        case .wake: wake()
        case .nothing: break
        }
    }

    /// Asks the driver to end a call. It may come before the call was submitted and after it has ended.
    func cancel(_ call: Call) {
        let hasToWake = state.withLock { state in
            defer { call.stage = .cancelled }
            guard call.stage == .submitted, !state.isOver else { return false }
            state.cancelled.append(call)
            return state.hasToWake()
        }
        if hasToWake { wake() }
    }

    /// Refuses further calls, and gives those in flight until `instant`, or until an earlier one said before.
    func close(at instant: ContinuousClock.Instant) {
        let hasToWake = state.withLock { state in
            state.closing = min(state.closing ?? instant, instant)
            return state.hasToWake()
        }
        if hasToWake { wake() }
    }

    /// Resumes the continuation when the driver has ended.
    func whenOver(_ continuation: CheckedContinuation<Void, Never>) {
        let isOver = state.withLock { state in
            if !state.isOver { state.waitingForEnd.append(continuation) }
            return state.isOver
        }
        if isOver { continuation.resume() }
    }

    /// Leaves a piece of a task that prefers the driver's thread. Once that has ended the usual threads do it.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let (isOver, hasToWake) = state.withLock { state in
            guard !state.isOver else { return (true, false) }
            state.jobs.append(job)
            return (false, state.hasToWake())
        }
        if isOver { globalConcurrentExecutor.enqueue(ExecutorJob(job)) }
        if hasToWake { wake() }
    }

    // MARK: From the driver's thread

    /// Moves what has come into the driver's own empty arrays, whose storage serves the next callers.
    func take(
        submitted: inout [Call], cancelled: inout [Call], jobs: inout [UnownedJob]
    ) -> ContinuousClock.Instant? {
        state.withLock { state in
            state.isAsleep = false
            swap(&state.submitted, &submitted)
            swap(&state.cancelled, &cancelled)
            swap(&state.jobs, &jobs)
            return state.closing
        }
    }

    /// Whether the driver may sleep: nothing came since it last looked. From here on whoever leaves something wakes it.
    func fallAsleep(closing: ContinuousClock.Instant?) -> Bool {
        state.withLock { state in
            guard state.submitted.isEmpty, state.cancelled.isEmpty, state.jobs.isEmpty, state.closing == closing else {
                return false
            }
            state.isAsleep = true
            return true
        }
    }

    /// Puts another handle in place of the one that is woken.
    ///
    /// - Returns: whether the driver may still sleep; otherwise someone may have woken the old handle.
    func replace(_ new: MultiHandle) -> Bool {
        multi.withLock { $0 = new }
        return state.withLock { $0.isAsleep }
    }

    /// Takes the handle away, so that nobody wakes it again.
    func takeHandle() {
        multi.withLock { $0 = nil }
    }

    /// Tells those who wait that the driver has ended, and hands over what it can't do any more. Its last act.
    func announceEnd() {
        let (waiting, jobs) = state.withLock { state in
            state.isOver = true
            state.cancelled = []
            defer {
                state.waitingForEnd = []
                state.jobs = []
            }
            return (state.waitingForEnd, state.jobs)
        }
        for job in jobs { globalConcurrentExecutor.enqueue(ExecutorJob(job)) }
        for continuation in waiting { continuation.resume() }
    }
}
