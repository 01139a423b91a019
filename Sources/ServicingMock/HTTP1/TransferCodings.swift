/// The list of transfer codings of a request, over all its `Transfer-Encoding` lines (RFC 9112 §6.1, §7).
struct TransferCodings {
    /// Whether there was such a field at all.
    private(set) var present = false
    private var count = 0
    private var chunkedCount = 0
    private var chunkedIsLast = false
    private var chunkedHasParameters = false

    /// Takes one field's value.
    mutating func add(_ value: Bytes) throws(RequestRefusal) {
        present = true
        let before = count
        // A comma inside a quoted parameter cuts the list in the wrong place; both halves are then malformed, and
        // as no coding with parameters is known here, nothing that could be served is lost.
        var elements = self
        try Grammar.forEachElement(of: value) { (element) throws(RequestRefusal) in try elements.take(element) }
        guard elements.count > before else { throw .codingSyntax }
        self = elements
    }

    /// Checks that the body can be delimited and decoded.
    func check() throws(RequestRefusal) {
        guard chunkedIsLast, chunkedCount == 1, !chunkedHasParameters else { throw .chunkedNotLast }
        guard count == 1 else { throw .unknownCoding }
    }

    private mutating func take(_ element: Bytes) throws(RequestRefusal) {
        var end = 0
        while end < element.count, Grammar.isToken(element[end]) { end += 1 }
        guard end > 0 else { throw .codingSyntax }
        var next = end
        while next < element.count, Grammar.isWhiteSpace(element[next]) { next += 1 }
        guard next == element.count || element[next] == 0x3B else { throw .codingSyntax }
        count += 1
        chunkedIsLast = Grammar.matches(Grammar.slice(element, 0, end), "chunked")
        if chunkedIsLast {
            chunkedCount += 1
            if next < element.count { chunkedHasParameters = true }
        }
    }
}
