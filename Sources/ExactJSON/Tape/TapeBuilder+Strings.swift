extension TapeBuilder {
    /// Reads a string whose opening quote is at the current place: checks escapes, control characters and UTF-8.
    @inline(__always)
    mutating func readString() throws(TapeFault) {
        offset += 1
        let start = offset
        var kind = Token.Kind.string
        while true {
            skipPlainBytes()
            switch text[offset] {
            case UInt8(ascii: "\""):
                append(kind, start: start, extent: offset - start)
                offset += 1
                return
            case UInt8(ascii: "\\"):
                kind = .escapedString
                try readEscape()
            case 0x80...:
                try readMultibyteScalar()
            default:
                throw fault(.controlCharacter)
            }
        }
    }

    /// Steps over printable ASCII but quote and backslash. The zero bytes behind the text stop it in time.
    @inline(__always)
    private mutating func skipPlainBytes() {
        while true {
            let word = UnsafeRawPointer(text + offset).loadUnaligned(as: UInt64.self)
            let marks = ByteScan.allButPlainASCII(in: UInt64(littleEndian: word))
            if marks != 0 {
                offset &+= ByteScan.bytes(below: marks)
                return
            }
            offset &+= 8
        }
    }

    private mutating func readEscape() throws(TapeFault) {
        switch text[offset + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 2
        case UInt8(ascii: "u"):
            let start = offset
            let unit = try readUnicodeEscape()
            if unit & 0xF800 == 0xD800 {
                guard unit < 0xDC00, text[offset] == UInt8(ascii: "\\"), text[offset + 1] == UInt8(ascii: "u") else {
                    throw TapeFault(reason: .loneSurrogate, offset: start)
                }
                guard try readUnicodeEscape() & 0xFC00 == 0xDC00 else {
                    throw TapeFault(reason: .loneSurrogate, offset: start)
                }
            }
        default:
            throw fault(offset + 1 >= byteCount ? .unexpectedEnd : .badEscape)
        }
    }

    private mutating func readUnicodeEscape() throws(TapeFault) -> UInt16 {
        var unit: UInt16 = 0
        for place in offset + 2..<offset + 6 {
            guard let digit = hexValue(text[place]) else {
                throw place >= byteCount
                    ? TapeFault(reason: .unexpectedEnd, offset: byteCount) : fault(.badUnicodeEscape)
            }
            unit = unit << 4 | UInt16(digit)
        }
        offset += 6
        return unit
    }

    /// Steps over one scalar beyond ASCII if it is well formed (Unicode 15, table 3-7).
    private mutating func readMultibyteScalar() throws(TapeFault) {
        func continues(_ at: Int, from low: UInt8 = 0x80, through high: UInt8 = 0xBF) -> Bool {
            text[offset + at] >= low && text[offset + at] <= high
        }
        let length: Int
        let isValid: Bool
        switch text[offset] {
        case 0xC2...0xDF: (length, isValid) = (2, continues(1))
        case 0xE0: (length, isValid) = (3, continues(1, from: 0xA0) && continues(2))
        case 0xED: (length, isValid) = (3, continues(1, through: 0x9F) && continues(2))
        case 0xE1...0xEF: (length, isValid) = (3, continues(1) && continues(2))
        case 0xF0: (length, isValid) = (4, continues(1, from: 0x90) && continues(2) && continues(3))
        case 0xF1...0xF3: (length, isValid) = (4, continues(1) && continues(2) && continues(3))
        case 0xF4: (length, isValid) = (4, continues(1, through: 0x8F) && continues(2) && continues(3))
        default: (length, isValid) = (1, false)
        }
        guard isValid else { throw fault(.invalidUTF8) }
        offset += length
    }
}

@inline(__always)
func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
