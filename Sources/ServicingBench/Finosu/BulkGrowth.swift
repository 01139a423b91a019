import Finosu
import Servicing
import ServicingBulk
import ServicingHTTP
import ServicingMock

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How a bulk run's cost grows with its rows.
enum BulkGrowth {
    static func all(_ stage: Stage) -> [Growth] {
        [
            Growth(
                name: "rows of a bulk run to the mock in this process, each", unit: "rows",
                sizes: [1_000, 10_000, 100_000].map(stage.share)
            ) { size in
                let world = MockWorld(journalLimit: 1)
                let servicer = try CallLines.servicer(
                    at: "http://127.0.0.1", over: MockTransport(handler: world))
                let line = try CallLines.bulk(stage, rows: size, through: try Gateway([servicer]))
                PeakMemory.reset()
                let before = PeakMemory.current
                let cost = try await line.perform()
                return GrowthTable.Row(
                    size: size, processorTime: Figure.processorTime.value(of: cost) ?? 0,
                    memory: before.map { max(0, PeakMemory.bytes - $0) })
            }
        ]
    }
}
