/// Values that a free text names itself: `password=hunter2`, `SSN: 078051120`, `<ssn>078051120</ssn>`, the part of a form
/// whose disposition says `name="ssn"`.
enum LabelledValues {
    static func ranges(in bytes: [UInt8], where isSensitive: (String) -> Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place].isLetter else {
                place += 1
                continue
            }
            let label = bytes[place...].prefix { $0.isTokenByte }
            place = label.endIndex
            guard let value = value(in: bytes, after: label), isSensitive(String(decoding: label, as: UTF8.self)) else {
                continue
            }
            ranges.append(value)
            place = value.upperBound
        }
        return ranges
    }

    private static func value(in bytes: [UInt8], after label: ArraySlice<UInt8>) -> Range<Int>? {
        let end = label.endIndex
        guard end < bytes.count else { return nil }
        switch bytes[end] {
        case UInt8(ascii: ">"):
            if label.startIndex > 0, bytes[label.startIndex - 1] == UInt8(ascii: "/") { return nil }
            let text = bytes[(end + 1)...].prefix { $0 != UInt8(ascii: "<") }
            return text.allSatisfy { $0 <= 0x20 } ? nil : text.startIndex..<text.endIndex
        case UInt8(ascii: "\""):
            return part(in: bytes, named: label)
        default:
            var place = skipSpace(in: bytes, from: end)
            guard place < bytes.count, bytes[place] == UInt8(ascii: "=") || bytes[place] == UInt8(ascii: ":") else {
                return nil
            }
            // `name="ssn"` names a form's part or field, and not a person.
            if label.elementsEqual("name".utf8), bytes[(end + 1)...].first == UInt8(ascii: "\"") { return nil }
            place = skipSpace(in: bytes, from: place + 1)
            if place < bytes.count, isQuote(bytes[place]) { place += 1 }
            var word = self.word(in: bytes, from: place)
            // `Authorization: Bearer abc`: the value is behind the scheme.
            if ["bearer", "basic", "token", "digest"].contains(String(decoding: word, as: UTF8.self).lowercased()),
                word.endIndex < bytes.count, bytes[word.endIndex] == 0x20
            {
                word = self.word(in: bytes, from: word.endIndex + 1)
            }
            return word.isEmpty ? nil : word.startIndex..<word.endIndex
        }
    }

    /// A part of multipart/form-data (RFC 7578): from the empty line behind its disposition to the next boundary.
    private static func part(in bytes: [UInt8], named label: ArraySlice<UInt8>) -> Range<Int>? {
        let name = Array("name=\"".utf8)
        guard label.startIndex >= name.count,
            bytes[(label.startIndex - name.count)..<label.startIndex].elementsEqual(name),
            let blank = find("\r\n\r\n", in: bytes, from: label.endIndex)
        else { return nil }
        let end = find("\r\n--", in: bytes, from: blank + 4) ?? bytes.count
        return blank + 4 < end ? (blank + 4)..<end : nil
    }

    private static func find(_ text: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return (start..<max(start, bytes.count - wanted.count + 1)).first {
            bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }
    }

    private static func word(in bytes: [UInt8], from place: Int) -> ArraySlice<UInt8> {
        bytes[min(place, bytes.count)...].prefix { $0 > 0x20 && !isQuote($0) && !"&,;<>)}]".utf8.contains($0) }
    }

    private static func skipSpace(in bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
        return place
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}
