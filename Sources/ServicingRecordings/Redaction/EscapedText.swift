/// A text with what URLs, JSON and HTML escape resolved, and where each of its bytes stood: so what hides behind escapes is
/// found in the one and masked in the other.
struct EscapedText {
    private(set) var bytes: [UInt8] = []
    /// Where each byte's escape begins and ends in the source.
    private var starts: [Int] = []
    private var ends: [Int] = []

    /// Nil where nothing is escaped.
    ///
    /// - Parameter isQuotedPrintable: whether `=3D` is an escape, as in mail (RFC 2045 §6.7).
    init?(_ source: [UInt8], isQuotedPrintable: Bool = false) {
        bytes = source
        starts = Array(source.indices)
        ends = starts.map { $0 + 1 }
        var rounds = 0
        // What was escaped twice is resolved in the second round.
        while rounds < 3, resolve(isQuotedPrintable) { rounds += 1 }
        guard rounds > 0 else { return nil }
    }

    /// Whether a text holds anything that an escape begins with.
    static func mayHoldEscapes(_ text: some StringProtocol) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
    }

    /// Whether a text looks like mail's quoted-printable: with a `=` or a letter beyond ASCII in its escapes.
    static func isQuotedPrintable(_ bytes: [UInt8]) -> Bool {
        bytes.indices.dropLast(2).contains { place in
            guard bytes[place] == UInt8(ascii: "="), bytes[place + 2].isHexDigit else { return false }
            let digit = bytes[place + 1]
            return "89ABCDEF".utf8.contains(digit)
                || (digit == UInt8(ascii: "3") && bytes[place + 2] == UInt8(ascii: "D"))
        }
    }

    /// Where a part of the resolved bytes stood.
    func source(of range: Range<Int>) -> Range<Int> { starts[range.lowerBound]..<ends[range.upperBound - 1] }

    private mutating func resolve(_ isQuotedPrintable: Bool) -> Bool {
        var result: [UInt8] = []
        var newStarts: [Int] = []
        var newEnds: [Int] = []
        result.reserveCapacity(bytes.count)
        var hasChanged = false
        var place = 0
        while place < bytes.count {
            let (resolved, length) = escape(at: place, isQuotedPrintable) ?? ([bytes[place]], 1)
            hasChanged = hasChanged || length > 1
            for byte in resolved {
                result.append(byte)
                newStarts.append(starts[place])
                newEnds.append(ends[place + length - 1])
            }
            place += length
        }
        (bytes, starts, ends) = (result, newStarts, newEnds)
        return hasChanged
    }

    private func escape(at place: Int, _ isQuotedPrintable: Bool) -> ([UInt8], length: Int)? {
        switch bytes[place] {
        case UInt8(ascii: "%"): return code(at: place + 1, digits: 2).map { ([UInt8($0)], 3) }
        case UInt8(ascii: "\\"): return backslash(at: place)
        case UInt8(ascii: "&"): return entity(at: place)
        case UInt8(ascii: "=") where isQuotedPrintable:
            if bytes[(place + 1)...].starts(with: [0x0D, 0x0A]) { return ([], 3) }
            if bytes[(place + 1)...].first == 0x0A { return ([], 2) }
            return code(at: place + 1, digits: 2).map { ([UInt8($0)], 3) }
        default: return nil
        }
    }

    private func backslash(at place: Int) -> ([UInt8], length: Int)? {
        guard place + 1 < bytes.count else { return nil }
        switch bytes[place + 1] {
        case UInt8(ascii: "x"): return code(at: place + 2, digits: 2).flatMap { utf8($0, 4) }
        case UInt8(ascii: "u"):
            guard let first = code(at: place + 2, digits: 4) else { return nil }
            guard 0xD800...0xDBFF ~= first else { return utf8(first, 6) }
            guard place + 7 < bytes.count, bytes[place + 6] == 0x5C, bytes[place + 7] == UInt8(ascii: "u"),
                let second = code(at: place + 8, digits: 4), 0xDC00...0xDFFF ~= second
            else { return nil }
            return utf8(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), 12)
        case UInt8(ascii: "n"): return ([0x0A], 2)
        case UInt8(ascii: "r"): return ([0x0D], 2)
        case UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"):
            return ([bytes[place + 1]], 2)
        default: return nil
        }
    }

    private func entity(at place: Int) -> ([UInt8], length: Int)? {
        let name = bytes[(place + 1)...].prefix(10).prefix { $0.isLetterOrDigit || $0 == UInt8(ascii: "#") }
        guard name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ";") else { return nil }
        let length = name.count + 2
        let text = String(decoding: name, as: UTF8.self).lowercased()
        if let known = Self.entities[text] { return ([known], length) }
        guard text.hasPrefix("#") else { return nil }
        let digits = text.dropFirst()
        let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { utf8($0, length) }
    }

    private static let entities: [String: UInt8] = [
        "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"), "quot": UInt8(ascii: "\""),
        "apos": UInt8(ascii: "'"),
    ]

    private func utf8(_ code: UInt32, _ length: Int) -> ([UInt8], length: Int)? {
        Unicode.Scalar(code).map { (Array(String(Character($0)).utf8), length) }
    }

    private func code(at place: Int, digits count: Int) -> UInt32? {
        guard place + count <= bytes.count, bytes[place..<(place + count)].allSatisfy(\.isHexDigit) else { return nil }
        return UInt32(String(decoding: bytes[place..<(place + count)], as: UTF8.self), radix: 16)
    }
}

extension UInt8 {
    /// Whether it is a hexadecimal digit.
    var isHexDigit: Bool { isDigit || 0x61...0x66 ~= (self | 0x20) }
}
