import Servicing
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("A timestamp")
struct TimestampTests {
    @Test(
        "is read with its offset and any number of fraction digits",
        arguments: [
            ("2018-03-20T09:12:28+00:00", 1_521_537_148, 0, 0),
            ("2013-01-13T05:25:13.813+00:00", 1_358_054_713, 813_000_000, 0),
            ("2020-01-01T10:15:20-05:00", 1_577_891_720, 0, -300),
            ("2020-01-01T10:15:20.123456789+05:30", 1_577_853_920, 123_456_789, 330),
            ("1970-01-01T00:00:00Z", 0, 0, 0),
            ("1969-12-31T23:59:59.5Z", -1, 500_000_000, 0),
            ("1900-01-01T12:00:00+00:00", -2_208_945_600, 0, 0),
            ("2024-02-29t23:59:59z", 1_709_251_199, 0, 0),
            ("0001-01-01T00:00:00Z", -62_135_596_800, 0, 0),
        ])
    func reads(text: String, seconds: Int64, nanoseconds: Int32, offset: Int16) throws {
        let timestamp = try Timestamp(text)
        #expect(timestamp.secondsSinceEpoch == seconds)
        #expect(timestamp.nanoseconds == nanoseconds)
        #expect(timestamp.offsetMinutes == offset)
        #expect(timestamp.text == text)
    }

    @Test(
        "refuses any other text",
        arguments: [
            "", "2026", "2026-12-01", "2026-12-01T00:00:00", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
            "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-12-01T24:00:00Z",
            "2026-12-01T00:60:00Z", "2026-12-01T00:00:60Z", "2026-12-01 00:00:00Z", "2026-12-01T00:00:00.Z",
            "2026-12-01T00:00:00.1234567890Z", "2026-12-01T00:00:00+0500", "2026-12-01T00:00:00+24:00",
            "2026-12-01T00:00:00Z ", " 2026-12-01T00:00:00Z", "2026-12-01T00:00:00+05:60", "٢٠٢٦-12-01T00:00:00Z",
            "-026-12-01T00:00:00Z", "2026-12-01T00:00:00ZZ",
        ])
    func refuses(text: String) {
        #expect(throws: TimestampProblem.self) { try Timestamp(text) }
    }

    @Test("is written with the digits and the offset it needs")
    func writes() throws {
        let instant = try Timestamp("2013-01-13T05:25:13.813+00:00").date
        #expect(Timestamp(instant).text == "2013-01-13T05:25:13.813Z")
        #expect(Timestamp(instant, offsetMinutes: -300).text == "2013-01-13T00:25:13.813-05:00")
        let whole = try Timestamp("2024-02-29T23:59:59Z").date
        #expect(Timestamp(whole, offsetMinutes: 330).text == "2024-03-01T05:29:59+05:30")
    }

    @Test("comes back from every day of 400 years", arguments: [1800, 1850, 1900, 1950, 2000, 2050, 2100, 2150])
    func roundTrip(year: Int) throws {
        let start = try Timestamp("\(year)-01-01T00:00:00Z")
        for day in stride(from: 0, to: 366 * 50, by: 37) {
            let date = start.date.addingTimeInterval(Double(day) * 86_400)
            let written = Timestamp(date)
            #expect(try Timestamp(written.text) == written)
            #expect(written.secondsSinceEpoch == start.secondsSinceEpoch + Int64(day) * 86_400)
        }
    }

    @Test("equals another of the same instant and offset, not of another offset")
    func equality() throws {
        let utc = try Timestamp("2020-01-01T10:00:00Z")
        #expect(try utc == Timestamp("2020-01-01T10:00:00.000+00:00"))
        #expect(try utc != Timestamp("2020-01-01T11:00:00+01:00"))
        #expect(try utc.isSameInstant(as: Timestamp("2020-01-01T11:00:00+01:00")))
    }
}
