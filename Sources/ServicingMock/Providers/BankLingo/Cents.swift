/// An amount of money in hundredths of the loan's currency. Exact: nothing here is a binary fraction.
public struct Cents: Hashable, Sendable, Comparable, ExpressibleByIntegerLiteral, CustomStringConvertible {
    /// How many.
    public let count: Int64

    /// An amount.
    public init(_ count: Int64) {
        self.count = count
    }

    /// An amount.
    public init(integerLiteral count: Int64) {
        self.init(count)
    }

    /// A fraction of the amount, rounded once to the nearest cent, halves away from zero.
    ///
    /// - Parameters:
    ///   - numerator: what it is multiplied by.
    ///   - denominator: what it is divided by; greater than zero.
    public func times(_ numerator: Int64, over denominator: Int64) -> Cents {
        let product = Int128(count) * Int128(numerator)
        let doubled = 2 * product.magnitude + UInt128(denominator)
        let rounded = Int64(doubled / (2 * UInt128(denominator)))
        return Cents(product < 0 ? -rounded : rounded)
    }

    /// The amount with two decimals and no grouping: `10000.00`.
    public var description: String {
        let digits = padded(Int(count.magnitude), 3)
        return (count < 0 ? "-" : "") + digits.dropLast(2) + "." + digits.suffix(2)
    }

    /// Smaller amounts come first.
    public static func < (a: Cents, b: Cents) -> Bool { a.count < b.count }
    /// The sum.
    public static func + (a: Cents, b: Cents) -> Cents { Cents(a.count + b.count) }
    /// The difference.
    public static func - (a: Cents, b: Cents) -> Cents { Cents(a.count - b.count) }
    /// Adds to an amount.
    public static func += (a: inout Cents, b: Cents) { a = a + b }
}
