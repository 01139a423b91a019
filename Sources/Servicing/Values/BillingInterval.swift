/// A span between billing dates, such as a month or 14 days. A negative one is counted back.
public struct BillingInterval: Hashable, Sendable, Codable, CustomStringConvertible {
    /// A unit of it.
    public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
        /// A day.
        case day
        /// Seven days.
        case week
        /// A calendar month.
        case month
    }

    /// How many.
    public var count: Int
    /// Of what.
    public var unit: Unit

    /// A span.
    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// `1 month`, `-5 days`
    public var description: String { "\(count) \(unit.rawValue)" + (count.magnitude == 1 ? "" : "s") }
}
