/// Values that a tag names in one attribute and holds in another or behind it: `<input name="ssn" value="…">`,
/// `<meta name="csrf-token" content="…">`, `<entry key="password">…</entry>`.
enum MarkupValues {
    private struct Attribute {
        var name: String
        var value: Range<Int>
    }

    private static let naming: Set<String> = ["name", "id", "key", "property", "type", "itemprop", "autocomplete"]
    private static let holding: Set<String> = ["value", "content", "data-value"]

    static func ranges(in bytes: [UInt8], where isSensitive: (String) -> Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = 0
        while let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            place = open + 1
            let element = bytes[place...].prefix { $0.isTokenByte || $0 == UInt8(ascii: ":") }
            guard !element.isEmpty else { continue }
            let (attributes, end) = attributes(in: bytes, from: element.endIndex)
            place = end
            let local = element.split(separator: UInt8(ascii: ":")).last ?? element
            let names = attributes.filter { naming.contains($0.name) }.map {
                String(decoding: bytes[$0.value], as: UTF8.self)
            }
            let isNamed = names.contains(where: isSensitive)
            guard isNamed || isSensitive(String(decoding: local, as: UTF8.self)) else { continue }
            ranges += attributes.filter { holding.contains($0.name) && !$0.value.isEmpty }.map(\.value)
            if isNamed, end < bytes.count, bytes[end] == UInt8(ascii: ">"), bytes[end - 1] != UInt8(ascii: "/"),
                let text = LabelledValues.text(in: bytes, from: end + 1)
            {
                ranges.append(text)
            }
        }
        return ranges
    }

    /// A tag's attributes, and where its `>` is.
    private static func attributes(in bytes: [UInt8], from start: Int) -> ([Attribute], end: Int) {
        var attributes: [Attribute] = []
        var place = start
        while place < bytes.count, bytes[place] != UInt8(ascii: ">"), bytes[place] != UInt8(ascii: "<") {
            let name = bytes[place...].prefix { $0.isTokenByte || $0 == UInt8(ascii: ":") }
            guard !name.isEmpty else {
                place += 1
                continue
            }
            place = name.endIndex
            guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { continue }
            place += 1
            let value: ArraySlice<UInt8>
            if place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") {
                let quote = bytes[place]
                value = bytes[(place + 1)...].prefix { $0 != quote }
                place = min(value.endIndex + 1, bytes.count)
            } else {
                value = bytes[place...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
                place = value.endIndex
            }
            attributes.append(
                Attribute(
                    name: String(decoding: name, as: UTF8.self).lowercased(), value: value.startIndex..<value.endIndex))
        }
        return (attributes, place)
    }
}
