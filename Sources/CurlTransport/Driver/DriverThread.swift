internal import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A thread of its own for libcurl.
final class DriverThread: Sendable {
    /// The thread's id as long as someone has to join it or let it go.
    private let id: Lock<pthread_t?>

    private init(_ id: Lock<pthread_t?>) {
        self.id = id
    }

    /// Starts a thread, or returns nil where the system gives none.
    static func start(_ body: @escaping @Sendable () -> Void) -> DriverThread? {
        let work = Unmanaged.passRetained(Work(body))
        let id = Lock<pthread_t?>(nil)
        let started = id.withLock { id in
            #if canImport(Darwin)
                return pthread_create(
                    &id, nil,
                    { pointer in
                        runWork(pointer)
                        return nil
                    }, work.toOpaque()) == 0
            #else
                var new = pthread_t()
                let result = pthread_create(
                    &new, nil,
                    { pointer in
                        if let pointer { runWork(pointer) }
                        return nil
                    }, work.toOpaque())
                id = result == 0 ? new : nil
                return result == 0
            #endif
        }
        guard started else {
            work.release()
            return nil
        }
        return DriverThread(id)
    }

    /// Waits until the thread has ended.
    func join() {
        id.withLock { id in
            guard let thread = id else { return }
            pthread_join(thread, nil)
            id = nil
        }
    }

    /// Lets the thread end by itself, without anyone waiting for it.
    func letGo() {
        id.withLock { id in
            guard let thread = id else { return }
            pthread_detach(thread)
            id = nil
        }
    }
}

private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }
}

private func runWork(_ pointer: UnsafeMutableRawPointer) {
    blockSignals()
    Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
}

/// Keeps every signal but a fault's own away from this thread and those that libcurl starts from it: the process's
/// handlers run elsewhere, and writing to a connection that the peer has closed is an error and not a `SIGPIPE`, which
/// libcurl, told to leave signals alone, doesn't ward off itself.
private func blockSignals() {
    var signals = sigset_t()
    sigfillset(&signals)
    for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP] { sigdelset(&signals, fault) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
}
