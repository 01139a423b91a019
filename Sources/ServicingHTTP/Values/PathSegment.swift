/// The encoding of one path segment or query part (RFC 3986 §2): unreserved characters stand for themselves, every
/// other byte of the UTF-8 text is percent-encoded, so that a value arrives as exactly one segment or not at all.
public enum PathSegment {
    /// Why a text can't be one path segment.
    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// An empty segment would address another resource.
        case empty
        /// `.` and `..` walk the tree, encoded or not.
        case dots
        /// CR, LF, NUL and the other control characters.
        case controlCharacter

        /// What is wrong and what is allowed.
        public var description: String {
            switch self {
            case .empty: "is empty; it must have at least one character"
            case .dots: "is '.' or '..', which walks the path instead of naming something"
            case .controlCharacter: "holds a line break, NUL or another control character"
            }
        }
    }

    /// The text as one percent-encoded segment.
    public static func encode(_ text: String) throws(Problem) -> String {
        guard !text.isEmpty else { throw .empty }
        guard !isDots(text) else { throw .dots }
        guard !hasControlCharacter(text) else { throw .controlCharacter }
        return percentEncode(text)
    }

    /// The text with every byte that is not unreserved percent-encoded. For query names and values.
    public static func percentEncode(_ text: String) -> String {
        if text.utf8.allSatisfy(isUnreserved) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3)
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the text holds a control character: C0 with CR, LF and NUL, DEL, C1, or a Unicode line separator.
    public static func hasControlCharacter(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            $0.value < 0x20 || ($0.value >= 0x7F && $0.value < 0xA0) || $0.value == 0x2028 || $0.value == 0x2029
        }
    }

    static func isDots(_ text: String) -> Bool {
        guard text.utf8.count <= 6, text.hasPrefix(".") || text.hasPrefix("%") else { return false }
        let dots = text.lowercased().replacing("%2e", with: ".")
        return dots == "." || dots == ".."
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default:
            false
        }
    }
}
