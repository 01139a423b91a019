/// A line of a file in every form in which something may hide in it.
struct DecodedLine: Sendable {
    /// The line itself, then unescaped, percent-decoded, and what its runs of base64 hold.
    private let forms: [[UInt8]]

    init(_ line: ArraySlice<UInt8>) {
        var forms = [Array(line)]
        func add(_ form: [UInt8]) {
            if !forms.contains(form) { forms.append(form) }
        }
        let unescaped = Self.unescaped(forms[0])
        add(unescaped)
        add(Self.unescaped(unescaped))
        for form in forms where form.contains(UInt8(ascii: "%")) {
            add(Array(PercentCoding.decode(String(decoding: form, as: UTF8.self), plusIsSpace: true).utf8))
        }
        for (_, content) in Base64Runs.find(in: unescaped) {
            let decoded = ContentCoding.unpack(content)?.content ?? content
            guard String(validating: decoded, as: UTF8.self) != nil else { continue }
            add(decoded)
            add(Self.unescaped(decoded))
        }
        for form in forms where EscapedText.mayHoldEscapes(String(decoding: form, as: UTF8.self)) {
            if let escaped = EscapedText(form) { add(escaped.bytes) }
        }
        self.forms = forms
    }

    /// What the line holds by its shape.
    func kinds(by patterns: SensitivePatterns) -> Set<SensitivePatterns.Kind> {
        Set(forms.flatMap { patterns.matches(in: $0).map(\.kind) })
    }

    /// Whether any form of the line holds the text.
    func holds(_ text: String) -> Bool {
        forms.contains { String(decoding: $0, as: UTF8.self).contains(text) }
    }

    /// The bytes with JSON's escapes resolved.
    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "\\")) else { return bytes }
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
                result.append(bytes[place])
                place += 1
                continue
            }
            switch bytes[place + 1] {
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"):
                result.append(0x20)
            case UInt8(ascii: "u"):
                let digits = bytes[(place + 2)...].prefix(4)
                if let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) {
                    result += Array(String(Unicode.Scalar(code) ?? "?").utf8)
                }
                place += digits.count
            case let other: result.append(other)
            }
            place += 2
        }
        return result
    }
}
