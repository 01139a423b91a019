#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// SIGINT and SIGTERM as something to wait for. Made before other threads, which inherit the blocked signals.
struct TerminationSignals: Sendable {
    init() {
        var set = Self.set
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for the first of them on a thread of its own.
    func wait() async {
        await withCheckedContinuation { continuation in
            let waiting = Unmanaged.passRetained(Waiting(continuation))
            #if canImport(Darwin)
                var thread: pthread_t?
                let started = pthread_create(&thread, nil, { Self.run($0) }, waiting.toOpaque())
            #else
                var thread = pthread_t()
                let started = pthread_create(&thread, nil, { Self.run($0!) }, waiting.toOpaque())
            #endif
            precondition(started == 0, "a thread to wait for signals could not be made")
        }
    }

    private static func run(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        var set = Self.set
        var signal: Int32 = 0
        while sigwait(&set, &signal) != 0 {}
        Unmanaged<Waiting>.fromOpaque(argument).takeRetainedValue().continuation.resume()
        return nil
    }

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        return set
    }

    private final class Waiting {
        let continuation: CheckedContinuation<Void, Never>

        init(_ continuation: CheckedContinuation<Void, Never>) {
            self.continuation = continuation
        }
    }
}
