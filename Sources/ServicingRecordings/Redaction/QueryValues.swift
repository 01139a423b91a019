/// Values of query items in a text: `see /customers?search_parameters=Jane+Roe&cursor=2`, in whatever the address stands
/// and however much of it is there.
enum QueryValues {
    static func ranges(in bytes: [UInt8], where isSensitive: (String) -> Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            // `;` ends the `&amp;` of markup.
            guard byte == UInt8(ascii: "?") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";") else { continue }
            let name = bytes[place...].prefix { $0.isTokenByte || "[]".utf8.contains($0) }
            guard !name.isEmpty, bytes[name.endIndex...].first == UInt8(ascii: "=") else { continue }
            let value = bytes[(name.endIndex + 1)...].prefix { $0 > 0x20 && !"&;#\"'<>`\\,)}]".utf8.contains($0) }
            place = value.endIndex
            let key = PercentCoding.decode(Substring(decoding: name, as: UTF8.self), plusIsSpace: true)
            if !value.isEmpty, isSensitive(key) { ranges.append(value.startIndex..<value.endIndex) }
        }
        return ranges
    }
}
