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
        a.utf8.count == b.utf8.count && a == b && (a.utf8.elementsEqual(b.utf8))
    }

    func hash(into hasher: inout Hasher) {
        // Coarser than `==`, so consistent with it.
        string.hash(into: &hasher)
    }
}
