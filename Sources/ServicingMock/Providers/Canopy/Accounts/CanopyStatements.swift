import ExactJSON

/// When an account's statements are cut.
struct CanopyStatements {
    private let periods: CanopyAccountPeriods
    /// The close of business by the clocks of the product's zone, in seconds from the day's begin.
    private let closeOfBusiness: Int
    private let due: CanopyInterval

    /// Nil where none is cut: in migration mode, and of an account whose product or begin is not known.
    init?(_ account: CanopyMock.Account, of product: CanopyMock.Product?) {
        guard let product, product.value("admin", "migration_mode")?.bool != true,
            account.effectiveInstant > MockInstant(seconds: .min),
            let cycle = Self.interval(product.cycleInterval), !cycle.isNegative, cycle.leastDays > 0
        else { return nil }
        let zone = CanopyTimeZone(product.overview["product_time_zone"]?.string ?? "")
        let first = account.value("cycle_type", "first_cycle_interval").flatMap { Self.interval($0) }
        periods = CanopyAccountPeriods(
            begin: account.effectiveInstant, zone: zone,
            firstCycle: first ?? Self.interval(product.firstCycleInterval) ?? cycle, cycle: cycle)
        closeOfBusiness = Self.close(product, zone)
        due = product.cycleDueInterval
    }

    /// When the statement of a cycle is cut, the first one's being number 1; nil beyond the calendar's end.
    func cut(_ number: Int) -> MockInstant? {
        guard let end = periods.end(ofCycles: number) else { return nil }
        return periods.zone.instant(periods.zone.date(at: end), secondOfDay: closeOfBusiness)
    }

    /// The number of the first statement that is cut after a point in time; nil where there is none.
    func first(after instant: MockInstant) -> Int? {
        var low = 1
        var high = 4_000_000
        while low < high {
            let middle = low + (high - low) / 2
            if let cut = cut(middle), cut <= instant { low = middle + 1 } else { high = middle }
        }
        return cut(low).map { $0 > instant } == true ? low : nil
    }

    /// When the payment is due that a statement asks for.
    func due(afterStatement number: Int) -> MockInstant? {
        periods.end(ofCycles: due.isNegative ? number + 1 : number).flatMap { periods.zone.advance($0, by: due) }
    }

    /// A point in time as the zone's clocks show it.
    func shown(_ instant: MockInstant) -> String {
        let offset = periods.zone.offset(at: instant)
        let local = instant.advanced(by: .seconds(offset)).text().dropLast(6)
        let minutes = abs(offset) / 60
        return local + (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
    }

    /// A close of business is written with an offset of its own; it is taken over into the zone's standard time, and
    /// from then on stands on the zone's clocks, in daylight saving time as well.
    private static func close(_ product: CanopyMock.Product, _ zone: CanopyTimeZone) -> Int {
        let policy = product.value("product_lifecycle_policies", "billing_cycle_policies", "close_of_business_time")
        let text = "1970-01-01T" + (policy?.string ?? "23:59:59-05:00")
        guard let time = OffsetDateTime(text) ?? OffsetDateTime("1970-01-01T23:59:59-05:00") else { return 0 }
        let second = Int(time.instant.seconds) + zone.standardOffset
        return ((second % 86_400) + 86_400) % 86_400
    }

    private static func interval(_ value: JSONValue) -> CanopyInterval? {
        value.string.flatMap { CanopyInterval($0) }
    }
}
