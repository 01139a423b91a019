/// A string that equals another only if both have the same bytes.
///
/// Swift's own comparison takes `e` with a combining accent for `é`; in JSON they are two keys (RFC 8259 §8.3).
struct ExactString: Hashable {
    let string: String

    init(_ string: String) {
        self.string = string
    }

    static func == (a: ExactString, b: ExactString) -> Bool {
        isSame(a.string, b.string)
    }

    static func isSame(_ a: String, _ b: String) -> Bool {
        a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
    }

    func hash(into hasher: inout Hasher) {
        // By bytes too: `String` hashes canonically equivalent texts alike, of which somebody could send thousands.
        var string = string
        string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}
