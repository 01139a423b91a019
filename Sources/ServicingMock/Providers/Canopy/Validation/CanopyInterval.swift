/// A length of time as Canopy writes it: `1 month`, `3 months`, `-5 days`.
struct CanopyInterval: Sendable {
    /// The longest that it can be, in days, whichever way it is counted.
    let mostDays: Int
    /// The shortest that it can be, in days, whichever way it is counted.
    let leastDays: Int
    /// Whether it is counted back.
    let isNegative: Bool

    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let digits = parts[0].hasPrefix("-") ? parts[0].dropFirst() : parts[0]
        // Nine digits are more days than a date can have, and what they are multiplied by below stays in an Int.
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int(digits)
        else { return nil }
        isNegative = parts[0].hasPrefix("-")
        let days: ClosedRange<Int>
        switch parts[1].hasSuffix("s") ? parts[1].dropLast() : parts[1] {
        case "day": days = 1...1
        case "week": days = 7...7
        case "month": days = 28...31
        case "year": days = 365...366
        default: return nil
        }
        leastDays = days.lowerBound * count
        mostDays = days.upperBound * count
    }
}
