#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A value behind a mutex, for short critical sections that never suspend.
///
/// `Synchronization.Mutex` makes the thread sanitizer report correct programs on Linux; this one it understands.
package final class Lock<State>: @unchecked Sendable {
    // Sendable: `state` is reached only inside `withLock`, under `mutex`, and `mutex` lives at a stable address from
    // `init` to `deinit`. `State` may be anything because it never leaves but by what the caller's closure returns,
    // and `withLock` returns `sending`.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var state: State

    package init(_ state: sending State) {
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        let made = pthread_mutex_init(mutex, nil)
        precondition(made == 0, "a mutex could not be made")
        self.state = state
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deinitialize(count: 1)
        mutex.deallocate()
    }

    @inline(__always)
    package func withLock<Result, Failure: Error>(
        _ body: (inout sending State) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&state)
    }
}
