/// How a log lies on disk: lines of text, so that people can read it with what they have.
///
/// Records are written in batches, one a line, and a batch ends with a line that seals it:
///
///     {"…":"…"}
///     {"…":"…"}
///     =2 91f0c2a7 1b34de90
///
/// The seal says how many records it closes, the checksum of the seal before, and the checksum of that one and the
/// batch's bytes together. A batch is written only after the one before it has reached the disk, so a batch that does
/// not check out with nothing sound behind it was torn while it was written, and one with a sound batch behind it was
/// damaged later. So was one within what the log's lock notes as on the disk (``LogLock``).
enum LogBatch {
    /// The byte that a seal's line begins with. No record does: a record is a JSON object.
    static let sealMark = UInt8(ascii: "=")
    static let lineFeed = UInt8(ascii: "\n")

    /// A batch's bytes, its seal with them.
    ///
    /// - Parameters:
    ///   - records: JSON texts on one line each.
    ///   - previous: the checksum in the seal before; that of no bytes for the first batch.
    static func encode(_ records: [[UInt8]], after previous: Checksum) -> (bytes: [UInt8], checksum: Checksum) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(records.reduce(32) { $0 + $1.count + 1 })
        for record in records {
            precondition(isRecord(record), "a record is one line and not a seal")
            bytes += record
            bytes.append(lineFeed)
        }
        var checksum = previous
        checksum.update(with: bytes)
        bytes += Seal(count: records.count, previous: previous, checksum: checksum).line.utf8
        return (bytes, checksum)
    }

    /// Whether bytes can stand in a log as a record.
    static func isRecord(_ bytes: [UInt8]) -> Bool {
        bytes.first == UInt8(ascii: "{") && !bytes.contains(lineFeed)
    }

    /// The line that ends a batch.
    struct Seal: Hashable {
        let count: Int
        let previous: Checksum
        let checksum: Checksum

        /// The line with its line feed.
        var line: String { "=\(count) \(previous.hexadecimal) \(checksum.hexadecimal)\n" }

        init(count: Int, previous: Checksum, checksum: Checksum) {
            self.count = count
            self.previous = previous
            self.checksum = checksum
        }

        /// How many bytes it takes without its line feed.
        var length: Int { line.utf8.count - 1 }

        /// Reads a seal that a line begins with and has more behind; nil where it begins with none.
        init?(beginning line: ArraySlice<UInt8>) {
            let space = UInt8(ascii: " ")
            guard line.first == sealMark, let first = line.prefix(20).firstIndex(of: space) else { return nil }
            let end = first + 1 + 8 + 1 + 8
            guard end < line.endIndex else { return nil }
            self.init(line[..<end])
        }

        /// Reads a line without its line feed; nil where it is no seal.
        init?(_ line: ArraySlice<UInt8>) {
            guard line.first == sealMark, line.count <= 40 else { return nil }
            let parts = line.dropFirst().split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            guard parts.count == 3 else { return nil }
            let texts = parts.map { String(decoding: $0, as: UTF8.self) }
            guard let count = Int(texts[0]), count > 0, String(count) == texts[0],
                let previous = Checksum(hexadecimal: texts[1]), let checksum = Checksum(hexadecimal: texts[2])
            else { return nil }
            self.init(count: count, previous: previous, checksum: checksum)
        }
    }
}
