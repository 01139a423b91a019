/// HTML as it is written, whatever came from elsewhere escaped.
struct HTMLText {
    private(set) var text = ""

    /// Markup of our own.
    mutating func raw(_ markup: String) {
        text += markup
    }

    mutating func element(_ name: String, _ content: String, class classes: String? = nil) {
        text += "<\(name)" + (classes.map { " class=\"\($0)\"" } ?? "") + ">" + Self.escaped(content) + "</\(name)>\n"
    }

    mutating func table(_ header: [String], _ rows: [[String]], firstIsNumber: Bool = false) {
        text += "<div class=\"scroll\"><table>\n<thead><tr>"
        for cell in header { text += "<th>" + Self.escaped(cell) + "</th>" }
        text += "</tr></thead>\n<tbody>\n"
        for row in rows {
            text += "<tr>"
            for (place, cell) in row.enumerated() {
                text += firstIsNumber && place == 0 ? "<td class=\"number\">" : "<td>"
                text += Self.escaped(cell).replacing("\n", with: "<br>") + "</td>"
            }
            text += "</tr>\n"
        }
        text += "</tbody>\n</table></div>\n"
    }

    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
        return text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
    }
}
