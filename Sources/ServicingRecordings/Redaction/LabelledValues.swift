/// Values that a free text names itself: `password=hunter2`, `"ssn": "078051120"`, `'token' => 'abc'`,
/// `<ssn>078051120</ssn>`, also where quotes are escaped or the value stands on the next line.
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

    /// What stands behind a label; nil where nothing does that it could be the name of.
    static func value(in bytes: [UInt8], after label: ArraySlice<UInt8>) -> Range<Int>? {
        if isElement(label, in: bytes) { return content(in: bytes, of: label) }
        if let part = part(in: bytes, named: label) { return part }
        var place = label.endIndex
        while place < bytes.count, isQuote(bytes[place]) || bytes[place] == UInt8(ascii: "\\") || bytes[place] == 0x5D {
            place += 1
        }
        place = skipSpace(in: bytes, from: place)
        guard place < bytes.count, bytes[place] == UInt8(ascii: "=") || bytes[place] == UInt8(ascii: ":") else {
            return nil
        }
        // `name="ssn"` names a form's part or field, and not a person.
        if label.elementsEqual("name".utf8), bytes[place] == UInt8(ascii: "="),
            bytes[(place + 1)...].first == UInt8(ascii: "\"")
        {
            return nil
        }
        place += 1
        // `=>` and `==`.
        if place < bytes.count, bytes[place] == UInt8(ascii: ">") || bytes[place] == UInt8(ascii: "=") { place += 1 }
        place = skipLineBreak(in: bytes, from: skipSpace(in: bytes, from: place))
        return value(in: bytes, from: place)
    }

    /// A quoted text up to its quote, or a word.
    private static func value(in bytes: [UInt8], from start: Int) -> Range<Int>? {
        var place = start
        let isEscaped = place < bytes.count && bytes[place] == UInt8(ascii: "\\")
        while place < bytes.count, bytes[place] == UInt8(ascii: "\\") { place += 1 }
        guard place < bytes.count else { return nil }
        var end: Int
        if isQuote(bytes[place]) {
            let quote = bytes[place]
            place += 1
            end = place
            while end < bytes.count, bytes[end] != quote, bytes[end] != 0x0A, !(isEscaped && bytes[end] == 0x5C) {
                end += bytes[end] == 0x5C ? 2 : 1
            }
            end = min(end, bytes.count)
        } else {
            // An object or a list has its own names.
            if bytes[place] == UInt8(ascii: "{") || bytes[place] == UInt8(ascii: "[") { return nil }
            end = word(in: bytes, from: place).endIndex
        }
        // `Authorization: Bearer abc`: the value is behind the scheme.
        let scheme = bytes[place..<end].prefix { $0.isLetter }
        if ["bearer", "basic", "token", "digest"].contains(String(decoding: scheme, as: UTF8.self).lowercased()) {
            let behind = skipSpace(in: bytes, from: scheme.endIndex)
            if behind > scheme.endIndex {
                place = behind
                if end <= place { end = word(in: bytes, from: place).endIndex }
            }
        }
        return place < end ? place..<end : nil
    }

    /// A part of multipart/form-data (RFC 7578) within another text: from the empty line behind its disposition to the
    /// next boundary.
    private static func part(in bytes: [UInt8], named label: ArraySlice<UInt8>) -> Range<Int>? {
        let name = Array("name=\"".utf8)
        guard label.startIndex >= name.count, label.endIndex < bytes.count, bytes[label.endIndex] == UInt8(ascii: "\""),
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

    // MARK: Elements

    /// Whether the label is an element's name, with or without a namespace before it.
    private static func isElement(_ label: ArraySlice<UInt8>, in bytes: [UInt8]) -> Bool {
        var place = label.startIndex - 1
        guard place >= 0 else { return false }
        if bytes[place] == UInt8(ascii: ":") {
            repeat { place -= 1 } while place >= 0 && bytes[place].isTokenByte
        }
        return place >= 0 && bytes[place] == UInt8(ascii: "<")
    }

    /// What stands between an element's tags.
    private static func content(in bytes: [UInt8], of label: ArraySlice<UInt8>) -> Range<Int>? {
        let tag = bytes[label.endIndex...].prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
        guard tag.endIndex < bytes.count, bytes[tag.endIndex] == UInt8(ascii: ">"), tag.last != UInt8(ascii: "/") else {
            return nil
        }
        return text(in: bytes, from: tag.endIndex + 1)
    }

    /// An element's text, out of its CDATA where it is in one.
    static func text(in bytes: [UInt8], from start: Int) -> Range<Int>? {
        let data = Array("<![CDATA[".utf8)
        if bytes[min(start, bytes.count)...].starts(with: data) {
            let first = start + data.count
            var end = first
            while end < bytes.count, !bytes[end...].starts(with: "]]>".utf8) { end += 1 }
            return first < end ? first..<end : nil
        }
        let text = bytes[min(start, bytes.count)...].prefix { $0 != UInt8(ascii: "<") }
        return text.allSatisfy { $0 <= 0x20 } ? nil : text.startIndex..<text.endIndex
    }

    // MARK: Characters

    private static func word(in bytes: [UInt8], from place: Int) -> ArraySlice<UInt8> {
        bytes[min(place, bytes.count)...].prefix { $0 > 0x20 && !isQuote($0) && !"&,;<>)}]\\".utf8.contains($0) }
    }

    /// A `+` is a form's space.
    private static func skipSpace(in bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while place < bytes.count, " \t+".utf8.contains(bytes[place]) { place += 1 }
        return place
    }

    /// YAML writes a value on the next line, further in.
    private static func skipLineBreak(in bytes: [UInt8], from start: Int) -> Int {
        var place = start
        if place < bytes.count, bytes[place] == UInt8(ascii: ">") || bytes[place] == UInt8(ascii: "|") {
            place += 1
            if place < bytes.count, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") {
                place += 1
            }
        }
        if place < bytes.count, bytes[place] == 0x0D { place += 1 }
        guard place < bytes.count, bytes[place] == 0x0A else { return start }
        let value = skipSpace(in: bytes, from: place + 1)
        return value > place + 1 ? value : start
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
    }
}
