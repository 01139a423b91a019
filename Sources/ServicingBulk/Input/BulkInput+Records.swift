/// A row as a reader of input files hands it over, for looking at the reader itself.
package enum ReadRecord: Hashable, Sendable {
    /// A row, its values by their columns; a column without a value is left out.
    case values(line: Int, [String: String])
    /// A row that can't be read.
    case malformed(line: Int)

    /// Where the row begins, counted from 1.
    package var line: Int {
        switch self {
        case .values(let line, _), .malformed(let line): line
        }
    }
}

extension BulkInput {
    /// Every row of the file.
    package func readRecords() throws(BulkInputError) -> [ReadRecord] {
        var records = try records()
        var read: [ReadRecord] = []
        while true {
            switch try records.next() {
            case .end: return read
            case .malformed(_, let line, _): read.append(.malformed(line: line))
            case .record(let record):
                let pairs = Self.columns.compactMap { column in record[column].map { (column, $0) } }
                read.append(.values(line: record.line, Dictionary(uniqueKeysWithValues: pairs)))
            }
        }
    }
}
