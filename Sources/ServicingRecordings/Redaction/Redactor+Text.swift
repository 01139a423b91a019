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

    /// A text out of a URL, which may be encoded once more within it.
    mutating func redact(decoded text: String) -> String {
        let masked = redact(text: text)
        guard masked == text, text.contains("%") else { return masked }
        let inner = PercentCoding.decode(text, plusIsSpace: true)
        let innerMasked = redact(text: inner)
        return innerMasked == inner ? text : innerMasked
    }

    /// The text without what looks sensitive, without values that the text itself names, as in `ssn: 078051120`, and
    /// without copies of values masked elsewhere.
    mutating func scrub(_ text: String) -> String {
        let searched = scrub(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? text
        return maskLabelled(in: maskEncoded(in: searched))
    }

    private mutating func maskLabelled(in text: String) -> String {
        guard text.utf8.contains(where: { "=:>".utf8.contains($0) }) else { return text }
        let bytes = Array(text.utf8)
        let values = LabelledValues.ranges(in: bytes) { rules.masksMember(at: [$0]) }
        return replacing(values, in: bytes, as: "a value behind a sensitive name") ?? text
    }

    /// Runs of base64 whose content is sensitive are masked as a whole.
    private mutating func maskEncoded(in text: String) -> String {
        guard text.utf8.count >= 12 else { return text }
        let bytes = Array(text.utf8)
        var runs: [Range<Int>] = []
        for (run, content) in Base64Runs.find(in: bytes) where !Mask.isMask(String(decoding: bytes[run], as: UTF8.self))
        {
            let isJSON = content.first == UInt8(ascii: "{") || content.first == UInt8(ascii: "[")
            let document = isJSON ? try? JSONDocument(parsing: content) : nil
            if document.map({ redact($0) != nil }) ?? (scrub(content) != nil) { runs.append(run) }
        }
        return replacing(runs, in: bytes, as: "something sensitive in base64") ?? text
    }

    private mutating func replacing(_ ranges: [Range<Int>], in bytes: [UInt8], as reason: String) -> String? {
        guard !ranges.isEmpty else { return nil }
        var result: [UInt8] = []
        var copied = 0
        for range in ranges {
            result += bytes[copied..<range.lowerBound]
            result += Array(mask(String(decoding: bytes[range], as: UTF8.self), as: reason).utf8)
            copied = range.upperBound
        }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
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
        if let content = ContentCoding.gunzip(body) {
            let masked = redact(body: content, mimeType: mimeType)
            return masked == content && ContentCoding.hasPlainHeader(body) ? body : ContentCoding.gzip.encode(masked)
        }
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
        var values: [Range<Int>] = []
        while let value = scanner.next(where: { rules.masksMember(at: [$0]) }) { values.append(value) }
        return replacing(values, in: scanner.bytes, as: "a member of a sensitive name") ?? text
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
