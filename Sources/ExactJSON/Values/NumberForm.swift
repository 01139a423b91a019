/// A number's one normal form: sign, significant digits, and the power of ten of the first of them.
///
/// Time and space are linear in the text, whatever the exponent: `1e999999999999` is one digit here.
struct NumberForm: Hashable {
    let isNegative: Bool
    /// Without zeros at either end; empty for zero.
    let digits: [UInt8]
    /// The value is `d.ddd` times ten to this power.
    let exponent: Exponent

    /// A power of ten, as large as somebody cares to write it. `huge` begins where `small` would need 19 digits.
    enum Exponent: Hashable {
        case small(Int)
        case huge(isNegative: Bool, digits: [UInt8])
    }

    /// The form of a text that follows the number grammar.
    init(_ text: String) {
        var text = text
        self = text.withUTF8 { NumberForm($0) }
    }

    /// The form of a text that follows the number grammar.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        var digits: [UInt8] = []
        // Where the digits begin and where the point is, counted in digits from the text's first.
        var leadingZeros = 0
        var seen = 0
        var point: Int?
        var at = text.first == UInt8(ascii: "-") ? 1 : 0
        while at < text.count, text[at] | 0x20 != UInt8(ascii: "e") {
            let byte = text[at]
            at += 1
            if byte == UInt8(ascii: ".") {
                point = seen
                continue
            }
            seen += 1
            if digits.isEmpty, byte == UInt8(ascii: "0") { leadingZeros += 1 } else { digits.append(byte) }
        }
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        self.digits = digits
        isNegative = text.first == UInt8(ascii: "-") && !digits.isEmpty
        exponent =
            digits.isEmpty
            ? .small(0)
            : Exponent(text[min(at + 1, text.count)...], plus: (point ?? seen) - leadingZeros - 1)
    }

    /// The value as an integer of that type, if it is one and fits.
    func integer<Integer: FixedWidthInteger>(as type: Integer.Type) -> Integer? {
        guard !digits.isEmpty else { return 0 }
        // No integer type has more than 40 digits.
        guard case .small(let exponent) = exponent, exponent < 40, digits.count <= exponent + 1 else { return nil }
        let zeros = String(repeating: "0", count: exponent + 1 - digits.count)
        return Integer((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self) + zeros)
    }

    /// The form as a text that follows the number grammar.
    var text: String {
        let sign = isNegative ? "-" : ""
        let all = String(decoding: digits, as: UTF8.self)
        guard let first = all.first else { return "0" }
        switch exponent {
        case .small(let power) where power >= 0 && power < 21:
            if digits.count <= power + 1 { return sign + all + String(repeating: "0", count: power + 1 - digits.count) }
            return sign + all.prefix(power + 1) + "." + all.dropFirst(power + 1)
        case .small(let power) where power < 0 && power >= -7:
            return sign + "0." + String(repeating: "0", count: -power - 1) + all
        default:
            let rest = all.count > 1 ? "." + all.dropFirst() : ""
            return sign + String(first) + rest + "e" + exponent.text
        }
    }
}

extension NumberForm.Exponent {
    /// The exponent written in a number (empty, or digits with an optional sign) and a small offset to it.
    init(_ text: Slice<UnsafeBufferPointer<UInt8>>, plus offset: Int) {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }.drop { $0 == UInt8(ascii: "0") }
        if digits.count <= 18 {
            let magnitude = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            self.init((isNegative ? -magnitude : magnitude) + offset)
            return
        }
        // The offset is at most a text's length, so that the sum keeps its sign and nearly all its digits.
        var sum = Array(digits)
        var carry = isNegative ? -offset : offset
        for place in sum.indices.reversed() where carry != 0 {
            let value = Int(sum[place] - UInt8(ascii: "0")) + carry
            let digit = ((value % 10) + 10) % 10
            sum[place] = UInt8(ascii: "0") + UInt8(digit)
            carry = (value - digit) / 10
        }
        while carry > 0 {
            sum.insert(UInt8(ascii: "0") + UInt8(carry % 10), at: 0)
            carry /= 10
        }
        let plain = sum.drop { $0 == UInt8(ascii: "0") }
        if plain.count <= 18 {
            let magnitude = plain.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            self = .small(isNegative ? -magnitude : magnitude)
        } else {
            self = .huge(isNegative: isNegative, digits: Array(plain))
        }
    }

    private init(_ value: Int) {
        self =
            abs(value) < 1_000_000_000_000_000_000
            ? .small(value) : .huge(isNegative: value < 0, digits: Array(String(abs(value)).utf8))
    }

    var text: String {
        switch self {
        case .small(let value): String(value)
        case .huge(let isNegative, let digits): (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
        }
    }
}
