import Testing

@testable import ServicingMock

@Suite("How the mock counts Canopy's days and months")
struct CanopyTimeTests {
    private func advance(_ instant: String, _ interval: String, _ zone: String) throws -> String {
        CanopyTimeZone(zone).advance(
            try #require(MockInstant(instant)), by: try #require(CanopyInterval(interval))
        )?.text() ?? "none"
    }

    @Test(
        "The time of day stays what the zone's clocks show",
        arguments: [
            ("2025-03-08T12:00:00-05:00", "1 day", "America/New_York", "2025-03-09T16:00:00+00:00"),
            ("2025-11-01T12:00:00-04:00", "1 day", "America/New_York", "2025-11-02T17:00:00+00:00"),
            ("2025-01-31T12:00:00-06:00", "1 month", "America/Chicago", "2025-02-28T18:00:00+00:00"),
            ("2024-01-31T12:00:00-06:00", "1 month", "America/Chicago", "2024-02-29T18:00:00+00:00"),
            ("2025-01-31T23:30:00-06:00", "6 months", "America/Chicago", "2025-08-01T04:30:00+00:00"),
            ("2025-03-31T12:00:00-07:00", "-1 month", "America/Phoenix", "2025-02-28T19:00:00+00:00"),
            ("2025-12-15T00:00:00Z", "6 months", "Europe/Berlin", "2026-06-14T23:00:00+00:00"),
            ("2025-06-30T22:00:00Z", "6 months", "Australia/Sydney", "2025-12-31T21:00:00+00:00"),
            ("2025-12-15T00:00:00Z", "6 months", "Mars/Olympus", "2026-06-15T00:00:00+00:00"),
            ("2025-12-15T00:00:00Z", "2 weeks", "UTC", "2025-12-29T00:00:00+00:00"),
            // 02:30 is on no clock that day, and twice on the other: the first time counts.
            ("2025-03-08T02:30:00-05:00", "1 day", "America/New_York", "2025-03-09T07:30:00+00:00"),
            ("2025-11-01T01:30:00-04:00", "1 day", "America/New_York", "2025-11-02T05:30:00+00:00"),
        ])
    func clocks(instant: String, interval: String, zone: String, result: String) throws {
        #expect(try advance(instant, interval, zone) == result)
    }

    @Test(
        "Daylight saving time begins and ends at two o'clock",
        arguments: [
            ("2025-03-09T06:59:59Z", -18000), ("2025-03-09T07:00:00Z", -14400), ("2025-11-02T05:59:59Z", -14400),
            ("2025-11-02T06:00:00Z", -18000), ("2026-03-08T07:00:00Z", -14400), ("2024-11-03T06:00:00Z", -18000),
        ])
    func offsets(instant: String, offset: Int) throws {
        #expect(CanopyTimeZone("America/New_York").offset(at: try #require(MockInstant(instant))) == offset)
    }

    @Test(
        "Zones all over the world keep their own rules",
        arguments: [
            ("Europe/London", "2025-03-30T00:59:59Z", 0), ("Europe/London", "2025-03-30T01:00:00Z", 3600),
            ("Europe/London", "2025-10-26T00:59:59Z", 3600), ("Europe/London", "2025-10-26T01:00:00Z", 0),
            ("Europe/Dublin", "2025-07-01T00:00:00Z", 3600), ("Europe/Dublin", "2025-12-31T23:59:59Z", 0),
            ("Australia/Sydney", "2025-01-01T00:00:00Z", 39600), ("Australia/Sydney", "2025-04-05T16:00:00Z", 36000),
            ("Australia/Lord_Howe", "2025-01-01T00:00:00Z", 39600),
            ("Australia/Lord_Howe", "2025-07-01T00:00:00Z", 37800), ("Asia/Kathmandu", "2025-01-01T00:00:00Z", 20700),
            ("America/Santiago", "2025-09-07T03:59:59Z", -14400), ("America/Santiago", "2025-09-07T04:00:00Z", -10800),
            ("Asia/Jerusalem", "2025-03-27T23:59:59Z", 7200), ("Asia/Jerusalem", "2025-03-28T00:00:00Z", 10800),
            ("America/Nuuk", "2025-03-30T00:59:59Z", -7200), ("America/Nuuk", "2025-03-30T01:00:00Z", -3600),
            ("America/St_Johns", "2025-01-01T00:00:00Z", -12600), ("US/Pacific", "2025-07-01T00:00:00Z", -25200),
            ("America/Phoenix", "2025-07-01T00:00:00Z", -25200), ("Pacific/Kiritimati", "2025-07-01T00:00:00Z", 50400),
        ])
    func worldwide(zone: String, instant: String, offset: Int) throws {
        #expect(CanopyTimeZone(zone).offset(at: try #require(MockInstant(instant))) == offset)
    }

    @Test(
        "What lies beyond the calendar's end has no date",
        arguments: [(9999, "12 months"), (4_000_001, "1 day"), (.max, "999999999 months")])
    func beyondTheCalendar(cycles: Int, interval: String) throws {
        let interval = try #require(CanopyInterval(interval))
        let periods = CanopyAccountPeriods(
            begin: MockInstant(seconds: 0), zone: CanopyTimeZone("UTC"), firstCycle: interval, cycle: interval)
        #expect(periods.end(ofCycles: cycles) == nil)
        #expect(periods.end(ofCycles: 0) == MockInstant(seconds: 0))
    }

    @Test(
        "An interval is a whole number and a unit",
        arguments: [
            "", "5", "5days", "5  days", "five days", "1.5 days", "5 hours", "+5 days", " 5 days", "5 dayss", "1 year",
            "2 years",
        ])
    func noInterval(text: String) {
        #expect(CanopyInterval(text) == nil)
    }
}
