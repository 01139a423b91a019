/// A length of time as Canopy writes it: `1 month`, `3 months`, `-5 days`.
///
/// No document has a grammar (*inferred* from the examples: a whole number, a space, and `day`, `week` or `month` in the
/// singular or the plural; no document counts in years).
struct CanopyInterval: Hashable, Sendable {
    /// What is counted. A week is seven days.
    enum Unit: Hashable, Sendable {
        case days
        case months
    }

    /// How many units; negative where it is counted back.
    let count: Int
    /// What is counted.
    let unit: Unit

    /// `1 month`.
    static let month = CanopyInterval(count: 1, unit: .months)

    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let digits = parts[0].hasPrefix("-") ? parts[0].dropFirst() : parts[0]
        // Nine digits are more days than a date can have, and what they are multiplied by stays in an Int.
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(parts[0])
        else { return nil }
        switch parts[1].hasSuffix("s") ? parts[1].dropLast() : parts[1] {
        case "day": (count, unit) = (number, .days)
        case "week": (count, unit) = (number * 7, .days)
        case "month": (count, unit) = (number, .months)
        default: return nil
        }
    }

    init(count: Int, unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// Whether it is counted back.
    var isNegative: Bool { count < 0 }
    /// The shortest that it can be, in days, whichever way it is counted.
    var leastDays: Int { unit == .days ? abs(count) : abs(count) / 12 * 365 + abs(count) % 12 * 28 }
    /// The longest that it can be, in days, whichever way it is counted.
    var mostDays: Int { unit == .days ? abs(count) : abs(count) / 12 * 366 + abs(count) % 12 * 31 }

    /// The interval that many times over.
    func times(_ factor: Int) -> CanopyInterval {
        CanopyInterval(count: count * factor, unit: unit)
    }
}
