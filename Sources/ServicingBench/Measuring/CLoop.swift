import CBench
import ServicingHTTP

/// The bare loop over libcurl's multi interface. One round at a time.
final class CLoop: @unchecked Sendable {
    // Proof for `@unchecked Sendable`: the pointer never changes, and what it points to is used under `lock` alone.
    private let loop: OpaquePointer
    private let lock = Lock(())

    /// A loop.
    ///
    /// - Parameters:
    ///   - origin: scheme, host and port.
    ///   - targets: paths with queries, asked for in turn.
    ///   - headers: whole header lines.
    ///   - body: what is posted; nil for GET.
    ///   - width: how many transfers are in flight.
    ///   - isTuned: whether each handle keeps its address, of which only the path changes, and looks up no proxy.
    init(
        _ origin: String, targets: [String], headers: [String], body: String?, width: Int, isTuned: Bool = false
    ) throws {
        let made = Self.withTexts(targets) { targets in
            Self.withTexts(headers) { headers in
                origin.withCString { origin in
                    func make(_ body: UnsafePointer<CChar>?) -> OpaquePointer? {
                        var job = cbench_job(
                            origin: origin, targets: targets.baseAddress, target_count: Int32(targets.count),
                            headers: headers.baseAddress, header_count: Int32(headers.count), body: body,
                            width: Int32(width), tuned: isTuned ? 1 : 0)
                        return cbench_make(&job)
                    }
                    return body.map { $0.withCString(make) } ?? make(nil)
                }
            }
        }
        guard let made else { throw BenchError("the C loop could not be made") }
        loop = made
    }

    deinit {
        cbench_free(loop)
    }

    /// Makes so many transfers.
    func cost(of transfers: Int) throws -> Cost {
        try lock.withLock { _ in
            var latencies = [UInt64](repeating: 0, count: transfers)
            var bytes: UInt64 = 0
            let begun = ContinuousClock.now
            let processor = ProcessClock.processorTime
            let problem = cbench_run(loop, transfers, &latencies, &bytes)
            let wall = begun.duration(to: .now)
            let time = ProcessClock.processorTime - processor
            guard problem == 0 else {
                throw BenchError(
                    problem > 0 ? "the C loop ended with libcurl's error \(problem)" : "answered with \(-problem)")
            }
            return Cost(
                operations: transfers, wall: wall, processorTime: time, latencies: latencies, bytes: Int(bytes))
        }
    }

    private static func withTexts<Result>(
        _ texts: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = texts.map { text in
            let bytes = Array(text.utf8CString)
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            copy.initialize(from: bytes, count: bytes.count)
            return copy
        }
        defer { for copy in copies { copy.deallocate() } }
        return copies.map { UnsafePointer<CChar>?($0) }.withUnsafeBufferPointer(body)
    }
}
