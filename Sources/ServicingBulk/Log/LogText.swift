package import ExactJSON

/// A log as bytes, for looking at its reader and writer themselves.
package enum LogText {
    /// What a log was read as.
    package struct Reading: Sendable {
        /// The records of all sound batches.
        package let records: [[UInt8]]
        /// Up to where the log is sound.
        package let soundLength: Int
        /// How many bytes behind that belong to a torn batch.
        package let tornLength: Int
    }

    /// The bytes of a log to which these batches were written one after the other.
    package static func bytes(of batches: [[[UInt8]]]) -> [UInt8] {
        var checksum = Checksum()
        return batches.reduce(into: []) { bytes, records in
            let batch = LogBatch.encode(records, after: checksum)
            bytes += batch.bytes
            checksum = batch.checksum
        }
    }

    /// Reads a log.
    package static func read(_ bytes: [UInt8]) throws(JournalError) -> Reading {
        var records: [[UInt8]] = []
        let end = try LogReader.read(Text(bytes: bytes)) { record, _ in records.append(Array(record)) }
        return Reading(records: records, soundLength: end.soundLength, tornLength: end.tornLength)
    }

    /// A journal's record, read and written again.
    package static func rewritten(_ record: [UInt8]) throws(JSONError) -> [UInt8] {
        try JournalRecord(record[...]).line
    }

    /// What the records of a journal come to, or what is wrong with their order.
    package static func problem(withRecords records: [[UInt8]]) -> String? {
        var state = JournalState()
        for record in records {
            guard let read = try? JournalRecord(record[...]) else { return "a record can't be read" }
            if let problem = state.apply(read) { return problem }
        }
        return nil
    }

    private struct Text: LogStorage {
        let bytes: [UInt8]
        var path: String { "memory" }
        func length() -> Int { bytes.count }
        func read(at offset: Int, count: Int) -> [UInt8] { Array(bytes.dropFirst(offset).prefix(count)) }
        func write(_ bytes: [UInt8], at offset: Int) {}
        func synchronize() {}
        func truncate(to length: Int) {}
    }
}
