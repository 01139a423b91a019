import ServicingHTTP

extension FieldChecks {
    /// Which counts an interval may have.
    enum IntervalSign {
        /// From 1 on.
        case positive
        /// From 0 on.
        case notNegative
        /// Any: the document has a meaning for negative ones.
        case any
    }

    /// Checks an interval, where there is one: a whole number and a unit, as in all of the documents' examples. That an
    /// interval is not negative, or not nothing, is *inferred* from what it measures.
    mutating func interval(_ field: String, _ interval: CanopyInterval?, _ sign: IntervalSign = .notNegative) {
        guard let interval else { return }
        guard let count = interval.count else {
            return add(
                field, "is not an interval",
                allowed: "a whole number, a space and 'day', 'week' or 'month' with or without 's', such as '1 month'")
        }
        switch sign {
        case .positive where count < 1: add(field, "is not a span of time", allowed: "1 unit or more")
        case .notNegative where count < 0: add(field, "is below zero", allowed: "0 units or more")
        default: break
        }
    }

    /// Checks when a payment is due in a cycle ("Cannot exceed the duration of the billing cycle", counted from its start
    /// or, where negative, back from its end). A month is 28 to 31 days, so what is refused is longer than the cycle in
    /// whatever months.
    mutating func dueInterval(_ field: String, _ due: CanopyInterval?, within cycle: CanopyInterval?) {
        // A cycle that is none is a problem of its own.
        guard let due, let cycle, (cycle.count ?? 0) > 0, due.isCertainlyLonger(than: cycle) else { return }
        add(field, "is longer than the billing cycle", allowed: "at most the duration of cycle_interval, either way")
    }

    /// Checks a time of day, where there is one.
    mutating func timeOfDay(_ field: String, _ time: TimeOfDay?) {
        guard let time, time.hour == nil else { return }
        add(
            field, "is not a time of day with its offset",
            allowed: "HH:MM:SS and '+HH:MM', '-HH:MM' or 'Z', such as '17:00:00-05:00'")
    }

    /// Checks a time zone's name, where there is one: its form alone, since which names there are changes with time.
    mutating func timeZone(_ field: String, _ name: String?) {
        guard let name else { return }
        let isName =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || "_+-/".utf8.contains(byte)
            }
        guard !isName else { return }
        add(field, "is not the name of a time zone", allowed: "a name of the Olson database, such as America/Chicago")
    }
}

extension CanopyInterval {
    /// Whether it is longer than another whatever the months are; how long alone counts, not in which direction.
    func isCertainlyLonger(than other: CanopyInterval) -> Bool {
        if unit == .month, other.unit == .month, let count, let otherCount = other.count {
            return count.magnitude > otherCount.magnitude
        }
        guard let days, let otherDays = other.days else { return false }
        return days.lowerBound > otherDays.upperBound
    }

    /// How many days it has at least and at most.
    private var days: ClosedRange<UInt>? {
        guard let count, let unit else { return nil }
        func times(_ days: UInt) -> UInt {
            let (product, isTooLarge) = count.magnitude.multipliedReportingOverflow(by: days)
            return isTooLarge ? .max : product
        }
        return switch unit {
        case .day: times(1)...times(1)
        case .week: times(7)...times(7)
        case .month: times(28)...times(31)
        }
    }
}
