internal import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An answer's header fields, read from the lines that libcurl handed over.
struct AnswerHead {
    /// The lines that the fields were read from, to see whether the next answer's are the same.
    private var lines: [UInt8] = []
    private var headers = HTTPHeaders()
    /// Whether the fields of the last block tell the body's length in two ways, so that where the answer ends depends on
    /// who reads it (RFC 9112 §6.3, "ought to be handled as an error").
    private(set) var tellsTwoLengths = false

    /// The fields of the lines, the status line first.
    ///
    /// Answers of one server differ in little but the date, which changes once a second, so those of the last answer
    /// serve again where the lines are equal.
    mutating func read(_ block: UnsafeBufferPointer<UInt8>) -> HTTPHeaders {
        if let start = block.baseAddress, lines.count == block.count, memcmp(lines, start, block.count) == 0 {
            return headers
        }
        lines = Array(block)
        headers = Self.fields(UnsafeRawBufferPointer(block), behindStatus: true)
        tellsTwoLengths = Self.tellTwoLengths(headers)
        return headers
    }

    private static func tellTwoLengths(_ headers: HTTPHeaders) -> Bool {
        let lengths = Set(
            headers.values(of: "Content-Length").flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
                .map { trimmed($0) })
        return lengths.count > 1 || !lengths.isEmpty && headers["Transfer-Encoding"] != nil
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.utf8.first, first == 0x20 || first == 0x09 { text = text.dropFirst() }
        while let last = text.utf8.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
        return text
    }

    /// The fields of the lines behind a body.
    static func trailers(_ block: UnsafeBufferPointer<UInt8>) -> HTTPHeaders {
        fields(UnsafeRawBufferPointer(block), behindStatus: false)
    }

    private static func fields(_ block: UnsafeRawBufferPointer, behindStatus: Bool) -> HTTPHeaders {
        var fields: [HTTPField] = []
        fields.reserveCapacity(12)
        var rest = block[...]
        var isFirst = behindStatus
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            let line = rest[rest.startIndex..<end]
            rest = rest[min(end + 1, rest.endIndex)...]
            defer { isFirst = false }
            if isFirst { continue }
            if let start = line.first, start == 0x20 || start == 0x09 {
                // A folded line (RFC 9112 §5.2) continues the field before it.
                if let last = fields.popLast() {
                    let value = text(trimmed(line))
                    fields.append(
                        HTTPField(unchecked: last.name, last.value.isEmpty ? value : last.value + " " + value))
                }
                continue
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            fields.append(
                HTTPField(
                    unchecked: text(trimmed(line[line.startIndex..<colon])), text(trimmed(line[(colon + 1)...]))))
        }
        return HTTPHeaders(unchecked: fields)
    }

    private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var bytes = bytes
        while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes), as: UTF8.self)
    }
}
