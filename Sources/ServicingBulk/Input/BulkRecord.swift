/// One row of an input as it was written: texts by column, nothing of them understood yet.
public struct BulkRecord: Sendable {
    /// Which row: 0 for the first. A header is none.
    public let number: Int
    /// The line it begins on: 1 for the file's first.
    public let line: Int
    /// Names and places of the columns.
    let columns: BulkColumns
    /// As many as there are columns; nil where JSON has null.
    let values: [String?]

    init(number: Int, line: Int, columns: BulkColumns, values: [String?]) {
        self.number = number
        self.line = line
        self.columns = columns
        self.values = values
    }

    /// A column's value; nil where it was not given. An empty one counts as not given.
    public subscript(column: String) -> String? {
        guard let place = columns.places[column], let value = values[place], !value.isEmpty else { return nil }
        return value
    }

    /// The columns that have a value, in the input's order.
    public var given: [String] {
        columns.names.indices.compactMap { values[$0]?.isEmpty == false ? columns.names[$0] : nil }
    }
}

/// Column names and where each stands. Shared by all rows that have the same.
final class BulkColumns: Sendable {
    let names: [String]
    let places: [String: Int]

    /// - Parameter names: the names, no two the same.
    init(_ names: [String]) {
        self.names = names
        places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }
}

/// What reading an input came to.
enum BulkRecordRead: Sendable {
    case record(BulkRecord)
    /// A row that can't be taken apart.
    case malformed(number: Int, line: Int, problem: String)
    case end
}

/// Rows one after another.
protocol BulkRecords {
    /// What they are read from.
    var bytes: InputBytes { get }
    mutating func next() throws(BulkInputError) -> BulkRecordRead
}
