import ExactJSON
import ServicingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Bodies, by what they are.
extension Redactor {
    /// How often a body may stand within a body, as in base64 within JSON within a form.
    private static let deepest = 8

    /// A body by what it is: JSON, a form, parts, a table, text, or bytes in which only copies can be found.
    mutating func redact(body: [UInt8], mimeType: String) -> [UInt8] {
        guard !body.isEmpty, depth < Self.deepest else { return body }
        depth += 1
        defer { depth -= 1 }
        if let (content, coding) = ContentCoding.unpack(body) {
            let masked = redact(body: content, mimeType: mimeType)
            return masked == content && ContentCoding.hasPlainHeader(body) ? body : coding.encode(masked)
        }
        if let parts = MultipartBody(body, mimeType: mimeType)?.parts { return redact(parts, of: body) }
        if let coding = TextCoding.of(body, mimeType: mimeType) {
            // Copies may be in UTF-8 all the same, as between bytes that are none.
            let swept = scrub(body) ?? body
            let masked = redact(body: Array(coding.decode(swept).utf8), mimeType: mimeType)
            return coding.encode(String(decoding: masked, as: UTF8.self)) ?? swept
        }
        if let document = try? JSONDocument(parsing: body) {
            return redact(document).map { Array($0.utf8) } ?? body
        }
        guard let text = String(validating: body, as: UTF8.self) else { return scrub(body) ?? body }
        let kind = mimeType.lowercased()
        if kind.contains("x-www-form-urlencoded") { return Array(redact(query: text).utf8) }
        if kind.contains("csv") || kind.contains("tab-separated") { return Array(redact(table: text).utf8) }
        return Array(redact(lines: text).utf8)
    }

    /// Lines of JSON are read one by one; what remains may be JSON that was cut off.
    private mutating func redact(lines text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1, lines.contains(where: { $0.first == "{" || $0.first == "[" }) else {
            return scrub(maskMembers(of: text))
        }
        let redacted = lines.map { line -> String in
            let line = String(line)
            guard let document = try? JSONDocument(parsing: Array(line.utf8)) else { return line }
            return redact(document) ?? line
        }.joined(separator: "\n")
        return scrub(maskMembers(of: redacted))
    }

    /// A text in which pairs of a quoted name and a value are masked by name, whether or not the whole is JSON.
    private mutating func maskMembers(of text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\"")) else { return text }
        let source = Array(text.utf8)
        let pairs = NamedPairs.ranges(in: source) { rules.masksMember(at: [$0]) }
        let text = replacing(pairs, in: source, as: "a value beside its sensitive name") ?? text
        var scanner = LooseMembers(text)
        var values: [Range<Int>] = []
        while let value = scanner.next(where: { rules.masksMember(at: [$0]) }) { values.append(value) }
        return replacing(values, in: scanner.bytes, as: "a member of a sensitive name") ?? text
    }

    private mutating func redact(_ parts: [MultipartBody.Part], of body: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        func keep(upTo place: Int) {
            result += body[copied..<place]
            copied = place
        }
        for part in parts {
            for line in part.header {
                keep(upTo: line.lowerBound)
                result += scrub(Array(body[line])) ?? Array(body[line])
                copied = line.upperBound
            }
            keep(upTo: part.content.lowerBound)
            result += redact(Array(body[part.content]), of: part)
            copied = part.content.upperBound
        }
        keep(upTo: body.count)
        return result
    }

    private mutating func redact(_ content: [UInt8], of part: MultipartBody.Part) -> [UInt8] {
        if content.isEmpty { return content }
        if !part.name.isEmpty, rules.masksMember(at: [part.name]) {
            return Array(mask(String(decoding: content, as: UTF8.self), as: "the part '\(scrub(part.name))'").utf8)
        }
        if part.isBase64, let data = Data(base64Encoded: Data(content), options: .ignoreUnknownCharacters) {
            let masked = redact(body: Array(data), mimeType: part.mimeType)
            return masked == Array(data) ? content : Array(Data(masked).base64EncodedString().utf8)
        }
        let masked = redact(body: content, mimeType: part.mimeType)
        guard part.isQuotedPrintable else { return masked }
        return Array(maskEscaped(in: String(decoding: masked, as: UTF8.self), isQuotedPrintable: true).utf8)
    }

    /// A table whose first row names its columns (RFC 4180). A cell with a line break in it counts as text.
    private mutating func redact(table text: String) -> String {
        let lineBreak: Character = text.contains("\r\n") ? "\r\n" : "\n"
        let separator: Character = text.prefix { $0 != lineBreak }.contains("\t") ? "\t" : ","
        var lines = text.split(separator: lineBreak, omittingEmptySubsequences: false)
            .map { Self.cells(of: $0, separator) }
        guard let names = lines.first?.map({ $0.filter { $0 != "\"" && !$0.isWhitespace } }) else { return text }
        let isSensitive = names.map { rules.masksMember(at: [$0]) }
        for row in lines.indices.dropFirst() where lines[row].count == names.count {
            for column in names.indices where isSensitive[column] {
                let value = lines[row][column].filter { $0 != "\"" }
                lines[row][column] = mask(value, as: "the column '\(scrub(names[column]))'")
            }
        }
        return scrub(lines.map { $0.joined(separator: String(separator)) }.joined(separator: String(lineBreak)))
    }

    private static func cells(of line: Substring, _ separator: Character) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" { isQuoted.toggle() }
            if character == separator, !isQuoted { cells.append("") } else { cells[cells.count - 1].append(character) }
        }
        return cells
    }
}
