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
    ///
    /// - Parameter notice: what has to be known before all else.
    static func print(
        _ journals: [String], _ options: BulkOptions, notice: String? = nil
    ) throws(UsageError) -> Exit {
        let isJSON = try options.flag(.json)
        try checkTargets(options, madeFrom: journals)
        do throws(BulkReportError) {
            let file = try options[.rows].map { path throws(BulkReportError) in try ReportFile(path: path) }
            file?.write(BulkReport.Row.csvHeader + "\n")
            var report = try BulkReport.read(journals) { file?.write($0.csv + "\n") }
            report.notice = notice
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
            let exit = Exit(report.totals)
            // Rows that were not even listed were not sent; what may have been applied goes before that.
            return report.isWhole || exit == .mayHaveApplied ? exit : .notSent
        } catch {
            return BulkCommand.refuse(error, isJSON: isJSON, hint: nil)
        }
    }

    /// Refuses to write a report over what it is made from: a journal may be the only record of what was done.
    static func checkTargets(_ options: BulkOptions, madeFrom journals: [String]) throws(UsageError) {
        var taken = (journals + journals.map { $0 + ".lock" } + options.words).map { ($0, FileIdentity($0)) }
        for option in [Option.rows, .html] {
            guard let path = options[option] else { continue }
            let identity = FileIdentity(path)
            if let other = taken.first(where: { $0.1 == identity }) {
                throw UsageError("--\(option.name) would be written over '\(other.0)'; name another file", "bulk")
            }
            taken.append((path, identity))
        }
    }
}
