import ExactJSON
import Servicing
import ServicingHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension FieldChecks {
    /// Checks an amount in cents or a number of things, where there is one. That neither is ever below zero in a request
    /// is *inferred*: the document says what each counts and gives no bounds.
    mutating func notNegative(_ field: String, _ count: Int?) {
        guard let count, count < 0 else { return }
        add(field, "is below zero", allowed: "0 or more")
    }

    /// Checks a volume in whole cents that may be beyond 64 bits, where there is one.
    mutating func wholeCents(_ field: String, _ cents: ExactDecimal?) {
        guard let cents, !cents.isWhole || cents.text.hasPrefix("-") else { return }
        add(field, "is not a whole number of cents", allowed: "0 or more, without decimals")
    }

    /// Checks a percentage, where there is one: `6.2` is 6.2%. That none is below zero is *inferred*; none has an upper
    /// bound, as rates and caps may be over 100.
    mutating func percent(_ field: String, _ percent: ExactDecimal?) {
        guard let percent else { return }
        guard let value = percent.decimal else {
            return add(field, "has too many digits for a percentage", allowed: "0 or more, 38 digits at most")
        }
        if value < 0 { add(field, "is below zero", allowed: "0 or more") }
    }

    /// Checks that a range's lower bound is not above its upper one, where both are given. They are bounds by the
    /// document's words.
    mutating func ordered(_ lower: ExactDecimal?, _ lowerField: String, _ upper: ExactDecimal?, _ upperField: String) {
        guard let lower = lower?.decimal, let upper = upper?.decimal, lower > upper else { return }
        add(lowerField, "is above the range's upper bound", allowed: "at most \(upperField)")
    }

    /// Checks a rate against the range that it is the default in, where they are given ("Optional lower bound for APR
    /// Range for the product"). An upper bound of 0 is the document's default and stands for none: with it every other
    /// rate would be out of range.
    mutating func rate(
        _ field: String, _ rate: ExactDecimal?, from lower: ExactDecimal?, to upper: ExactDecimal?, range: String
    ) {
        guard let rate = rate?.decimal else { return }
        let isBelow = lower?.decimal.map { rate < $0 } ?? false
        let isAbove = upper?.decimal.map { $0 != 0 && rate > $0 } ?? false
        if isBelow || isAbove {
            add(field, "is outside the product's range of rates", allowed: "within \(range)_lower and \(range)_upper")
        }
    }
}

extension ExactDecimal {
    /// Whether there is no fraction, however many digits there are.
    var isWhole: Bool {
        let parts = number.normalizedText.split(separator: "e")
        let fraction = parts[0].split(separator: ".").dropFirst().first?.utf8.count ?? 0
        guard parts.count == 2 else { return fraction == 0 }
        // A scientific form's mantissa has no zeros at its end.
        guard let exponent = Int(parts[1]) else { return !parts[1].hasPrefix("-") }
        return exponent >= fraction
    }
}
