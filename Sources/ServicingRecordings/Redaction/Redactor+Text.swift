import ExactJSON
import ServicingHTTP

/// Values and free text.
extension Redactor {
    /// The mask of a value that is sensitive by its name or place. What is empty or a mask stays.
    mutating func mask(_ value: String, isCredential: Bool = false, as reason: String) -> String {
        value.isEmpty || Mask.isMask(value) ? value : book.mask(value, isCredential: isCredential, as: reason).text
    }

    /// A text that may be JSON or a URL itself, and if not, is searched for what looks sensitive.
    mutating func redact(text: String) -> String {
        if let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[",
            let document = try? JSONDocument(parsing: Array(text.utf8))
        {
            return redact(document) ?? text
        }
        if text.hasPrefix("http://") || text.hasPrefix("https://"), !text.contains(where: \.isWhitespace) {
            return redact(RecordedURL(text)).description
        }
        return scrub(text)
    }

    /// The text without what looks sensitive and without copies of values masked elsewhere.
    mutating func scrub(_ text: String) -> String {
        scrub(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// The bytes, likewise; nil where nothing was found.
    mutating func scrub(_ bytes: [UInt8]) -> [UInt8]? {
        let matches = patterns.matches(in: bytes)
        var result = bytes
        for match in matches.reversed() {
            let mask = book.mask(
                String(decoding: bytes[match.range], as: UTF8.self), isCredential: match.kind.isCredential,
                as: match.kind.rawValue)
            result.replaceSubrange(match.range, with: Array(mask.text.utf8))
        }
        if let swept = known.replacing(in: result, &book) { return swept }
        return matches.isEmpty ? nil : result
    }

    /// A body by what it is: JSON, a form, text, or bytes in which only copies can be found.
    mutating func redact(body: [UInt8], mimeType: String) -> [UInt8] {
        if body.isEmpty { return body }
        if let document = try? JSONDocument(parsing: body) {
            return redact(document).map { Array($0.utf8) } ?? body
        }
        guard let text = String(validating: body, as: UTF8.self) else { return scrub(body) ?? body }
        if mimeType.lowercased().contains("x-www-form-urlencoded") { return Array(redact(query: text).utf8) }
        // Lines of JSON are read one by one; what remains may be JSON that was cut off.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.count > 1, lines.contains(where: { $0.first == "{" || $0.first == "[" }) {
            let redacted = lines.map { line -> String in
                let line = String(line)
                guard let document = try? JSONDocument(parsing: Array(line.utf8)) else { return line }
                return redact(document) ?? line
            }.joined(separator: "\n")
            return Array(scrub(maskMembers(of: redacted)).utf8)
        }
        return Array(scrub(maskMembers(of: text)).utf8)
    }

    /// A text in which pairs of a quoted name and a value are masked by name, whether or not the whole is JSON.
    private mutating func maskMembers(of text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\"")) else { return text }
        var scanner = LooseMembers(text)
        var result: [UInt8] = []
        var copied = 0
        while let value = scanner.next(where: { rules.masksMember(at: [$0]) }) {
            let raw = String(decoding: scanner.bytes[value], as: UTF8.self)
            result += scanner.bytes[copied..<value.lowerBound]
            result += Array(mask(raw, as: "a member of a sensitive name").utf8)
            copied = value.upperBound
        }
        return String(decoding: result + scanner.bytes[copied...], as: UTF8.self)
    }
}

extension SensitivePatterns.Kind {
    fileprivate var isCredential: Bool {
        switch self {
        case .webToken, .privateKey, .accessKey: true
        case .cardNumber, .socialSecurityNumber, .routingNumber, .emailAddress: false
        }
    }
}

/// Finds the values of sensitive members in a text that begins like JSON and need not end like it.
struct LooseMembers {
    let bytes: [UInt8]
    private var place = 0
    /// How deep the sensitive object or list is in which the scan stands; zero outside of one.
    private var depth = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The next sensitive scalar's range, without its quotes.
    mutating func next(where isSensitive: (String) -> Bool) -> Range<Int>? {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                let text = string()
                skipSpace()
                let isKey = place < bytes.count && bytes[place] == UInt8(ascii: ":")
                if !isKey {
                    if depth > 0 { return text }
                    continue
                }
                place += 1
                skipSpace()
                guard depth == 0, isSensitive(String(decoding: bytes[text], as: UTF8.self)), place < bytes.count else {
                    continue
                }
                switch bytes[place] {
                case UInt8(ascii: "\""): return string()
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    depth = 1
                    place += 1
                default:
                    if let scalar = number() { return scalar }
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if depth > 0 { depth += 1 }
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth > 0 { depth -= 1 }
                place += 1
            default:
                if depth > 0, let scalar = number() { return scalar }
                place += 1
            }
        }
        return nil
    }

    /// The string that begins here, up to its quote or the text's end.
    private mutating func string() -> Range<Int> {
        let start = place + 1
        place = start
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(place, bytes.count)
        place = min(place + 1, bytes.count)
        return start..<end
    }

    private mutating func number() -> Range<Int>? {
        let digits = bytes[place...].prefix { $0.isDigit || "-+.eE".utf8.contains($0) }
        guard digits.contains(where: \.isDigit) else { return nil }
        place = digits.endIndex
        return digits.startIndex..<digits.endIndex
    }

    private mutating func skipSpace() {
        while place < bytes.count, bytes[place] == 0x20 || (0x09...0x0D).contains(bytes[place]) { place += 1 }
    }
}
