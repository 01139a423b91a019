/// Masks what is personal by its shape wherever it stands in a text: e-mail addresses, social security numbers written
/// as `078-05-1120`, and card numbers (13 to 19 digits, Luhn).
///
/// A net under the rules that go by names: a provider may put a customer's datum into a message of any name.
package enum SensitivePatterns {
    /// The text with what is personal by its shape masked.
    package static func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "@")) || bytes.count(where: isDigit) >= 9 else { return text }
        var spans: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "@"), let span = address(around: index, in: bytes) {
                spans.append(span)
                index = span.upperBound
            } else if isDigit(bytes[index]) {
                let run = digitRun(from: index, in: bytes)
                if isPersonal(bytes[run]) { spans.append(run) }
                index = run.upperBound
            } else {
                index += 1
            }
        }
        guard !spans.isEmpty else { return text }
        var result: [UInt8] = []
        var end = 0
        for span in spans {
            // Two that overlap are one: what the second adds is masked with the first.
            if span.lowerBound >= end {
                result += bytes[end..<span.lowerBound]
                result += Shown.mask.utf8
            }
            end = max(end, span.upperBound)
        }
        return String(decoding: result + bytes[end...], as: UTF8.self)
    }

    private static func address(around at: Int, in bytes: [UInt8]) -> Range<Int>? {
        var start = at
        while start > 0, isLocalPart(bytes[start - 1]) { start -= 1 }
        var end = at + 1
        while end < bytes.count, isDomain(bytes[end]) { end += 1 }
        return start < at && end > at + 1 ? start..<end : nil
    }

    /// Digits with single spaces or hyphens between them.
    private static func digitRun(from start: Int, in bytes: [UInt8]) -> Range<Int> {
        var end = start + 1
        while end < bytes.count {
            if isDigit(bytes[end]) {
                end += 1
            } else if isSeparator(bytes[end]), end + 1 < bytes.count, isDigit(bytes[end + 1]) {
                end += 2
            } else {
                break
            }
        }
        return start..<end
    }

    private static func isPersonal(_ run: ArraySlice<UInt8>) -> Bool {
        let groups = run.split(whereSeparator: isSeparator).map(\.count)
        if groups == [3, 2, 4] { return true }
        let digits = run.filter(isDigit).map { Int($0 - 0x30) }
        guard (13...19).contains(digits.count), digits.contains(where: { $0 != 0 }) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            let (place, digit) = item
            guard place % 2 == 1 else { return sum + digit }
            return sum + (digit > 4 ? digit * 2 - 9 : digit * 2)
        }
        return sum % 10 == 0
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") }

    private static func isDomain(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "-") || byte >= 0x80
    }

    private static func isLocalPart(_ byte: UInt8) -> Bool {
        isDomain(byte) || "_%+!#$&'*/=?^`{|}~".utf8.contains(byte)
    }
}
