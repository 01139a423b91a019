#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What processes have used, as the operating system accounts for it.
enum ProcessClock {
    /// The processor time of all this process's threads.
    static var processorTime: Duration {
        #if canImport(Darwin)
            time(CLOCK_PROCESS_CPUTIME_ID)
        #else
            time(clockid_t(CLOCK_PROCESS_CPUTIME_ID))
        #endif
    }

    /// The processor time of another process; nil where the platform does not tell.
    static func processorTime(of process: pid_t) -> Duration? {
        #if os(Linux)
            var clock = clockid_t()
            return clock_getcpuclockid(process, &clock) == 0 ? time(clock) : nil
        #else
            return nil
        #endif
    }

    private static func time(_ clock: clockid_t) -> Duration {
        var now = timespec()
        clock_gettime(clock, &now)
        return .seconds(Int64(now.tv_sec)) + .nanoseconds(Int64(now.tv_nsec))
    }
}

/// How much memory this process holds at most.
enum PeakMemory {
    /// Begins anew, where the platform can: else the peak is that of the process so far.
    static func reset() {
        #if os(Linux)
            guard let file = fopen("/proc/self/clear_refs", "w") else { return }
            fputs("5", file)
            fclose(file)
        #endif
    }

    /// The peak, in bytes.
    static var bytes: Int {
        #if os(Linux)
            if let kilobytes = Self.line("VmHWM:") { return kilobytes * 1_024 }
        #endif
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #else
            // The constant is an enumeration's case with one C library and a number with another.
            getrusage(__rusage_who_t(0), &usage)
            return usage.ru_maxrss * 1_024
        #endif
    }

    /// What is held now, in bytes; nil where the platform does not tell.
    static var current: Int? {
        #if os(Linux)
            line("VmRSS:").map { $0 * 1_024 }
        #else
            nil
        #endif
    }

    #if os(Linux)
        private static func line(_ name: String) -> Int? {
            guard let file = fopen("/proc/self/status", "r") else { return nil }
            defer { fclose(file) }
            var buffer = [CChar](repeating: 0, count: 512)
            while fgets(&buffer, Int32(buffer.count), file) != nil {
                let text = buffer.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
                guard text.hasPrefix(name) else { continue }
                return Int(text.dropFirst(name.count).filter(\.isNumber))
            }
            return nil
        }
    #endif
}
