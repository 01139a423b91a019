import ExactJSON
import ServicingBulk

/// `servicing bulk report JOURNAL…`: what became of the rows.
enum BulkReportCommand {
    static func run(_ words: [String]) throws(UsageError) -> Exit {
        let options = try BulkOptions(words, verb: "report", options: Option.bulkReport)
        guard !options.words.isEmpty else { throw UsageError("bulk report needs a journal", "bulk") }
        return try print(options.words, options)
    }

    /// Reads journals, writes what is asked for, prints the rest.
    static func print(_ journals: [String], _ options: BulkOptions) throws(UsageError) -> Exit {
        let isJSON = try options.flag(.json)
        do throws(BulkReportError) {
            let file = try options[.rows].map { path throws(BulkReportError) in try ReportFile(path: path) }
            file?.write(BulkReport.Row.csvHeader + "\n")
            let report = try BulkReport.read(journals) { file?.write($0.csv + "\n") }
            try file?.finish()
            if let path = options[.html] {
                let page = try ReportFile(path: path)
                page.write(report.html())
                try page.finish()
            }
            if isJSON {
                Console.out(report.json.text(pretty: true))
            } else {
                Console.out(
                    report.description.split(separator: "\n", omittingEmptySubsequences: false)
                        .map { TerminalText.shown($0) }.joined(separator: "\n"))
            }
            if !report.isWhole { return .notSent }
            return Exit(report.totals)
        } catch {
            return BulkCommand.refuse(error, isJSON: isJSON, hint: nil)
        }
    }
}
