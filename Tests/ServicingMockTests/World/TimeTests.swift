import ServicingMock
import Testing

@Suite("Dates and times")
struct TimeTests {
    @Test(
        "Days since the epoch are those of the calendar, both ways",
        arguments: [
            ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("1900-03-01", -25_508), ("2025-06-01", 20_240), ("0000-01-01", -719_528), ("9999-12-31", 2_932_896),
        ])
    func days(text: String, days: Int) throws {
        let date = try #require(CivilDate(text))
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days) == date)
        #expect(date.description == text)
    }

    @Test("Every day of four centuries follows the one before")
    func everyDay() {
        var before = CivilDate(daysSinceEpoch: -100_001)
        for number in -100_000...50_000 {
            let date = CivilDate(daysSinceEpoch: number)
            #expect(date > before && date.daysSinceEpoch == number)
            #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
            before = date
        }
    }

    @Test(
        "What is no day is not read",
        arguments: ["2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-1-1", "20250101", "2025-01-01T", ""])
    func noDay(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test(
        "A date-time is read with its offset and keeps its text",
        arguments: [
            ("1970-01-01T00:00:00Z", 0, 0, 0), ("1970-01-01T00:00:00.5+00:00", 0, 500_000_000, 0),
            ("2020-01-01T10:15:20-05:00", 1_577_891_720, 0, -18_000),
            ("2013-01-13T05:25:13.813+00:00", 1_358_054_713, 813_000_000, 0),
            ("2025-06-01t12:00:00.123456789987z", 1_748_779_200, 123_456_789, 0),
            ("1969-12-31T23:59:59.25Z", -1, 250_000_000, 0), ("2016-12-31T23:59:60Z", 1_483_228_800, 0, 0),
            ("2025-06-01T00:00:00+14:00", 1_748_685_600, 0, 50_400), ("2025-06-01T00:00:00-00:00", 1_748_736_000, 0, 0),
        ] as [(String, Int64, Int, Int)])
    func dateTime(text: String, seconds: Int64, nanosecond: Int, offset: Int) throws {
        let read = try #require(OffsetDateTime(text))
        #expect(read.instant.seconds == seconds)
        #expect(read.instant.nanosecond == nanosecond)
        #expect(read.offsetSeconds == offset)
        #expect(read.text == text)
        #expect(read.date.description == text.prefix(10))
    }

    @Test(
        "What is no RFC 3339 date-time is not read",
        arguments: [
            "2025-06-01", "2025-06-01T12:00:00", "2025-06-01 12:00:00Z", "2025-06-01T12:00Z", "2025-06-01T24:00:00Z",
            "2025-06-01T12:60:00Z", "2025-06-01T12:00:61Z", "2025-06-01T12:00:00.Z", "2025-06-01T12:00:00+0000",
            "2025-06-01T12:00:00+00", "2025-06-01T12:00:00+24:00", "2025-06-01T12:00:00+01:60",
            "2025-06-01T12:00:00ZZ", "2025-02-29T12:00:00Z", "+2025-06-01T12:00:00Z", "٢٠٢٥-06-01T12:00:00Z",
        ])
    func noDateTime(text: String) {
        #expect(OffsetDateTime(text) == nil)
    }

    @Test("A point in time is written in UTC with the digits asked for, cut and not rounded")
    func text() throws {
        let instant = try #require(MockInstant("2025-06-01T23:59:59.9876549-05:00"))
        #expect(instant.text() == "2025-06-02T04:59:59+00:00")
        #expect(instant.text(fractionDigits: 3) == "2025-06-02T04:59:59.987+00:00")
        #expect(instant.text(fractionDigits: 6) == "2025-06-02T04:59:59.987654+00:00")
        #expect(
            MockInstant(seconds: -1, nanosecond: -1).text(fractionDigits: 9) == "1969-12-31T23:59:58.999999999+00:00")
    }

    @Test("Time moves by durations, both ways and across seconds")
    func advances() {
        let start = MockInstant(seconds: 10, nanosecond: 900_000_000)
        #expect(start.advanced(by: .milliseconds(200)) == MockInstant(seconds: 11, nanosecond: 100_000_000))
        #expect(start.advanced(by: .milliseconds(-1000)) == MockInstant(seconds: 9, nanosecond: 900_000_000))
        #expect(start.advanced(by: .nanoseconds(-900_000_001)) == MockInstant(seconds: 9, nanosecond: 999_999_999))
        #expect(start.advanced(by: .seconds(3)).duration(since: start) == .seconds(3))
    }

    @Test("The day depends on the offset")
    func dayAtOffset() throws {
        let instant = try #require(MockInstant("2025-06-01T23:30:00Z"))
        #expect(instant.date().description == "2025-06-01")
        #expect(instant.date(offsetSeconds: 1800).description == "2025-06-02")
        #expect(MockInstant(seconds: -1).date().description == "1969-12-31")
        #expect(MockInstant(seconds: 0).date(offsetSeconds: -1).description == "1969-12-31")
    }

    @Test("A clock that is set stands still and moves when told to")
    func standingClock() throws {
        let clock = MockClock(at: MockInstant(seconds: 100))
        #expect(clock.now == MockInstant(seconds: 100))
        clock.advance(by: .seconds(-30))
        #expect(clock.now == MockInstant(seconds: 70))
        let other = MockClock()
        other.set(to: MockInstant(seconds: 5))
        other.advance(by: .milliseconds(1))
        #expect(other.now == MockInstant(seconds: 5, nanosecond: 1_000_000))
    }
}
