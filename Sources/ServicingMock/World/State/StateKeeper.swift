import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Keeps worlds in a state file: a thread of its own writes them after each change, several changes at once where they
/// come fast.
///
/// A change is on the disk at the latest ``pause`` after it, and after that the time of two writes: one that may be under
/// way and one of its own. An answer does not wait for it.
final class StateKeeper: Sendable {
    /// How long changes are gathered before they are written.
    static let pause: Duration = .milliseconds(20)
    /// How long until a write that failed is tried again.
    static let patience: Duration = .seconds(1)

    private struct State: Sendable {
        var isChanged = false
        var isClosed = false
        var problem: StateFileError?
    }

    let file: StateFile
    private let text: @Sendable () -> [UInt8]
    private let onProblem: @Sendable (StateFileError) -> Void
    private let state = Lock(State())
    /// Held while a state is made and written, so that an older one never follows a newer one.
    private let writing = Lock(())
    /// A pipe: a byte in it wakes the thread.
    private let wakeEnd: Int32
    private let sleepEnd: Int32
    private let hasEnded = Lock(false)

    /// - Parameters:
    ///   - file: where.
    ///   - text: makes the state's text. Called on any thread, never twice at once.
    ///   - onProblem: told of a write that fails, on the keeper's thread; once for each kind in a row.
    init(
        _ file: StateFile, text: @escaping @Sendable () -> [UInt8],
        onProblem: @escaping @Sendable (StateFileError) -> Void
    ) throws(StateFileError) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else {
            let code = errno
            throw .system(path: file.path, call: "pipe", code: code, text: String(cString: strerror(code)))
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        sleepEnd = ends[0]
        wakeEnd = ends[1]
        self.file = file
        self.text = text
        self.onProblem = onProblem
        let code = Self.start(self)
        guard code == 0 else {
            throw .system(path: file.path, call: "pthread_create", code: code, text: String(cString: strerror(code)))
        }
    }

    deinit {
        close(sleepEnd)
        close(wakeEnd)
    }

    /// Why the last write failed, and whether something is not written yet.
    var status: (problem: StateFileError?, isChanged: Bool) {
        state.withLock { ($0.problem, $0.isChanged) }
    }

    /// Has a change written.
    func noteChange() {
        let isFirst = state.withLock { state in
            defer { state.isChanged = true }
            return !state.isChanged
        }
        if isFirst { wake() }
    }

    /// Writes now. When this returns all changes before it are on the disk.
    func save() throws(StateFileError) {
        try writing.withLock { _ throws(StateFileError) in
            state.withLock { $0.isChanged = false }
            do throws(StateFileError) {
                try file.write(text())
                state.withLock { $0.problem = nil }
            } catch {
                let isNews = state.withLock { state in
                    defer { state.problem = error }
                    state.isChanged = true
                    return state.problem != error
                }
                if isNews { onProblem(error) }
                throw error
            }
        }
    }

    /// Ends the thread, writes what is not written yet, and lets the file go.
    func finish() throws(StateFileError) {
        let wasClosed = state.withLock { state in
            defer { state.isClosed = true }
            return state.isClosed
        }
        guard !wasClosed else { return }
        wake()
        while !hasEnded.withLock({ $0 }) { usleep(1000) }
        defer { file.release() }
        if status.isChanged { try save() }
    }

    private func wake() {
        var byte: UInt8 = 1
        while write(wakeEnd, &byte, 1) < 0, errno == EINTR {}
    }

    private func run() {
        var byte: UInt8 = 0
        while true {
            let got = read(sleepEnd, &byte, 1)
            if got < 0, errno == EINTR { continue }
            while true {
                if state.withLock({ $0.isClosed }) { return hasEnded.withLock { $0 = true } }
                guard state.withLock({ $0.isChanged }) else { break }
                Self.wait(Self.pause)
                guard (try? save()) == nil else { continue }
                // A full disk may have room again; closing does not wait for it.
                for _ in 0..<50 where !state.withLock({ $0.isClosed }) { Self.wait(Self.patience / 50) }
            }
        }
    }

    private static func wait(_ duration: Duration) {
        usleep(UInt32(duration / .microseconds(1)))
    }

    private static func start(_ keeper: StateKeeper) -> Int32 {
        let argument = Unmanaged.passRetained(keeper).toOpaque()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(&attributes, 2_097_152)
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(&thread, &attributes, { StateKeeper.main($0) }, argument)
        #else
            var thread = pthread_t()
            let code = pthread_create(&thread, &attributes, { StateKeeper.main($0) }, argument)
        #endif
        pthread_attr_destroy(&attributes)
        if code != 0 { Unmanaged<StateKeeper>.fromOpaque(argument).release() }
        return code
    }

    private static func main(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_SETMASK, &signals, nil)
        guard let argument else { return nil }
        Unmanaged<StateKeeper>.fromOpaque(argument).takeRetainedValue().run()
        return nil
    }
}
