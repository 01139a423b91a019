import ExactJSON
import Servicing

/// Date-times.
package struct TimestampTarget: FuzzTarget {
    package let name = "timestamp"
    package let summary = "date-times: the text survives, and an instant that is written anew is the same instant"
    package let corpus = [
        "2018-03-20T09:12:28.813+00:00", "2020-02-29T23:59:59Z", "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "2020-01-01T10:15:20-05:00", "2016-12-31T23:59:60Z", "1969-12-31T23:59:59.5+23:59", "2000-01-01t00:00:00z",
        "1970-01-01T00:00:00-00:00",
    ].map { [UInt8]($0) }
    package let dictionary = [
        "T", "Z", "+00:00", "-23:59", ".999999999", "60", "24:00", "02-29", "02-30", "0000", "13",
    ]

    package init() {}

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        guard let text = input.text else { return }
        let read: Timestamp
        do throws(TimestampProblem) {
            read = try Timestamp(text)
        } catch {
            return findings.expect(!error.description.isEmpty, "the mistake has no message")
        }
        findings.isTaken = true
        findings.expect(read.text == text, "the text is changed")
        findings.expect((0...999_999_999).contains(read.nanoseconds), "\(read.nanoseconds) nanoseconds")
        findings.expect((-1439...1439).contains(read.offsetMinutes), "an offset of \(read.offsetMinutes) minutes")
        let again = try? ExactJSONDecoder().decode([Timestamp].self, from: ExactJSONEncoder().encode([read]))
        findings.expect(again?.first?.text == text, "the text is changed in JSON")
        findings.expect(again == [read], "the instant is changed in JSON")
        let written = Timestamp(read.date, offsetMinutes: Int(read.offsetMinutes))
        guard let parsed = try? Timestamp(written.text) else {
            return findings.expect(false, "\(text) is written \(written), which can't be read")
        }
        findings.expect(parsed == written, "\(written) is read as another instant")
        // The first and last day that can be written are cut short for the sake of offsets.
        guard (-62_135_500_000...253_402_200_000).contains(read.secondsSinceEpoch) else { return }
        findings.expect(
            abs(written.secondsSinceEpoch - read.secondsSinceEpoch) <= 1, "\(text) is written \(written)")
        findings.expect(written.offsetMinutes == read.offsetMinutes, "\(text) is written in another offset: \(written)")
        let whole = Timestamp(secondsSinceEpoch: read.secondsSinceEpoch)
        findings.expect(whole.secondsSinceEpoch == read.secondsSinceEpoch, "\(text) in whole seconds is \(whole)")
    }
}
