/// The parts of a multipart body (RFC 2046 §5.1, RFC 7578): where each stands, what it is called, and what its header says.
///
/// Lenient, as what is not found can't be masked: line ends may be LF alone, and names may be quoted in any way or not.
struct MultipartBody {
    struct Part {
        /// What its disposition calls it; empty where it has none.
        var name = ""
        /// What it is, `text/plain` where it does not say.
        var mimeType = "text/plain"
        var isBase64 = false
        var isQuotedPrintable = false
        /// The lines of its header, each without its end.
        var header: [Range<Int>] = []
        var content: Range<Int>
    }

    private(set) var parts: [Part] = []

    /// Nil where the bytes are no multipart body.
    init?(_ bytes: [UInt8], mimeType: String) {
        guard mimeType.lowercased().contains("multipart/"), let delimiter = Self.delimiter(bytes, mimeType) else {
            return nil
        }
        let starts = Self.places(of: delimiter, in: bytes)
        guard !starts.isEmpty else { return nil }
        for (index, start) in starts.enumerated() {
            let line = Self.line(in: bytes, from: start + delimiter.count)
            if bytes[line.content].starts(with: "--".utf8) { break }
            var end = index + 1 < starts.count ? starts[index + 1] : bytes.count
            // The line end before a delimiter belongs to it.
            if index + 1 < starts.count {
                if end > line.end, bytes[end - 1] == 0x0A { end -= 1 }
                if end > line.end, bytes[end - 1] == 0x0D { end -= 1 }
            }
            parts.append(Self.part(in: bytes, line.end..<max(line.end, end)))
        }
    }

    private static func delimiter(_ bytes: [UInt8], _ mimeType: String) -> [UInt8]? {
        if let found = parameter("boundary", of: Array(mimeType.utf8)), !found.isEmpty {
            return Array("--".utf8) + Array(found.utf8)
        }
        guard bytes.starts(with: "--".utf8) else { return nil }
        return Array(bytes[line(in: bytes, from: 0).content])
    }

    /// Where lines begin with the delimiter.
    private static func places(of delimiter: [UInt8], in bytes: [UInt8]) -> [Int] {
        var places: [Int] = []
        var place = 0
        while place < bytes.count {
            if bytes[place...].starts(with: delimiter) { places.append(place) }
            place = line(in: bytes, from: place).end
        }
        return places
    }

    /// A line without its end, and where the next one begins.
    private static func line(in bytes: [UInt8], from start: Int) -> (content: Range<Int>, end: Int) {
        guard start < bytes.count else { return (bytes.count..<bytes.count, bytes.count) }
        let feed = bytes[start...].firstIndex(of: 0x0A)
        var end = feed ?? bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return (start..<end, feed.map { $0 + 1 } ?? bytes.count)
    }

    private static func part(in bytes: [UInt8], _ range: Range<Int>) -> Part {
        var part = Part(content: range.upperBound..<range.upperBound)
        var place = range.lowerBound
        while place < range.upperBound {
            let (content, end) = line(in: bytes, from: place)
            place = end
            if content.isEmpty { break }
            part.header.append(content)
            part.note(Array(bytes[content]))
        }
        part.content = min(place, range.upperBound)..<range.upperBound
        return part
    }

    /// A parameter's value in a field such as `form-data; name="ssn"`.
    fileprivate static func parameter(_ name: String, of field: [UInt8]) -> String? {
        for item in field.split(separator: UInt8(ascii: ";")) {
            let text = String(decoding: item, as: UTF8.self).drop { $0.isWhitespace }
            let key = text.prefix { $0 != "=" }
            guard key.endIndex < text.endIndex, key.lowercased().filter({ !$0.isWhitespace }) == name else { continue }
            return text[text.index(after: key.endIndex)...].filter { !"\"'".contains($0) }
        }
        return nil
    }
}

extension MultipartBody.Part {
    fileprivate mutating func note(_ line: [UInt8]) {
        let field = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
        let value = Array(line.dropFirst(field.utf8.count + 1))
        let text = String(decoding: value, as: UTF8.self)
        switch field {
        case "content-disposition":
            if let found = MultipartBody.parameter("name", of: value) {
                name = found
            } else if let found = MultipartBody.parameter("name*", of: value) {
                // RFC 8187: a character set, a language, and the text percent-encoded. The quotes are gone by here.
                let charset = found.lowercased().hasPrefix("utf-8") ? 5 : 0
                name = PercentCoding.decode(found.dropFirst(charset), plusIsSpace: false)
            }
        case "content-type": mimeType = String(text.drop { $0.isWhitespace })
        case "content-transfer-encoding":
            isBase64 = text.lowercased().contains("base64")
            isQuotedPrintable = text.lowercased().contains("quoted-printable")
        default: break
        }
    }
}
