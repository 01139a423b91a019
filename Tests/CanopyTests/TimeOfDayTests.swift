import ExactJSON
import Servicing
import Testing

@testable import Canopy

@Suite("Times of day, and how long an interval is")
struct TimeOfDayTests {
    @Test(
        "A time of day has its parts and its offset",
        arguments: [
            ("23:59:59-05:00", 23, 59, 59, -300), ("01:00:00-05:00", 1, 0, 0, -300),
            ("11:21:04-08:00", 11, 21, 4, -480),
            ("00:00:00+05:45", 0, 0, 0, 345), ("17:00:00+00:00", 17, 0, 0, 0),
        ])
    func parts(text: String, hour: Int, minute: Int, second: Int, offset: Int) {
        let time = TimeOfDay(text: text)
        #expect([time.hour, time.minute, time.second, time.offsetMinutes] == [hour, minute, second, offset])
        #expect(TimeOfDay(hour: hour, minute: minute, second: second, offsetMinutes: offset) == time)
        #expect(time.description == text)
    }

    @Test("A time in UTC may be written with Z")
    func utc() {
        #expect(TimeOfDay(text: "17:00:00Z").offsetMinutes == 0)
        #expect(TimeOfDay(text: "17:00:00Z").isSameTime(as: TimeOfDay(text: "12:00:00-05:00")))
    }

    @Test(
        "A time of another form keeps its text and has no parts",
        arguments: [
            "", "noon", "17:00", "17:00:00", "24:00:00Z", "17:60:00Z", "17:00:60Z", "17:00:00-5:00", "17:00:00-24:00",
            "17:00:00-05:60", "17:00:00 -05:00", "1７:00:00Z", "17-00-00-05:00", "+7:00:00-05:00", "17:00:00.0Z",
        ])
    func otherForm(text: String) throws {
        let time = try ExactJSONDecoder().decode(TimeOfDay.self, from: JSONValue.string(text))
        #expect(time.hour == nil && time.minute == nil && time.second == nil && time.offsetMinutes == nil)
        #expect(try ExactJSONEncoder().value(of: time) == .string(text))
        #expect(time.isSameTime(as: time))
    }

    @Test("A time out of its range is none")
    func outOfRange() {
        #expect(TimeOfDay(hour: 24, offsetMinutes: 0) == nil)
        #expect(TimeOfDay(hour: 0, minute: 60, offsetMinutes: 0) == nil)
        #expect(TimeOfDay(hour: 0, second: 60, offsetMinutes: 0) == nil)
        #expect(TimeOfDay(hour: 0, offsetMinutes: 1440) == nil)
    }

    @Test("Two times are the same in whatever offset, over midnight too")
    func sameTime() {
        #expect(TimeOfDay(text: "23:59:59-05:00").isSameTime(as: TimeOfDay(text: "04:59:59+00:00")))
        #expect(TimeOfDay(text: "01:00:00+02:00").isSameTime(as: TimeOfDay(text: "23:00:00Z")))
        #expect(!TimeOfDay(text: "23:59:59-05:00").isSameTime(as: TimeOfDay(text: "23:59:59-06:00")))
    }

    @Test(
        "An interval is longer than another where it is so in whatever months",
        arguments: [
            ("32 days", "1 month", true), ("31 days", "1 month", false), ("-32 days", "1 month", true),
            ("5 weeks", "1 month", true), ("4 weeks", "1 month", false), ("2 months", "1 month", true),
            ("1 month", "1 month", false), ("1 month", "27 days", true), ("1 month", "28 days", false),
            ("8 days", "1 week", true), ("7 days", "1 week", false), ("soon", "1 day", false),
            ("9223372036854775807 months", "9223372036854775807 days", true),
        ])
    func longer(due: String, cycle: String, expected: Bool) {
        #expect(CanopyInterval(text: due).isCertainlyLonger(than: CanopyInterval(text: cycle)) == expected)
    }

    @Test(
        "A number is whole where it has no fraction, however it is written",
        arguments: [
            ("0", true), ("100000000000000000000", true), ("1e20", true), ("1.5e30", true), ("12.0", true),
            ("120e-1", true), ("1e99999999999999999999", true), ("0.5", false), ("1e-3", false), ("1e-9", false),
            ("100000000000000000000.5", false), ("1.00000000000000000000000000000005e31", false),
        ])
    func whole(text: String, expected: Bool) throws {
        #expect(try #require(ExactDecimal(text)).isWhole == expected)
    }
}
