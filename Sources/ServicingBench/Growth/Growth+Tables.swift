import CurlTransport
import ServicingHTTP
import ServicingMock

extension Growth {
    /// All tables.
    static func all(_ stage: Stage) throws -> [Growth] {
        [try inFlight(stage), try worlds(stage), try journal(stage)] + ListGrowth.all(stage)
            + BulkGrowth.all(stage)
    }

    /// Runs work on what was just made, and tells what the making took of memory.
    ///
    /// - Parameters:
    ///   - size: how many there are.
    ///   - make: makes them.
    ///   - work: does operations on them.
    static func row<Made>(
        _ size: Int, making make: () async throws -> Made, _ work: (Made) async throws -> Cost
    ) async throws -> GrowthTable.Row {
        let before = PeakMemory.current
        let made = try await make()
        let memory = before.flatMap { before in PeakMemory.current.map { max(0, $0 - before) } }
        _ = try await work(made)
        let cost = try await work(made)
        return withExtendedLifetime(made) {
            GrowthTable.Row(
                size: size, processorTime: Figure.processorTime.value(of: cost) ?? 0, memory: memory)
        }
    }

    /// Calls in flight over one transport. The memory is what they took at most.
    private static func inFlight(_ stage: Stage) throws -> Growth {
        let request = try CallLines.request(to: stage.limit.origin)
        return Growth(
            name: "calls in flight over one transport", unit: "in flight", sizes: [1, 10, 100, 1_000, 10_000]
        ) {
            size in
            let transport = try CurlTransport()
            let call: @Sendable (Int) async throws -> Void = { _ in
                _ = try await transport.send(request, deadline: .now.advanced(by: .seconds(60)))
            }
            let operations = max(stage.share(of: 20_000), size * 2)
            _ = try await Load.cost(of: min(operations, 2_000), width: min(size, 64), call)
            PeakMemory.reset()
            let before = PeakMemory.current
            let cost = try await Load.cost(of: operations, width: size, call)
            let memory = before.map { max(0, PeakMemory.bytes - $0) }
            await transport.shutDown()
            return GrowthTable.Row(
                size: size, processorTime: Figure.processorTime.value(of: cost) ?? 0, memory: memory)
        }
    }

    /// Worlds in one process, each asked in turn.
    private static func worlds(_ stage: Stage) throws -> Growth {
        let request = try CallLines.request(to: "http://127.0.0.1")
        return Growth(name: "worlds in one mock", unit: "worlds", sizes: [1, 10, 100, 1_000, 10_000]) { size in
            let requests = try (0..<size).map { number in
                var request = request
                try request.headers.set("X-Mock-World", to: "world-\(number)")
                return request
            }
            return try await row(size) {
                let transport = MockTransport(handler: MockWorlds(limit: size + 1))
                for request in requests {
                    _ = try await transport.send(request, deadline: .now.advanced(by: .seconds(60)))
                }
                return transport
            } _: { transport in
                let operations = max(stage.share(of: 10_000), size)
                return try await Cost.of(operations) {
                    for number in 0..<operations {
                        _ = try await transport.send(
                            requests[number % size], deadline: .now.advanced(by: .seconds(60)))
                    }
                    return []
                }
            }
        }
    }

    /// Exchanges that a world remembers.
    private static func journal(_ stage: Stage) throws -> Growth {
        let request = try CallLines.request(to: "http://127.0.0.1")
        return Growth(name: "exchanges in a world's journal", unit: "exchanges", sizes: [100, 1_000, 10_000, 100_000]) {
            size in
            try await row(size) {
                let transport = MockTransport(handler: MockWorld(journalLimit: size))
                for _ in 0..<size {
                    _ = try await transport.send(request, deadline: .now.advanced(by: .seconds(60)))
                }
                return transport
            } _: { transport in
                let operations = stage.share(of: 10_000)
                return try await Cost.of(operations) {
                    for _ in 0..<operations {
                        _ = try await transport.send(request, deadline: .now.advanced(by: .seconds(60)))
                    }
                    return []
                }
            }
        }
    }
}
