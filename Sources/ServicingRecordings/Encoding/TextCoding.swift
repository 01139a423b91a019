/// A way of writing text that is not UTF-8.
enum TextCoding: Hashable, Sendable {
    /// UTF-16 (RFC 2781). Its byte order mark, where it has one, is the first character.
    case utf16(isLittleEndian: Bool)
    /// ISO 8859-1, in which any bytes are text: each is a character of its own.
    case latin1

    /// How bytes are to be read; nil where they are UTF-8, or bytes that nobody could read.
    ///
    /// - Parameter mimeType: what a message says of them.
    static func of(_ bytes: [UInt8], mimeType: String) -> TextCoding? {
        if bytes.count >= 4, bytes.count.isMultiple(of: 2) {
            let isNamed = mimeType.lowercased().contains("utf-16")
            let zeros = bytes.indices.lazy.filter { bytes[$0] == 0 }
            let odd = zeros.count { !$0.isMultiple(of: 2) }
            let even = zeros.count { $0.isMultiple(of: 2) }
            // Latin letters leave every second byte zero.
            if bytes.starts(with: [0xFF, 0xFE]) || (odd > even && (isNamed || odd * 3 > bytes.count)) {
                return .utf16(isLittleEndian: true).ifExact(bytes)
            }
            if bytes.starts(with: [0xFE, 0xFF]) || (even > odd && (isNamed || even * 3 > bytes.count)) {
                return .utf16(isLittleEndian: false).ifExact(bytes)
            }
        }
        return String(validating: bytes, as: UTF8.self) == nil ? .latin1 : nil
    }

    /// Itself where nothing is lost on the way there and back; else the coding that loses nothing.
    private func ifExact(_ bytes: [UInt8]) -> TextCoding? {
        if encode(decode(bytes)) == bytes { return self }
        return String(validating: bytes, as: UTF8.self) == nil ? .latin1 : nil
    }

    func decode(_ bytes: [UInt8]) -> String {
        switch self {
        case .utf16(let isLittleEndian):
            let units = stride(from: 0, to: bytes.count - 1, by: 2).map { place in
                isLittleEndian
                    ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
                    : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
            }
            return String(decoding: units, as: UTF16.self)
        case .latin1:
            var scalars = String.UnicodeScalarView()
            for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
            return String(scalars)
        }
    }

    /// Nil where a character has no place in it.
    func encode(_ text: String) -> [UInt8]? {
        switch self {
        case .utf16(let isLittleEndian):
            return text.utf16.flatMap { unit in
                let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
                return isLittleEndian ? [low, high] : [high, low]
            }
        case .latin1:
            var bytes: [UInt8] = []
            for scalar in text.unicodeScalars {
                guard scalar.value <= 0xFF else { return nil }
                bytes.append(UInt8(scalar.value))
            }
            return bytes
        }
    }
}
