import Dispatch
import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A command that runs beside this one, with the same standard input, output and errors.
enum ChildProcess {
    /// How a command ended.
    enum End: Sendable {
        case notStarted(String)
        case exited(Int32)
        case signalled(Int32)

        /// Why it did not end well; nil where it did.
        var failure: String? {
            switch self {
            case .notStarted(let why): "the command could not be started: \(why)"
            case .exited(0): nil
            case .exited(let status): "the command ended with \(status)"
            case .signalled(let number): "the command was ended by signal \(number)"
            }
        }
    }

    /// Runs a command to its end. A signal that would end this process ends the command instead.
    static func run(_ words: [String], environment: [String: String], ending signals: TerminationSignals) async -> End {
        let process: pid_t
        switch spawn(words, environment) {
        case .success(let number): process = number
        case .failure(let problem): return .notStarted(problem.why)
        }
        let isOver = Lock(false)
        return await signals.cancelling {
            await withTaskCancellationHandler {
                await end(of: process, isOver)
            } onCancel: {
                // Its number may be another process's once it has been waited for.
                isOver.withLock { if !$0 { kill(process, SIGTERM) } }
            }
        }
    }

    private struct Problem: Error {
        let why: String
    }

    private static func spawn(_ words: [String], _ environment: [String: String]) -> Result<pid_t, Problem> {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // This process ignores them, and what is ignored stays so in a command that is started.
        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGINT)
        sigaddset(&defaults, SIGTERM)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        // Nor may the command inherit what the thread that happens to start it has blocked.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        guard let program = arguments[0] else { return .failure(Problem(why: "there is no memory for its name")) }
        var process: pid_t = 0
        let status = posix_spawnp(&process, program, nil, &attributes, &arguments, &variables)
        guard status == 0 else { return .failure(Problem(why: String(cString: strerror(status)))) }
        return .success(process)
    }

    /// Waits on a thread that nothing else runs on.
    private static func end(of process: pid_t, _ isOver: Lock<Bool>) async -> End {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var info = siginfo_t()
                while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
                let status = isOver.withLock { isOver in
                    isOver = true
                    var status: Int32 = 0
                    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
                    return status
                }
                let number = status & 0x7F
                continuation.resume(returning: number == 0 ? .exited((status >> 8) & 0xFF) : .signalled(number))
            }
        }
    }
}
