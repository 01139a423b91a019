internal import CCurl
internal import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The loop that owns libcurl. It is made on its thread and never leaves it.
///
/// Each round takes what the callers left, starts what the gate lets in, lets libcurl work, ends what has finished, and
/// sleeps until a socket, a caller or a deadline has news.
final class Driver {
    private let mailbox: Mailbox
    private let settings: Settings
    private var multi: MultiHandle
    private var pool: SlotPool
    private var gate = CallQueue()
    private var submitted: [Call] = []
    private var cancelled: [Call] = []
    private var jobs: [UnownedJob] = []
    /// No deadline passes before this; nil when there is none. A call that ends leaves it as it is, which costs one
    /// look at every call, once per longest deadline.
    private var nextExpiry: ContinuousClock.Instant?
    /// Since when nothing is in flight, as long as connections may be open.
    private var idleSince: ContinuousClock.Instant?
    /// When the round began. One look at the clock per round serves all that is measured in it.
    private let now: UnsafeMutablePointer<ContinuousClock.Instant>
    /// What libcurl has open. It outlives the multi handle, which closes what is left.
    private let sockets: UnsafeMutablePointer<OpenSockets>
    /// The calls that have ended in this round, with what they get: their tasks are woken together.
    private var ended: [(call: Call, outcome: Call.Outcome)] = []

    init(_ mailbox: Mailbox, _ multi: MultiHandle, _ settings: Settings) {
        self.mailbox = mailbox
        self.multi = multi
        self.settings = settings
        now = .allocate(capacity: 1)
        now.initialize(to: .now)
        sockets = .allocate(capacity: 1)
        sockets.initialize(to: OpenSockets())
        self.pool = SlotPool(settings, now, sockets)
    }

    deinit {
        now.deallocate()
        sockets.deinitialize(count: 1)
        sockets.deallocate()
    }

    /// Works until the mailbox is closed.
    func run() {
        while true {
            let closing = takeMail()
            now.pointee = .now
            if let expiry = nextExpiry, now.pointee >= expiry { expire() }
            repeat {
                admit()
                perform()
                wakeTasks()
            } while gate.waiting > 0 && pool.hasRoom
            if let closing, now.pointee >= closing || isIdle { break }
            guard mailbox.fallAsleep(closing: closing) else { continue }
            sleep(closing: closing)
        }
        windUp()
    }

    private var isIdle: Bool { gate.waiting == 0 && pool.activeCount == 0 }

    /// Takes what has come. Pieces of tasks are done at once, and what those leave is taken as well; but not without
    /// end, so that they can't keep libcurl from its sockets.
    private func takeMail() -> ContinuousClock.Instant? {
        var closing: ContinuousClock.Instant?
        for _ in 0..<16 {
            closing = mailbox.take(submitted: &submitted, cancelled: &cancelled, jobs: &jobs)
            sortMail()
            if jobs.isEmpty { break }
            for job in jobs { job.runSynchronously(on: mailbox.asUnownedTaskExecutor()) }
            jobs.removeAll(keepingCapacity: true)
        }
        return closing
    }

    private func sortMail() {
        for call in submitted {
            gate.append(call)
            if let expiry = nextExpiry, expiry <= call.deadline { continue }
            nextExpiry = call.deadline
        }
        submitted.removeAll(keepingCapacity: true)
        for call in cancelled { end(call, .cancelled, "the task was cancelled") }
        cancelled.removeAll(keepingCapacity: true)
    }

    private func admit() {
        while pool.hasRoom, let call = gate.next() {
            let slot: TransferSlot
            do {
                slot = try pool.slot(for: call)
            } catch {
                refuse(call, error)
                continue
            }
            let result = curl_multi_add_handle(multi.pointer, slot.handle)
            guard result == CURLM_OK else {
                pool.free(slot)
                refuse(call, call.failureBeforeStart(.other, "libcurl took no transfer (code \(result.rawValue))"))
                continue
            }
        }
    }

    private func perform() {
        guard pool.activeCount > 0 else { return }
        var running: Int32 = 0
        let result = curl_multi_perform(multi.pointer, &running)
        reap()
        guard result != CURLM_OK else { return }
        for call in pool.activeCalls {
            end(call, .other, "libcurl failed as a whole (code \(result.rawValue))")
        }
    }

    /// Ends the transfers that libcurl has finished.
    private func reap() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi.pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            let code = message.pointee.data.result
            let slot = pool.slot(of: handle)
            guard let call = slot.call else { continue }
            if slot.wasKeptFromStaleConnection, beginAgain(slot) { continue }
            finish(call, slot.outcome(code), slot)
        }
    }

    /// Gives libcurl a transfer once more whose request was kept from a connection that it then closed: each time there
    /// is one connection less, and a new one always gets the request.
    private func beginAgain(_ slot: TransferSlot) -> Bool {
        curl_multi_remove_handle(multi.pointer, slot.handle)
        slot.beginAgain()
        return curl_multi_add_handle(multi.pointer, slot.handle) == CURLM_OK
    }

    private func expire() {
        var earliest: ContinuousClock.Instant?
        for call in gate.all + pool.activeCalls {
            if call.deadline <= now.pointee {
                end(call, .timedOut, nil)
            } else {
                earliest = min(earliest ?? call.deadline, call.deadline)
            }
        }
        nextExpiry = earliest
    }

    /// Ends a call before libcurl has. Without a message the error says what was being waited for.
    private func end(_ call: Call, _ kind: TransportError.Kind, _ message: String?) {
        guard !call.isFinished else { return }
        if let slot = call.slot {
            finish(call, .failure(slot.interruption(kind, message)), slot)
        } else {
            let phase = TransportError.Phase.waitingForSlot.rawValue
            refuse(call, call.failureBeforeStart(kind, message ?? "the deadline passed while waiting for \(phase)"))
            gate.abandonOne()
        }
    }

    /// Ends a call after taking its handle out of libcurl's hands and back into the pool: nothing in libcurl refers to
    /// the call any more when its task goes on.
    private func finish(_ call: Call, _ outcome: Call.Outcome, _ slot: TransferSlot) {
        curl_multi_remove_handle(multi.pointer, slot.handle)
        pool.free(slot)
        if pool.activeCount == 0 { idleSince = now.pointee }
        call.isFinished = true
        ended.append((call, outcome))
    }

    /// Ends a call that has no handle.
    private func refuse(_ call: Call, _ error: TransportError) {
        call.isFinished = true
        ended.append((call, .failure(error)))
    }

    /// Lets the tasks of the calls that have ended go on.
    private func wakeTasks() {
        guard !ended.isEmpty else { return }
        for (call, outcome) in ended { call.resume(outcome) }
        ended.removeAll(keepingCapacity: true)
    }

    // MARK: Sleeping

    private func sleep(closing: ContinuousClock.Instant?) {
        let now = now.pointee
        // A socket, a caller or libcurl's own timers end the sleep before this in all but a fault.
        var longest: Duration = isIdle ? .seconds(3600) : .seconds(1)
        if let nextExpiry, !isIdle { longest = min(longest, now.duration(to: nextExpiry)) }
        if let closing { longest = min(longest, now.duration(to: closing)) }
        if isIdle, let idleSince {
            let left = settings.idleLifetime - idleSince.duration(to: now)
            if left > .zero {
                longest = min(longest, left)
            } else if !closeConnections() {
                return
            }
        }
        let milliseconds = Int32(clamping: max(longest, .zero).wholeMilliseconds)
        if curl_multi_poll(multi.pointer, nil, 0, milliseconds, nil) != CURLM_OK {
            // Out of memory or descriptors: don't spin on it.
            usleep(10_000)
        }
    }

    /// Closes the connections that nobody has used for their lifetime. libcurl itself would keep them until the next
    /// call, and has no other way to be told.
    ///
    /// - Returns: whether the driver may still sleep.
    private func closeConnections() -> Bool {
        idleSince = nil
        guard let new = MultiHandle.make(settings) else { return true }
        let old = multi
        multi = new
        let mayStillSleep = mailbox.replace(new)
        curl_multi_cleanup(old.pointer)
        return mayStillSleep
    }

    private func windUp() {
        // No call has come since the mailbox was closed, and those that came before were taken.
        for call in gate.all + pool.activeCalls { end(call, .shutDown, "the transport was shut down") }
        wakeTasks()
        mailbox.takeHandle()
        pool.destroy()
        curl_multi_cleanup(multi.pointer)
        mailbox.announceEnd()
    }
}
