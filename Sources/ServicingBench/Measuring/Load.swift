/// Calls made by so many tasks at once.
enum Load {
    /// Makes `operations` calls, `width` at a time, each task one after the other.
    ///
    /// - Parameters:
    ///   - executor: where the tasks prefer to run; nil for the usual threads.
    ///   - call: makes the call of this number.
    static func cost(
        of operations: Int, width: Int, on executor: (any TaskExecutor)? = nil,
        _ call: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> Cost {
        try await Cost.of(operations) {
            try await withThrowingTaskGroup(of: [UInt64].self) { group in
                for worker in 0..<min(width, operations) {
                    group.addTask(executorPreference: executor) {
                        var latencies: [UInt64] = []
                        latencies.reserveCapacity(operations / width + 1)
                        for number in stride(from: worker, to: operations, by: width) {
                            let begun = ContinuousClock.now
                            try await call(number)
                            latencies.append(begun.duration(to: .now).nanoseconds)
                        }
                        return latencies
                    }
                }
                var all: [UInt64] = []
                all.reserveCapacity(operations)
                for try await latencies in group { all += latencies }
                return all
            }
        }
    }
}

extension Duration {
    var nanoseconds: UInt64 {
        let parts = components
        return UInt64(max(0, parts.seconds)) * 1_000_000_000 + UInt64(max(0, parts.attoseconds)) / 1_000_000_000
    }
}
