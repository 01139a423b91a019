import Servicing
import ServicingBulk

/// What `servicing help bulk` prints.
enum BulkHelp {
    static var text: String { [head, input, options, credentials, endings].joined(separator: "\n\n") }

    private static let head = """
        servicing bulk plan FILE [options]
        servicing bulk run FILE --journal J [options]
        servicing bulk report J… [--json] [--rows FILE.csv] [--html FILE]
        servicing bulk rehearse FILE [--date DATE] [options]

        Carries a file of rows out, each once, over any mix of the providers. 'plan' says what would be done and sends
        nothing. 'run' checks every row, then does them, and writes each down before it is sent and again when its outcome
        is known: run it again with the same journal after Ctrl-C, a crash or a power cut, and it goes on where it was.
        Nothing that is done is sent again, and a pay-off never: where its outcome is not known it is reported as unknown.
        'report' reads a journal, or those of all shards together. 'rehearse' does the same rows against the mock, with
        just what the rows name in it, and prints the same report.
        """

    private static var input: String {
        """
        FILE is CSV with a header row, or JSON Lines (.jsonl, .ndjson). A column, or key, is an option of 'servicing call'
        with _ for -; empty means not given:
          \(lines(of: BulkInput.columns))
        'id' is the row's own name, unique in the file; 'operation' one of the provider's own, or wind-down, whose
        'reason' is one that 'servicing providers' prints; 'accept' names the approximations that the row agrees to.
        """
    }

    private static func lines(of columns: [String]) -> String {
        var lines = [""]
        for column in columns {
            if lines[lines.count - 1].count + column.count > 100 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + column
        }
        return lines.joined(separator: "\n  ")
    }

    private static var options: String {
        let options =
            [.journal] + Option.bulkRepeatable + Option.bulkInput + [.timeout, .stopAfter] + Option.connection
            + Option.bulkReport + [.date]
        return Help.lines(of: options)
            + "\n\n--base-url, --concurrency, --rate and --accept may be given again and again."
    }

    private static let credentials = """
        Credentials are those of 'servicing call', from the environment, for the providers that the file names. A
        provider's own variable, as in SERVICING_KORDEV_BEARER_TOKEN, goes before the common one.
        """

    private static let endings = """
        Ctrl-C or SIGTERM begins no further row and waits for what is under way; a second one ends at once.

        Exit status of run, report and rehearse, the first that fits: 2 bad input or journal, nothing sent; 130 ended by
        Ctrl-C before its end; 5 some outcome is unknown; 4 some row was not sent, those that were left out among them;
        3 some were refused; 0 all are applied, accepted or already applied.
        """
}
