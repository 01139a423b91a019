/// Reads CSV (RFC 4180): a header row that names the columns, then a record a row. UTF-8 with or without a byte order
/// mark; rows end in CRLF or LF; a quoted value may hold commas, doubled quotes and line breaks. An empty line is no row.
struct CSVRecords: BulkRecords {
    /// How many bytes a row may have.
    static let longestRow = 1 << 20

    private(set) var bytes: InputBytes
    private let path: String
    private var columns = BulkColumns([])
    private var line = 1
    private var number = 0

    /// Reads the header row.
    ///
    /// - Parameters:
    ///   - bytes: the file's.
    ///   - path: the file's name, for errors.
    ///   - known: the names that a column may have.
    init(_ bytes: InputBytes, path: String, known: [String]) throws(BulkInputError) {
        self.bytes = bytes
        self.path = path
        try self.bytes.skipByteOrderMark()
        switch try readRow() {
        case .end:
            throw .header(path: path, problem: "is missing; it names the columns: \(known.joined(separator: ","))")
        case .malformed(let problem): throw .header(path: path, problem: problem)
        case .values(let names):
            if let unknown = names.first(where: { !known.contains($0) }) {
                throw .header(
                    path: path,
                    problem: "'\(Self.shown(unknown))' is no column; they are \(known.joined(separator: ","))")
            }
            if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
                throw .header(path: path, problem: "'\(names[twice])' is there twice")
            }
            columns = BulkColumns(names)
        }
    }

    /// The next row.
    mutating func next() throws(BulkInputError) -> BulkRecordRead {
        while try skipLineBreak() {}
        let first = line
        let row = try readRow()
        if case .end = row { return .end }
        defer { number += 1 }
        switch row {
        case .end: return .end
        case .malformed(let problem): return .malformed(number: number, line: first, problem: problem)
        case .values(let values):
            guard values.count == columns.names.count else {
                return .malformed(
                    number: number, line: first,
                    problem: "has \(values.count) values where the header has \(columns.names.count) columns")
            }
            return .record(BulkRecord(number: number, line: first, columns: columns, values: values))
        }
    }

    private enum Row {
        case values([String])
        case malformed(String)
        case end
    }

    private enum Byte {
        static let quote = UInt8(ascii: "\"")
        static let comma = UInt8(ascii: ",")
        static let carriageReturn = UInt8(ascii: "\r")
        static let lineFeed = UInt8(ascii: "\n")
    }

    /// Passes over a line break; false where there is none.
    private mutating func skipLineBreak() throws(BulkInputError) -> Bool {
        switch try bytes.peek() {
        case Byte.lineFeed:
            _ = try bytes.next()
            line += 1
            return true
        case Byte.carriageReturn:
            _ = try bytes.next()
            guard try bytes.peek() == Byte.lineFeed else { return true }
            return try skipLineBreak()
        default: return false
        }
    }

    /// Reads a row and the line break behind it. One that is malformed is read to its end too, value by value: a line break
    /// in a quoted value does not begin a row.
    private mutating func readRow() throws(BulkInputError) -> Row {
        guard try bytes.peek() != nil else { return .end }
        var values: [String] = []
        var size = 0
        var problem: String?
        while true {
            let (value, found) = try readValue(upTo: Self.longestRow - size)
            size = min(size + value.count + 1, Self.longestRow)
            if let text = String(validating: value, as: UTF8.self) {
                if problem == nil { values.append(text) }
            } else {
                problem = problem ?? "is not UTF-8"
            }
            problem = problem ?? found
            switch try bytes.next() {
            case Byte.comma: continue
            case Byte.lineFeed: line += 1
            default: break
            }
            return problem.map { .malformed($0) } ?? .values(values)
        }
    }

    /// Reads one value up to the comma, line feed or end behind it. Of a longer one the rest is passed over.
    private mutating func readValue(
        upTo limit: Int
    ) throws(BulkInputError) -> (value: [UInt8], problem: String?) {
        var value: [UInt8] = []
        var isLong = false
        func take(_ byte: UInt8) {
            if value.count < limit { value.append(byte) } else { isLong = true }
        }
        let isQuoted = try bytes.peek() == Byte.quote
        if isQuoted {
            try readQuoted(take)
        } else {
            while let byte = try bytes.peek(), byte != Byte.comma, byte != Byte.lineFeed {
                if byte == Byte.quote {
                    throw quotes("has a quote inside a value that does not begin with one")
                }
                _ = try bytes.next()
                take(byte)
            }
        }
        if isLong { return ([], "is longer than \(Self.longestRow) bytes") }
        guard !isQuoted else { return (value, nil) }
        if value.last == Byte.carriageReturn, try bytes.peek() != Byte.comma { value.removeLast() }
        return value.contains(Byte.carriageReturn) ? (value, "has a carriage return without a line feed") : (value, nil)
    }

    private mutating func readQuoted(_ take: (UInt8) -> Void) throws(BulkInputError) {
        let first = line
        _ = try bytes.next()
        while let byte = try bytes.next() {
            if byte == Byte.quote {
                guard try bytes.peek() == Byte.quote else { return try checkBehindQuote() }
                _ = try bytes.next()
            } else if byte == Byte.lineFeed {
                line += 1
            }
            take(byte)
        }
        line = first
        throw quotes("has a quoted value that is not closed")
    }

    /// Behind a closing quote only the value's end may stand.
    private mutating func checkBehindQuote() throws(BulkInputError) {
        switch try bytes.peek() {
        case nil, Byte.comma, Byte.lineFeed: return
        case Byte.carriageReturn:
            _ = try bytes.next()
            switch try bytes.peek() {
            case nil, Byte.lineFeed: return
            default: throw quotes("has a carriage return behind a closing quote, and no line feed")
            }
        default: throw quotes("has text behind a closing quote")
        }
    }

    private func quotes(_ problem: String) -> BulkInputError { .quotes(path: path, line: line, problem: problem) }

    /// A column's name as an error may show it.
    private static func shown(_ name: String) -> String {
        String(name.prefix(40).filter { $0.isASCII && !$0.isNewline && ($0 >= " " && $0 <= "~") })
    }
}
