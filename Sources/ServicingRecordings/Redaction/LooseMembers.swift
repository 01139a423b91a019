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
                guard depth == 0, isSensitive(name(text)), place < bytes.count else { continue }
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
            case let byte where byte.isLetter:
                // A word, such as `true` or a mask that stands where a number stood.
                place = bytes[place...].prefix { $0.isTokenByte }.endIndex
            default:
                if depth > 0, let scalar = number() { return scalar }
                place += 1
            }
        }
        return nil
    }

    /// A key without its escapes.
    private func name(_ text: Range<Int>) -> String {
        let escaped = bytes[text].contains(UInt8(ascii: "\\")) ? EscapedText(Array(bytes[text])) : nil
        return String(decoding: escaped?.bytes ?? Array(bytes[text]), as: UTF8.self)
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
