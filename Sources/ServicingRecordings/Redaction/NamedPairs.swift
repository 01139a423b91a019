/// Values whose names stand beside them in a text that is not parsed: `"name": "ssn", "value": "078051120"`.
enum NamedPairs {
    static let naming: Set<String> = ["name", "key", "field", "label", "id", "property", "header", "param"]
    static let holding: Set<String> = ["value", "values", "val"]
    /// How far behind a name its value may begin.
    private static let reach = 80

    static func ranges(in bytes: [UInt8], where isSensitive: (String) -> Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var named = 0..<0
        var place = 0
        while place < bytes.count {
            guard bytes[place].isLetter else {
                place += 1
                continue
            }
            let label = bytes[place...].prefix { $0.isTokenByte }
            place = label.endIndex
            guard label.count <= 8 else { continue }
            let name = String(decoding: label, as: UTF8.self).lowercased()
            if holding.contains(name), named.contains(place), let value = LabelledValues.value(in: bytes, after: label)
            {
                ranges.append(value)
                place = value.upperBound
            } else if naming.contains(name), let value = LabelledValues.value(in: bytes, after: label),
                value.count <= 64,
                isSensitive(String(decoding: bytes[value], as: UTF8.self))
            {
                place = value.upperBound
                named = place..<(place + reach)
            }
        }
        return ranges
    }
}
