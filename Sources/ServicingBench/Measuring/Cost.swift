/// What one round of a line cost.
struct Cost: Sendable {
    /// How many operations were done.
    var operations: Int
    /// How long the round took.
    var wall: Duration
    /// The processor time that it took, of all threads of the process that is measured; nil where the platform does
    /// not tell.
    var processorTime: Duration?
    /// How long each operation took, in nanoseconds; empty where operations are not looked at one by one.
    var latencies: [UInt64] = []
    /// How many bytes were worked on; 0 where bytes are not what the line is about.
    var bytes = 0
    /// Latencies that a tool of its own measured: nanoseconds at the 50th and 99th percentile.
    var reported: (p50: UInt64, p99: UInt64)?

    /// Measures work in this process.
    ///
    /// - Parameter work: does so many operations, and returns how long each took.
    static func of(_ operations: Int, _ work: () async throws -> [UInt64]) async rethrows -> Cost {
        let begun = ContinuousClock.now
        let processor = ProcessClock.processorTime
        let latencies = try await work()
        return Cost(
            operations: operations, wall: begun.duration(to: .now),
            processorTime: ProcessClock.processorTime - processor, latencies: latencies)
    }
}

extension Duration {
    /// The same in seconds.
    var seconds: Double {
        let parts = components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}
