#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension JSONNumber {
    /// A decimal's exact value in plain digits.
    ///
    /// - Precondition: the decimal is a number. ``init(exactly:)`` tells instead.
    public init(_ value: Decimal) {
        guard let number = JSONNumber(exactly: value) else {
            preconditionFailure("a Decimal that is not a number has no JSON form")
        }
        self = number
    }

    /// A decimal's exact value in plain digits, or nil where it is not a number.
    public init?(exactly value: Decimal) {
        guard !value.isNaN else { return nil }
        self.init(checked: value.description)
    }

    /// The value as a `Decimal` if that can hold it exactly, else nil; `Decimal` itself would round it.
    public var decimal: Decimal? {
        var text = text
        return text.withUTF8 { Decimal(exactly: $0) }
    }
}

extension Decimal {
    /// The exact value of a text that follows the number grammar, or nil where there is none.
    init?(exactly text: UnsafeBufferPointer<UInt8>) {
        if let plain = Self.plain(text) {
            self = plain
            return
        }
        let form = NumberForm(text)
        guard !form.digits.isEmpty else {
            self = 0
            return
        }
        // A mantissa of up to 128 bits, which is 38 digits and some of 39, and a power of ten from -128 to 127.
        guard case .small(let exponent) = form.exponent, form.digits.count <= 39 else { return nil }
        // Neither bound is near the ends of `Int`.
        guard (-128...165).contains(exponent), (-128...127).contains(exponent - (form.digits.count - 1)) else {
            return nil
        }
        var mantissa: UInt128 = 0
        for digit in form.digits {
            let (shifted, tooLarge) = mantissa.multipliedReportingOverflow(by: 10)
            let (sum, carries) = shifted.addingReportingOverflow(UInt128(digit - UInt8(ascii: "0")))
            if tooLarge || carries { return nil }
            mantissa = sum
        }
        self.init(mantissa, power: exponent - (form.digits.count - 1), isNegative: form.isNegative)
    }

    /// The short way for what amounts look like: at most 18 digits, no exponent.
    private static func plain(_ text: UnsafeBufferPointer<UInt8>) -> Decimal? {
        let isNegative = text.first == UInt8(ascii: "-")
        guard text.count <= (isNegative ? 20 : 19) else { return nil }
        var mantissa: UInt64 = 0
        var power = 0
        var point = false
        for byte in text.dropFirst(isNegative ? 1 : 0) {
            if byte == UInt8(ascii: ".") {
                point = true
                continue
            }
            guard isDigit(byte) else { return nil }
            // Nineteen digits fit in 64 bits.
            mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0"))
            if point { power -= 1 }
        }
        if mantissa == 0 { return 0 }
        while power < 0, mantissa % 10 == 0 {
            mantissa /= 10
            power += 1
        }
        return Decimal(UInt128(mantissa), power: power, isNegative: isNegative)
    }

    private init(_ mantissa: UInt128, power: Int, isNegative: Bool) {
        let high = UInt64(truncatingIfNeeded: mantissa >> 64)
        let low = Decimal(UInt64(truncatingIfNeeded: mantissa))
        // Exact: neither product nor sum exceeds the 128 bits that a mantissa has.
        let significand = high == 0 ? low : Decimal(high) * (Decimal(UInt64.max) + 1) + low
        self.init(sign: isNegative ? .minus : .plus, exponent: power, significand: significand)
    }
}
