import ServicingBulk
import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Drains a run at the first signal, also at one that came before the run was there.
final class EarlyDrain: Sendable {
    private struct State {
        var run: BulkRun?
        var isDraining = false
    }
    private let state = Lock(State())

    /// The run that is to be drained.
    func take(_ run: BulkRun) {
        let isDraining = state.withLock {
            $0.run = run
            return $0.isDraining
        }
        if isDraining { run.drain() }
    }

    private func drain() {
        let run = state.withLock {
            $0.isDraining = true
            return $0.run
        }
        run?.drain()
    }

    /// Begins no further row at the first signal. The second ends the process at once: what was under way then is
    /// unknown, and the journal says so.
    func follow(_ signals: TerminationSignals) async {
        await signals.wait()
        guard !Task.isCancelled else { return }
        drain()
        Console.error("servicing: waiting for what is under way; once more ends at once")
        let first = ContinuousClock.now
        while !Task.isCancelled {
            await signals.wait()
            // `timeout` sends two at once, and means one.
            if !Task.isCancelled, .now - first > .milliseconds(250) { exit(Exit.drained.rawValue) }
        }
    }
}
