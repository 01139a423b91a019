#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An amount of money, exact.
///
/// The amount is in the currency's major unit (dollars, not cents). None of the four documents names a currency, so
/// none is invented here: what an amount is *of* is known to whoever holds the account.
public struct Money: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The amount in the major unit.
    public let amount: ExactDecimal

    /// An amount in the major unit.
    public init(_ amount: ExactDecimal) {
        self.amount = amount
    }

    /// An amount in the major unit, written as a decimal number. Nil for any other text.
    public init?(_ text: some StringProtocol) {
        guard let amount = ExactDecimal(text) else { return nil }
        self.amount = amount
    }

    /// A whole number of cents, as Canopy counts money.
    public init(cents: Int) {
        let magnitude = cents.magnitude
        let fraction = String(magnitude % 100)
        let text = (cents < 0 ? "-" : "") + String(magnitude / 100) + "." + (fraction.count < 2 ? "0" : "") + fraction
        amount = ExactDecimal(text) ?? 0
    }

    /// The amount in whole cents, or nil where it has a fraction of a cent or 64 bits are too few.
    public var cents: Int? {
        guard let decimal = amount.decimal else { return nil }
        return ExactDecimal(exactly: decimal * 100)?.int
    }

    /// Reads the amount as ``ExactDecimal`` does: a number, or a string that holds one.
    public init(from decoder: any Decoder) throws {
        amount = try ExactDecimal(from: decoder)
    }

    /// Writes the amount as a number with its own digits.
    public func encode(to encoder: any Encoder) throws {
        try amount.encode(to: encoder)
    }

    /// The amount's own digits.
    public var description: String { amount.text }
}
