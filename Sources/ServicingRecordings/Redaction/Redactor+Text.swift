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
        if let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[" || first == "\"",
            let document = try? JSONDocument(parsing: Array(text.utf8))
        {
            return redact(document) ?? text
        }
        if text.hasPrefix("http://") || text.hasPrefix("https://"), !text.contains(where: \.isWhitespace) {
            return redact(RecordedURL(text)).description
        }
        return scrub(text)
    }

    /// A text out of a URL, which may be encoded once more within it, and that again.
    mutating func redact(decoded text: String, levels: Int = 4) -> String {
        let masked = redact(text: text)
        guard levels > 0, masked.contains("%") else { return masked }
        let inner = PercentCoding.decode(masked, plusIsSpace: true)
        guard inner != masked else { return masked }
        let innerMasked = redact(decoded: inner, levels: levels - 1)
        return innerMasked == inner ? masked : innerMasked
    }

    /// The text without what looks sensitive, without values that the text itself names, as in `ssn: 078051120`, and
    /// without copies of values masked elsewhere.
    mutating func scrub(_ text: String) -> String {
        let searched = scrub(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? text
        return maskEscaped(in: maskLabelled(in: maskEncoded(in: searched)))
    }

    private mutating func maskLabelled(in text: String) -> String {
        guard text.utf8.contains(where: { "=:>".utf8.contains($0) }) else { return text }
        var result = text
        for find in [NamedPairs.ranges, MarkupValues.ranges, LabelledValues.ranges] {
            let bytes = Array(result.utf8)
            let values = find(bytes) { rules.masksMember(at: [$0]) }
            result = replacing(values, in: bytes, as: "a value behind a sensitive name") ?? result
        }
        let items = Array(result.utf8)
        let values = QueryValues.ranges(in: items) { rules.masksQueryItem($0) }
        result = replacing(values, in: items, as: "a query item's value") ?? result
        let bytes = Array(result.utf8)
        return replacing(UserInfo.ranges(in: bytes), in: bytes, as: "a URL's user and password") ?? result
    }

    /// Runs of base64 whose content is sensitive are masked as a whole.
    private mutating func maskEncoded(in text: String) -> String {
        guard text.utf8.count >= 12 else { return text }
        let bytes = Array(text.utf8)
        return replacing(encodedRanges(in: bytes), in: bytes, as: "something sensitive in base64") ?? text
    }

    private mutating func encodedRanges(in bytes: [UInt8]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (run, content) in Base64Runs.find(in: bytes)
        where !Mask.isMask(String(decoding: bytes[run], as: UTF8.self)) && holdsSensitive(content) { runs.append(run) }
        return runs
    }

    private mutating func holdsSensitive(_ content: [UInt8]) -> Bool {
        switch TextCoding.of(content, mimeType: "") {
        case .latin1 where ContentCoding.unpack(content) == nil:
            // Most words are base64 of something. Of bytes that are no text only copies say anything.
            return known.replacing(in: content, &book) != nil
        default: return redact(body: content, mimeType: "") != content
        }
    }

    /// What is found only once escapes are resolved.
    mutating func maskEscaped(in text: String, isQuotedPrintable: Bool = false) -> String {
        let source = Array(text.utf8)
        let isQuotedPrintable = isQuotedPrintable || EscapedText.isQuotedPrintable(source)
        guard isQuotedPrintable || EscapedText.mayHoldEscapes(text) else { return text }
        guard let escaped = EscapedText(source, isQuotedPrintable: isQuotedPrintable) else { return text }
        var found = patterns.matches(in: escaped.bytes).map(\.range)
        found += known.ranges(in: escaped.bytes)
        found += NamedPairs.ranges(in: escaped.bytes) { rules.masksMember(at: [$0]) }
        found += LabelledValues.ranges(in: escaped.bytes) { rules.masksMember(at: [$0]) }
        found += MarkupValues.ranges(in: escaped.bytes) { rules.masksMember(at: [$0]) }
        found += QueryValues.ranges(in: escaped.bytes) { rules.masksQueryItem($0) }
        found += UserInfo.ranges(in: escaped.bytes)
        found += encodedRanges(in: escaped.bytes)
        var result: [UInt8] = []
        var copied = 0
        for range in found.sorted(by: { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }) {
            let place = escaped.source(of: range)
            let value = String(decoding: escaped.bytes[range], as: UTF8.self)
            guard place.lowerBound >= copied, !Mask.isMask(value) else { continue }
            result += source[copied..<place.lowerBound]
            result += Array(mask(value, as: "something sensitive behind escapes").utf8)
            copied = place.upperBound
        }
        return copied == 0 ? text : String(decoding: result + source[copied...], as: UTF8.self)
    }

    mutating func replacing(_ ranges: [Range<Int>], in bytes: [UInt8], as reason: String) -> String? {
        guard !ranges.isEmpty else { return nil }
        var result: [UInt8] = []
        var copied = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= copied {
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

    /// A name: of a field, a cookie, a program. Only what its own letters tell can be found in one.
    mutating func scrub(name: String) -> String {
        scrub(Array(name.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? name
    }
}

/// User and password in the URLs of a text: `https://ada:secret@example.com/`.
enum UserInfo {
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = 0
        while let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) {
            place = colon + 1
            guard bytes[place...].starts(with: "//".utf8) else { continue }
            let authority = bytes[(place + 2)...].prefix { $0 > 0x20 && !"/?#\"'<>\\".utf8.contains($0) }
            guard let at = authority.lastIndex(of: UInt8(ascii: "@")), at > authority.startIndex else { continue }
            ranges.append(authority.startIndex..<at)
            place = at
        }
        return ranges
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
