import Servicing

extension BulkReport: CustomStringConvertible {
    /// The report for a terminal: totals, kinds of rows, reasons, and the first rows whose outcome is unknown.
    public var description: String {
        var lines = ["\(totals.rows) rows of \(input) (SHA-256 \(sha256.prefix(12))…)"]
        if journals.count == 1, let only = journals.first, only.shard.count > 1 {
            lines[0] += ", shard \(only.shard)"
        } else if journals.count > 1 {
            lines[0] += ", \(journals.count) shards"
        }
        if let notice { lines.insert(notice, at: 0) }
        for journal in journals where !journal.isWhole {
            lines.append("the list in \(journal.path) is not whole: nothing of it was sent; run it again")
        }
        lines.append("")
        let width = max(5, String(totals.rows).count)
        for outcome in BulkOutcome.allCases {
            var line = "  " + Self.padded(totals[outcome], width) + "  " + outcome.rawValue
            if outcome == .notSent, totals.leftOut > 0 { line += " (\(totals.leftOut) of them left out: not valid)" }
            lines.append(line)
        }
        lines += ["", "by provider, operation and reason"]
        for (group, totals) in sortedGroups {
            var name = "\(group.provider) \(group.operation)"
            if let reason = group.reason { name += " \(reason)" }
            if group.operation != group.native.rawValue { name += " -> \(group.native)" }
            lines.append("  " + Self.padded(totals.rows, width) + "  \(name): \(totals.words)")
        }
        if !reasons.isEmpty { lines += ["", "why"] }
        for (reason, count) in sortedReasons.prefix(40) {
            let head = "\(reason.outcome.rawValue) at \(reason.provider) \(reason.operation)"
            lines.append("  " + Self.padded(count, width) + "  \(head): \(reason.message)")
            if let hint = reason.hint { lines.append(String(repeating: " ", count: width + 4) + "-> \(hint)") }
        }
        lines += Self.list(
            unknownRows, of: unknownsForAPerson, under: "unknown: find out before asking for any of them again")
        lines += Self.list(
            repeatableRows, of: repeatableUnknowns, under: "unknown, and sent again by the next run, which is safe")
        if !leftOutRows.isEmpty { lines += ["", "left out"] }
        for problem in leftOutRows.prefix(20) { lines.append("  " + problem.description.replacing("\n", with: "\n  ")) }
        if totals.leftOut > 20 { lines.append("  and \(totals.leftOut - min(20, leftOutRows.count)) more") }
        return lines.joined(separator: "\n")
    }

    private static func list(_ rows: [Row], of count: Int, under heading: String) -> [String] {
        guard count > 0 else { return [] }
        let shown = rows.prefix(20)
        var lines = ["", heading]
        for row in shown {
            lines.append(
                "  \(row.id ?? ""): \(row.instruction?.group.provider.rawValue ?? "") \(row.instruction?.scope ?? "")")
        }
        if count > shown.count { lines.append("  and \(count - shown.count) more") }
        return lines
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

extension BulkTotals {
    /// `12 applied, 3 refused`
    package var words: String {
        let parts = BulkOutcome.allCases.filter { self[$0] > 0 }.map { "\(self[$0]) \($0.rawValue)" }
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }
}
