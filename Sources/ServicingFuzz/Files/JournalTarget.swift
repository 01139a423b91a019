import ServicingBulk

/// Journals of bulk runs.
package struct JournalTarget: FuzzTarget {
    package let name = "journal"
    package let summary =
        "journals: of a damaged one nothing is read that was not written, a torn end is told from damage, and records survive"
    package let corpus: [[UInt8]]
    package let dictionary = [
        "\n", "=", "=1 00000000 00000000\n", "{\"row\":", "{\"intent\":", "{\"outcome\":", "\"rows\":-1", "\"row\":-1",
        "\"rows\":9223372036854775807", "\"at\":", "unknown", "{\"ready\":0,\"invalid\":0}",
    ]
    private let records: [[UInt8]]

    package init() {
        let batches = [
            [
                #"{"servicing_journal":1,"input":"p.csv","sha256":"00","rows":3,"shard":{"index":1,"count":1},"accepting":[],"skips_invalid":false,"at":"2025-01-01T00:00:00Z"}"#,
                #"{"row":0,"id":"1","provider":"acme","operation":"wind-down","reason":"sold-off","native":"cancel-servicing","repeatable":true,"moves_money":false,"scope":"all loans of customer C"}"#,
            ],
            [#"{"ready":1,"invalid":0}"#, #"{"run":1,"at":"2025-01-01T00:00:01Z"}"#],
            [#"{"intent":0,"at":"2025-01-01T00:00:02.5Z"}"#],
            [#"{"outcome":"applied","row":0,"attempts":1,"at":"2025-01-01T00:00:03Z","references":{"id":"C"}}"#],
        ].map { $0.map { [UInt8]($0) } }
        records = batches.flatMap(\.self)
        // The log as a whole, cut after each batch, and each record by itself.
        corpus = (1...batches.count).map { LogText.bytes(of: Array(batches.prefix($0))) } + records
    }

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        checkRecord(input, &findings)
        let reading: LogText.Reading
        do throws(JournalError) {
            reading = try LogText.read(input)
        } catch {
            return findings.expect(!error.description.isEmpty, "the damage has no message")
        }
        findings.isTaken = !reading.records.isEmpty
        findings.expect(
            reading.soundLength + reading.tornLength == input.count,
            "\(reading.soundLength) and \(reading.tornLength) of \(input.count) bytes")
        // What is sound can be cut off and read again to the same.
        let sound = try? LogText.read(Array(input.prefix(reading.soundLength)))
        findings.expect(sound?.records == reading.records, "without its torn end it reads differently")
        findings.expect(sound?.tornLength == 0, "without its torn end it is torn")
        _ = LogText.problem(withRecords: reading.records)
    }

    /// A record by itself, as if a sound checksum vouched for it.
    private func checkRecord(_ input: [UInt8], _ findings: inout FuzzFindings) {
        guard !input.contains(UInt8(ascii: "\n")), let written = try? LogText.rewritten(input) else { return }
        findings.isTaken = true
        findings.expect((try? LogText.rewritten(written)) == written, "a record is written differently the second time")
        _ = LogText.problem(withRecords: [input])
        _ = LogText.problem(withRecords: [records[0], input, input])
        let log = LogText.bytes(of: [[written], [written, written]])
        findings.expect(
            (try? LogText.read(log))?.records == [written, written, written],
            "a log reads as something else than was written")
    }
}
