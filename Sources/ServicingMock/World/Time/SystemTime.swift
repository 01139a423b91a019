#if canImport(Darwin)
    import Darwin
#else
    import CEpoll
#endif

/// The system's time.
enum SystemTime {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    static var nanoseconds: Int64 {
        #if canImport(Darwin)
            Int64(clock_gettime_nsec_np(CLOCK_REALTIME))
        #else
            c_realtime_nanoseconds()
        #endif
    }
}
