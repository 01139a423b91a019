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
        let form = NumberForm(text)
        guard !form.digits.isEmpty else { return 0 }
        // A mantissa of up to 128 bits, which is 38 digits and some of 39, and a power of ten from -128 to 127.
        guard case .small(let exponent) = form.exponent, form.digits.count <= 39, (-128...165).contains(exponent)
        else {
            return nil
        }
        let power = exponent - (form.digits.count - 1)
        guard (-128...127).contains(power) else { return nil }
        var mantissa: UInt128 = 0
        for digit in form.digits {
            let (shifted, tooLarge) = mantissa.multipliedReportingOverflow(by: 10)
            let (sum, carries) = shifted.addingReportingOverflow(UInt128(digit - UInt8(ascii: "0")))
            if tooLarge || carries { return nil }
            mantissa = sum
        }
        return Self.decimal(mantissa, power: power, isNegative: form.isNegative)
    }

    private static func decimal(_ mantissa: UInt128, power: Int, isNegative: Bool) -> Decimal {
        let high = UInt64(truncatingIfNeeded: mantissa >> 64)
        let low = Decimal(UInt64(truncatingIfNeeded: mantissa))
        // Exact: neither product nor sum exceeds the 128 bits that a mantissa has.
        let significand = high == 0 ? low : Decimal(high) * (Decimal(UInt64.max) + 1) + low
        return Decimal(sign: isNegative ? .minus : .plus, exponent: power, significand: significand)
    }
}
