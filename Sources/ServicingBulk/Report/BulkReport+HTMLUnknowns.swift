import Servicing

extension BulkReport {
    /// The rows whose outcome is unknown: first those for a person, then those that the next run settles.
    func writeUnknowns(_ page: inout HTMLText) {
        if unknownsForAPerson > 0 {
            let mayHaveMovedMoney = unknownRows.contains { $0.instruction?.movesMoney == true }
            page.raw("<section class=\"alarm\">\n")
            page.element("h2", "Unknown: find out before asking for any of these again")
            page.element(
                "p",
                "Each of these requests may have arrived. Nothing here says whether the provider carried it out"
                    + (mayHaveMovedMoney ? ", and money may have moved." : "."))
            writeRows(unknownRows, &page)
            writeMore(unknownsForAPerson - unknownRows.count, &page)
            page.raw("</section>\n")
        }
        if repeatableUnknowns > 0 {
            page.raw("<section class=\"long\">\n")
            page.element("h2", "Unknown, and sent again by the next run")
            page.element(
                "p",
                "Each of these requests may have arrived. Sending them again is safe: the same run with the same journal does, and settles them."
            )
            writeRows(repeatableRows, &page)
            writeMore(repeatableUnknowns - repeatableRows.count, &page)
            page.raw("</section>\n")
        }
    }

    /// What is known of a row and what to do about it, as far as it is the same for many.
    private struct Known: Hashable {
        let heading: String
        let message: String
        let hint: String

        init(_ row: Row) {
            heading = row.instruction.map { "\($0.group.provider) \($0.group.native)" } ?? ""
            message = row.message ?? ""
            hint = row.hint ?? ""
        }
    }

    /// How many kinds of rows are told apart by headings.
    private static let headings = 25

    /// Rows with what is known of them, said once for all rows of which it is the same.
    private func writeRows(_ rows: [Row], _ page: inout HTMLText) {
        var kinds: [(known: Known, rows: [Row])] = []
        var places: [Known: Int] = [:]
        for row in rows {
            let known = Known(row)
            if let place = places[known] {
                kinds[place].rows.append(row)
            } else {
                places[known] = kinds.count
                kinds.append((known, [row]))
            }
        }
        guard kinds.count <= Self.headings else {
            return page.table(
                ["row", "at", "acts on", "last attempt", "what is known", "what to do"],
                rows.map { row in
                    let known = Known(row)
                    return [
                        row.id ?? "", known.heading, row.instruction?.scope ?? "", row.at?.text ?? "", known.message,
                        known.hint,
                    ]
                })
        }
        for (known, rows) in kinds {
            page.element("h3", "\(known.heading): \(rows.count.grouped) \(rows.count == 1 ? "row" : "rows")")
            page.element("p", "What is known: \(known.message).", class: "tight")
            if !known.hint.isEmpty { page.element("p", "What to do: \(known.hint).", class: "tight") }
            page.table(
                ["row", "acts on", "last attempt"],
                rows.map { [$0.id ?? "", $0.instruction?.scope ?? "", $0.at?.text ?? ""] })
        }
    }
}
