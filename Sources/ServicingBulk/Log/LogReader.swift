/// Reads a log's batches in order, in memory that does not grow with the log.
struct LogReader {
    /// What reading came to.
    struct End: Hashable {
        /// Up to where the log is sound.
        var soundLength: Int
        /// The checksum in the last sound seal.
        var checksum: Checksum
        /// How many bytes behind that belong to a batch that was torn while it was written.
        var tornLength: Int
    }

    /// How many bytes one batch may have. A writer keeps its batches far below.
    static let longestBatch = 64 << 20

    private let file: any LogStorage
    /// A part of the file, from ``start`` on still to be read.
    private var buffer: [UInt8] = []
    private var start = 0
    /// Where in the file the buffer begins.
    private var bufferOffset: Int
    private var isAtEnd = false

    private init(_ file: any LogStorage, from offset: Int) {
        self.file = file
        bufferOffset = offset
    }

    /// Hands every record of every sound batch over, batch by batch: none of a batch that does not check out.
    ///
    /// - Parameters:
    ///   - file: the log.
    ///   - offset: where to begin: the end of a batch.
    ///   - checksum: the checksum in the seal before that.
    ///   - limit: where no further batch is begun. What stands behind is not looked at then.
    ///   - visit: takes a record's bytes and where in the file it begins.
    /// - Throws: ``JournalError/damaged(path:offset:why:)`` where a batch does not check out and a sound one follows.
    static func read(
        _ file: any LogStorage, from offset: Int = 0, after checksum: Checksum = Checksum(),
        upTo limit: Int = .max, visit: (_ record: ArraySlice<UInt8>, _ offset: Int) throws(JournalError) -> Void
    ) throws(JournalError) -> End {
        var reader = LogReader(file, from: offset)
        var end = End(soundLength: offset, checksum: checksum, tornLength: 0)
        while end.soundLength < limit, let batch = try reader.batch(after: end.checksum) {
            for record in batch.records {
                let place = record.lowerBound
                let line = (reader.start + place)..<(reader.start + record.upperBound)
                try visit(reader.buffer[line], end.soundLength + place)
            }
            reader.start += batch.length
            end.soundLength += batch.length
            end.checksum = batch.checksum
        }
        guard end.soundLength < limit else { return end }
        end.tornLength = try file.length() - end.soundLength
        if end.tornLength > 0, try reader.hasSoundBatchBehind() {
            throw .damaged(path: file.path, offset: end.soundLength, why: "a record was changed or is missing")
        }
        return end
    }

    private struct Batch {
        /// Where its records lie, counted from its beginning.
        var records: [Range<Int>]
        var length: Int
        var checksum: Checksum
    }

    /// The batch at ``start``, where it checks out.
    private mutating func batch(after previous: Checksum) throws(JournalError) -> Batch? {
        var records: [Range<Int>] = []
        var line = 0
        while let lineEnd = try lineFeed(from: line) {
            let bytes = buffer[(start + line)..<(start + lineEnd)]
            if bytes.first == LogBatch.sealMark {
                var checksum = previous
                checksum.update(with: buffer[start..<(start + line)])
                guard let seal = LogBatch.Seal(bytes), seal.previous == previous, seal.count == records.count,
                    seal.checksum == checksum
                else { return nil }
                return Batch(records: records, length: lineEnd + 1, checksum: checksum)
            }
            records.append(line..<lineEnd)
            line = lineEnd + 1
            if line > Self.longestBatch { return nil }
        }
        return nil
    }

    /// Whether a batch stands behind ``start`` that its own seal vouches for: the seal tells how many lines it closes and
    /// the checksum before them, so that it needs no sound batch before it.
    private mutating func hasSoundBatchBehind() throws(JournalError) -> Bool {
        // Where in the file the lines begin that a seal may count, none behind an earlier seal.
        var lines: [Int] = []
        while true {
            guard let lineEnd = try lineFeed(from: 0) else {
                // Too long for a line of ours: on behind it.
                if isAtEnd { return false }
                start = buffer.count
                lines = []
                continue
            }
            let place = bufferOffset + start
            let line = buffer[start..<(start + lineEnd)]
            let seal = LogBatch.Seal(line) ?? LogBatch.Seal(beginning: line)
            // A seal whose line feed was damaged has the next batch's first record behind it on its line.
            start += (seal.map { min($0.length, lineEnd) } ?? lineEnd) + 1
            guard let seal else {
                lines.append(place)
                continue
            }
            if seal.count <= lines.count {
                let begin = lines[lines.count - seal.count]
                if place - begin <= Self.longestBatch {
                    var checksum = seal.previous
                    checksum.update(with: try file.read(at: begin, count: place - begin))
                    if checksum == seal.checksum { return true }
                }
            }
            lines.removeAll(keepingCapacity: true)
        }
    }

    /// Where the next line feed stands, counted from ``start``, more of the file read as needed; nil where the file ends
    /// before, or a batch would be too long.
    private mutating func lineFeed(from place: Int) throws(JournalError) -> Int? {
        var place = place
        while true {
            if let found = buffer[(start + place)...].firstIndex(of: LogBatch.lineFeed) { return found - start }
            place = buffer.count - start
            guard !isAtEnd, place <= Self.longestBatch else { return nil }
            bufferOffset += start
            buffer.removeFirst(start)
            start = 0
            let more = try file.read(at: bufferOffset + buffer.count, count: 1 << 20)
            if more.isEmpty { isAtEnd = true }
            buffer += more
        }
    }
}
