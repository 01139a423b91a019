import Dispatch

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// SIGINT and SIGTERM as something to wait for, from the moment this is made.
struct TerminationSignals {
    private static let numbers = [SIGINT, SIGTERM]
    private let arrivals: AsyncStream<Void>
    private let sources: [any DispatchSourceSignal]

    init() {
        let (arrivals, continuation) = AsyncStream.makeStream(of: Void.self)
        self.arrivals = arrivals
        let registration = DispatchGroup()
        sources = Self.numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { continuation.yield() }
            registration.enter()
            source.setRegistrationHandler { registration.leave() }
            source.activate()
            return source
        }
        // A signal that comes before its source is registered would be lost.
        _ = registration.wait(timeout: .now() + 5)
    }

    /// Waits for the first of them, or until the task is cancelled.
    func wait() async {
        for await _ in arrivals { break }
    }

    /// Runs `work` and cancels it at the first of them. None ends the process from here on, however many come: what
    /// became of the work is still to be told, and `timeout` for one sends two at once.
    func cancelling<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) async -> Result {
        let task = Task(operation: work)
        let arrivals = arrivals
        async let _: Void = {
            for await _ in arrivals { break }
            task.cancel()
        }()
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Lets the next of them end the process as usual.
    func restore() {
        for source in sources { source.cancel() }
        for number in Self.numbers { signal(number, SIG_DFL) }
    }
}
