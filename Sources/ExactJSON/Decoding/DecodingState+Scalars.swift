#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension DecodingState {
    @inline(__always)
    func isNull(at index: Int) -> Bool {
        tokens[index].kind == .null
    }

    @inline(__always)
    func bool(at index: Int) throws -> Bool {
        switch tokens[index].kind {
        case .true: return true
        case .false: return false
        default: throw mismatch("a boolean", at: index)
        }
    }

    @inline(__always)
    func string(at index: Int) throws -> String {
        let token = tokens[index]
        switch token.kind {
        case .string, .escapedString: return token.string(in: bytes)
        case .integer where numbersReadAsStrings, .number where numbersReadAsStrings: return token.raw(in: tape.bytes)
        default: throw mismatch("a string", at: index)
        }
    }

    func number(at index: Int) throws -> JSONNumber {
        let token = tokens[index]
        guard token.kind == .integer || token.kind == .number else { return try numberInText(at: index) }
        return JSONNumber(checked: token.raw(in: tape.bytes))
    }

    /// The number that a text is, where texts may stand for numbers.
    @inline(never)
    private func numberInText(at index: Int) throws -> JSONNumber {
        let token = tokens[index]
        guard stringsReadAsNumbers, token.publicKind == .string, let number = JSONNumber(token.string(in: bytes)) else {
            throw mismatch("a number", at: index)
        }
        return number
    }

    func decimal(at index: Int) throws -> Decimal {
        let token = tokens[index]
        let isNumber = token.kind == .integer || token.kind == .number
        let value =
            isNumber
            ? Decimal(exactly: token.bytes(in: bytes))
            : Array(try numberInText(at: index).text.utf8).withUnsafeBufferPointer { Decimal(exactly: $0) }
        guard let value else {
            throw error(.outOfRange, "the number has more digits than Decimal can hold exactly", at: index)
        }
        return value
    }

    func floating<Float: BinaryFloatingPoint & LosslessStringConvertible>(
        _ type: Float.Type, at index: Int
    ) throws -> Float {
        // The grammar's numbers are all among those that the type reads, correctly rounded.
        guard let value = Float(try number(at: index).text), value.isFinite else {
            throw error(.outOfRange, "the number is too large for \(type)", at: index)
        }
        return value
    }

    @inline(__always)
    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at index: Int) throws -> Integer {
        let token = tokens[index]
        // Eighteen digits fit in 64 bits whatever they are.
        if token.kind == .integer, token.extent <= 18 {
            var digits = UnsafeBufferPointer(start: bytes + token.start, count: token.extent)[...]
            let isNegative = digits.first == UInt8(ascii: "-")
            if isNegative { digits.removeFirst() }
            var magnitude: Int64 = 0
            for digit in digits { magnitude = magnitude &* 10 &+ Int64(digit &- UInt8(ascii: "0")) }
            if let value = Integer(exactly: isNegative ? -magnitude : magnitude) { return value }
            throw error(.outOfRange, "the number does not fit \(type)", at: index)
        }
        return try unusualInteger(type, at: index)
    }

    @inline(never)
    private func unusualInteger<Integer: FixedWidthInteger>(_ type: Integer.Type, at index: Int) throws -> Integer {
        let form =
            tokens[index].publicKind == .number
            ? NumberForm(tokens[index].bytes(in: bytes)) : NumberForm(try numberInText(at: index).text)
        if let value = form.integer(as: type) { return value }
        if case .small(let power) = form.exponent, form.digits.count > power + 1 {
            throw error(.typeMismatch, "expected a whole number, found one with a fraction", at: index)
        }
        throw error(.outOfRange, "the number does not fit \(type)", at: index)
    }
}
