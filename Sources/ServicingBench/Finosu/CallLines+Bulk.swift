import Finosu
import Servicing
import ServicingBulk

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension CallLines {
    /// A file of rows carried out with a journal on disk.
    static func bulk(_ stage: Stage, rows: Int, through gateway: Gateway) throws -> Line {
        let file = stage.folder.appending(path: "rows-\(rows).csv")
        let provider = FinosuDialect.provider
        var text = "id,provider,operation,customer,reason\n"
        for row in 1...rows { text += "row-\(row),\(provider),cancel-servicing,CUST-12345,PAID_OFF\n" }
        try Data(text.utf8).write(to: file)
        return Line("bulk run, 64 in flight, journal on disk", [.ratio(.processorTime, to: wide)]) {
            let journal = stage.folder.appending(path: "journal-\(UUID().uuidString)").path
            return try await Cost.of(rows) {
                let run = BulkRun(
                    BulkInput(path: file.path), journal: journal, through: gateway, reading: reader,
                    settings: BulkSettings(concurrency: 64))
                var done = 0
                for try await event in run.events {
                    if case .ended(_, let totals) = event { done = totals[.applied] + totals[.alreadyApplied] }
                }
                guard done == rows else { throw BenchError("\(rows - done) rows of the bulk run were not applied") }
                return []
            }
        }
    }

    private static var reader: BulkRowReader {
        BulkRowReader(providers: [FinosuDialect.provider]) { _, _, record in
            .success(
                CancelServicing(
                    customer: CustomerID(rawValue: record["customer"] ?? ""),
                    reason: record["reason"].map { StopServicingReason(rawValue: $0) }))
        }
    }
}
