public import Servicing

extension BulkReport {
    /// The report as one HTML page that needs nothing else: no script, no font, no picture from elsewhere. Light or dark
    /// as its reader has it, and made to be printed.
    ///
    /// - Parameters:
    ///   - title: its heading.
    ///   - at: when it was made.
    public func html(title: String = "Bulk report", at: Timestamp = .now) -> String {
        var page = HTMLText()
        page.raw(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        page.element("title", title)
        page.raw("<style>\(BulkReportStyle.css)</style>\n</head>\n<body>\n<header>\n")
        page.element("h1", title)
        page.element("p", subtitle(at), class: "quiet")
        page.raw("</header>\n<main>\n")
        writeTotals(&page)
        writeSums("By provider", sums { $0.provider.rawValue }, &page)
        writeSums("By reason", sums { $0.reason ?? "no reason given" }, &page)
        writeTimeline(&page)
        writeUnknowns(&page)
        writeReasons(&page)
        writeLeftOut(&page)
        writeGroups(&page)
        writeJournals(&page)
        page.raw("</main>\n</body>\n</html>\n")
        return page.text
    }

    private func subtitle(_ at: Timestamp) -> String {
        // Who it is forwarded to has no use for the folders of the machine that made it; they stand at the end.
        var text = "\(totals.rows.grouped) rows of \(input.split(separator: "/").last.map(String.init) ?? input)"
        if journals.count == 1, let only = journals.first, only.shard.count > 1 { text += ", shard \(only.shard)" }
        return text + ". Made at \(at)."
    }

    /// What to tell first, in a sentence.
    private var verdict: (text: String, isGood: Bool) {
        let done = totals[.applied] + totals[.accepted] + totals[.alreadyApplied]
        if isWhole, done == totals.rows { return ("All \(done.grouped) rows are done or taken on.", true) }
        var parts: [String] = []
        if !isWhole { parts.append("the rows of a part that was ended early are not among them, and were not sent") }
        if unknownsForAPerson > 0 {
            parts.append("\(unknownsForAPerson.grouped) have to be looked into: their outcome is unknown")
        }
        if repeatableUnknowns > 0 {
            parts.append("\(repeatableUnknowns.grouped) are unknown, and settled by running it again")
        }
        if totals[.notSent] > 0 { parts.append("\(totals[.notSent].grouped) were not sent") }
        if totals[.refused] > 0 { parts.append("\(totals[.refused].grouped) were refused") }
        return (
            "\(done.grouped) of \(totals.rows.grouped) rows are done or taken on; " + parts.joined(separator: "; ")
                + ".", false
        )
    }

    private func writeTotals(_ page: inout HTMLText) {
        let verdict = verdict
        page.raw("<section>\n")
        if let notice { page.element("p", notice, class: "verdict") }
        page.element("p", verdict.text, class: verdict.isGood ? "verdict good" : "verdict")
        page.raw(BulkReportChart.bar(totals, of: totals.rows, height: 28, label: "All rows by outcome"))
        page.raw("<ul class=\"tiles\">\n")
        for outcome in BulkOutcome.allCases {
            page.raw("<li><span class=\"dot \(outcome.rawValue)\"></span>")
            page.element("b", totals[outcome].grouped)
            page.element("span", outcome.words)
            page.element("small", totals[outcome].share(of: totals.rows))
            page.raw("</li>\n")
        }
        page.raw("</ul>\n</section>\n")
    }

    private func writeSums(_ title: String, _ sums: [(name: String, totals: BulkTotals)], _ page: inout HTMLText) {
        guard !sums.isEmpty else { return }
        let largest = sums.map(\.totals.rows).max() ?? 1
        page.raw("<section>\n")
        page.element("h2", title)
        page.raw("<table class=\"bars\">\n")
        for (name, totals) in sums.prefix(40) {
            page.raw("<tr>")
            page.element("th", name)
            page.raw("<td class=\"wide\">")
            page.raw(BulkReportChart.bar(totals, of: largest, height: 18, label: "\(name): \(totals.words)"))
            page.raw("</td>")
            page.element("td", totals.rows.grouped, class: "number")
            page.raw("</tr>\n")
        }
        page.raw("</table>\n</section>\n")
    }

    private func writeTimeline(_ page: inout HTMLText) {
        guard timeline.counts.count > 1 else { return }
        page.raw("<section>\n")
        page.element("h2", "When rows came to their ends")
        page.raw(BulkReportChart.columns(timeline))
        page.raw("</section>\n")
    }

    private func writeReasons(_ page: inout HTMLText) {
        guard !reasons.isEmpty else { return }
        page.raw("<section class=\"long\">\n")
        page.element("h2", "Why rows were refused, are unknown or were not sent")
        page.table(
            ["rows", "outcome", "provider", "operation", "why", "what to do"],
            sortedReasons.map { reason, count in
                [
                    count.grouped, reason.outcome.words, reason.provider.rawValue, reason.operation.rawValue,
                    reason.message, reason.hint ?? "",
                ]
            }, firstIsNumber: true)
        page.raw("</section>\n")
    }

    private func writeLeftOut(_ page: inout HTMLText) {
        guard totals.leftOut > 0 else { return }
        page.raw("<section class=\"long\">\n")
        page.element("h2", "Left out, as they are not valid")
        page.table(
            ["line", "row", "problem"],
            leftOutRows.map {
                [String($0.line), $0.id ?? "", $0.problems.map(\.description).joined(separator: "\n")]
            }, firstIsNumber: true)
        writeMore(totals.leftOut - leftOutRows.count, &page)
        page.raw("</section>\n")
    }

    private func writeGroups(_ page: inout HTMLText) {
        guard !groups.isEmpty else { return }
        page.raw("<section class=\"long\">\n")
        page.element("h2", "Every kind of row")
        page.table(
            ["rows", "provider", "operation", "reason", "becomes"] + BulkOutcome.allCases.map(\.words),
            sortedGroups.map { group, totals in
                [
                    totals.rows.grouped, group.provider.rawValue, group.operation, group.reason ?? "",
                    group.native.rawValue,
                ] + BulkOutcome.allCases.map { totals[$0] == 0 ? "" : totals[$0].grouped }
            }, firstIsNumber: true)
        page.raw("</section>\n")
    }

    private func writeJournals(_ page: inout HTMLText) {
        page.raw("<section>\n")
        page.element("h2", "Where this comes from")
        page.element("p", "Input: \(input), \(inputRows.grouped) rows, SHA-256 \(sha256)", class: "quiet wrap")
        page.table(
            ["journal", "shard", "begun", "runs", ""],
            journals.map {
                [
                    $0.path, $0.shard.description, $0.begunAt.text, String($0.runs),
                    $0.isWhole ? "" : "not whole: nothing of it was sent",
                ]
            })
        page.raw("</section>\n")
    }

    func writeMore(_ count: Int, _ page: inout HTMLText) {
        guard count > 0 else { return }
        page.element("p", "and \(count.grouped) more; the list of rows as CSV has them all", class: "quiet")
    }
}

extension BulkOutcome {
    /// As a report's reader reads it.
    var words: String {
        switch self {
        case .applied: "applied"
        case .accepted: "accepted, finished later"
        case .alreadyApplied: "already so before"
        case .refused: "refused"
        case .unknown: "unknown"
        case .notSent: "not sent"
        }
    }
}

extension Int {
    /// With a thin space between thousands.
    var grouped: String {
        var text = ""
        for (place, digit) in String(magnitude).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text.append("\u{202F}") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + String(text.reversed())
    }

    /// In percent, with one digit behind the point, and never 0 or 100 where it is not.
    func share(of whole: Int) -> String {
        guard whole > 0 else { return "" }
        let tenths =
            self == 0 ? 0 : Swift.max(1, self == whole ? 1_000 : Swift.min(999, (self * 1_000 + whole / 2) / whole))
        return "\(tenths / 10).\(tenths % 10)\u{202F}%"
    }
}
