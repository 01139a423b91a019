#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A command that runs beside this process. Its standard output is read here; its errors are ours.
final class ChildProcess: Sendable {
    let number: pid_t
    private let output: Int32

    /// Starts a command.
    ///
    /// - Parameters:
    ///   - words: the program, found on the path where its name has no slash, and its arguments.
    ///   - environment: variables beside this process's own.
    ///   - isQuiet: whether its standard errors go nowhere.
    init(_ words: [String], environment: [String: String] = [:], isQuiet: Bool = false) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw BenchError("no pipe could be made") }
        // No other child may hold the pipe's ends open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A command would inherit the signals that the thread which happens to start it has blocked, and never end.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        if isQuiet { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var process: pid_t = 0
        let status = posix_spawnp(&process, words[0], &actions, &attributes, &arguments, &variables)
        close(ends[1])
        guard status == 0 else {
            close(ends[0])
            throw BenchError("\(words[0]) could not be started: \(String(cString: strerror(status)))")
        }
        number = process
        output = ends[0]
    }

    /// The next line of its output; nil at the output's end, and where none came in ten seconds.
    func line() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 10_000) > 0, read(output, &byte, 1) == 1 else { return nil }
            guard byte != UInt8(ascii: "\n") else { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
    }

    /// All of its output, up to its end.
    func text() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(output, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer.prefix(count)
        }
    }

    /// Waits for its end, and tells how it ended and the processor time that it took.
    @discardableResult
    func wait() -> (status: Int32, processorTime: Duration) {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(number, &status, 0, &usage) < 0 && errno == EINTR {}
        close(output)
        let times = [usage.ru_utime, usage.ru_stime]
        return (
            status,
            times.reduce(.zero) { $0 + .seconds(Int64($1.tv_sec)) + .microseconds(Int64($1.tv_usec)) }
        )
    }

    /// Asks it to end, and waits until it has. What has not ended after five seconds is ended.
    func end() {
        kill(number, SIGTERM)
        for _ in 0..<500 {
            var info = siginfo_t()
            // Its number stays its own until it has been waited for.
            guard waitid(P_PID, id_t(number), &info, WEXITED | WNOHANG | WNOWAIT) == 0, !info.isOfAProcess else {
                break
            }
            usleep(10_000)
        }
        kill(number, SIGKILL)
        wait()
    }
}

extension siginfo_t {
    /// Whether it tells of a process: it is left empty where there is nothing to tell yet.
    fileprivate var isOfAProcess: Bool { si_signo != 0 }
}
