#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Bytes of a message, borrowed from a receive buffer.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// The character classes of RFC 9110 §5.6 and RFC 3986 §2, and the few comparisons that framing needs.
///
/// Classes are two words of bits each: a test is a shift and a mask, and nothing is initialised at first use.
enum Grammar {
    static let cr: UInt8 = 0x0D
    static let lf: UInt8 = 0x0A
    static let space: UInt8 = 0x20
    static let tab: UInt8 = 0x09

    /// `tchar`: what a method, a field name and a parameter's name are made of.
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool {
        isIn(byte, low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)
    }

    /// What a field value may hold: visible characters, space, tab, and bytes beyond ASCII (`obs-text`).
    @inline(__always)
    static func isFieldContent(_ byte: UInt8) -> Bool {
        (byte >= 0x20 && byte != 0x7F) || byte == tab
    }

    /// `unreserved` and `sub-delims` of RFC 3986: what a registered name is made of, besides percent-escapes.
    @inline(__always)
    static func isNameCharacter(_ byte: UInt8) -> Bool {
        isIn(byte, low: 0x2BFF_7FD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)
    }

    /// What the path of a target may hold besides percent-escapes: `pchar` and `/`, and `[`, `]` and `|`, which are not
    /// in RFC 3986 but which browsers and HTTP libraries send as they are.
    @inline(__always)
    static func isPathCharacter(_ byte: UInt8) -> Bool {
        isIn(byte, low: 0x2FFF_FFD2_0000_0000, high: 0x57FF_FFFE_AFFF_FFFF)
    }

    /// What the query of a target may hold besides percent-escapes: `pchar`, `/` and `?`, and the characters that
    /// browsers leave as they are: all visible ones but `"`, `#`, `<` and `>`.
    @inline(__always)
    static func isQueryCharacter(_ byte: UInt8) -> Bool {
        isIn(byte, low: 0xAFFF_FFD2_0000_0000, high: 0x7FFF_FFFF_FFFF_FFFF)
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }

    @inline(__always)
    static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == space || byte == tab
    }

    /// The digit's value, or nil where the byte is not a hexadecimal digit.
    @inline(__always)
    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte &- 0x30
        case 0x41...0x46: byte &- 0x37
        case 0x61...0x66: byte &- 0x57
        default: nil
        }
    }

    /// Where the first such byte stands, or nil.
    @inline(__always)
    static func index(of byte: UInt8, in bytes: Bytes, from start: Int = 0) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress else { return nil }
        guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The bytes without white space at either end.
    static func trim(_ bytes: Bytes) -> Bytes {
        var start = 0
        var end = bytes.count
        while start < end, isWhiteSpace(bytes[start]) { start += 1 }
        while end > start, isWhiteSpace(bytes[end - 1]) { end -= 1 }
        return slice(bytes, start, end)
    }

    @inline(__always)
    static func slice(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bytes {
        Bytes(rebasing: bytes[start..<end])
    }

    /// Whether the bytes are that text, which must be lower-case ASCII, without regard to case.
    static func matches(_ bytes: Bytes, _ lowercase: StaticString) -> Bool {
        guard bytes.count == lowercase.utf8CodeUnitCount else { return false }
        let text = lowercase.utf8Start
        for index in 0..<bytes.count {
            var byte = bytes[index]
            if byte &- 0x41 < 26 { byte |= 0x20 }
            guard byte == text[index] else { return false }
        }
        return true
    }

    /// The elements of a comma-separated list, trimmed, the empty ones left out (RFC 9110 §5.6.1).
    static func forEachElement<Failure: Error>(
        of list: Bytes, _ body: (Bytes) throws(Failure) -> Void
    ) throws(Failure) {
        var start = 0
        while start <= list.count {
            let end = index(of: 0x2C, in: list, from: start) ?? list.count
            let element = trim(slice(list, start, end))
            if !element.isEmpty { try body(element) }
            start = end + 1
        }
    }

    /// The bytes as text. A value beyond ASCII that is not UTF-8 is read as ISO 8859-1, which loses nothing.
    static func text(_ bytes: Bytes) -> String {
        for byte in bytes where byte >= 0x80 {
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @inline(__always)
    private static func isIn(_ byte: UInt8, low: UInt64, high: UInt64) -> Bool {
        let word = byte < 64 ? low : high
        return byte < 128 && (word >> UInt64(byte & 63)) & 1 == 1
    }
}
