import ExactJSON

/// Reads JSON Lines: one JSON object a line, its keys the columns' names. A value is a text, a number, a boolean or null;
/// a list of texts is taken for the texts with a space between. An empty line is no row.
struct JSONLinesRecords: BulkRecords {
    /// How many bytes a row may have.
    static let longestRow = 1 << 20

    private(set) var bytes: InputBytes
    private let known: Set<String>
    /// Of the row before, as most rows have the same.
    private var columns = BulkColumns([])
    private var line = 0
    private var number = 0

    /// - Parameters:
    ///   - bytes: the file's.
    ///   - known: the keys that a row may have.
    init(_ bytes: InputBytes, known: [String]) throws(BulkInputError) {
        self.bytes = bytes
        self.known = Set(known)
        try self.bytes.skipByteOrderMark()
    }

    /// The next row.
    mutating func next() throws(BulkInputError) -> BulkRecordRead {
        var text: [UInt8] = []
        while true {
            text.removeAll(keepingCapacity: true)
            guard let isWhole = try bytes.readLine(into: &text, limit: Self.longestRow) else { return .end }
            line += 1
            guard isWhole else { return malformed("is longer than \(Self.longestRow) bytes") }
            if !text.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }) {
                return read(text)
            }
        }
    }

    private mutating func malformed(_ problem: String) -> BulkRecordRead {
        defer { number += 1 }
        return .malformed(number: number, line: line, problem: problem)
    }

    private mutating func read(_ text: [UInt8]) -> BulkRecordRead {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: text)
        } catch {
            return malformed("is not JSON: \(error.description)")
        }
        guard !document.hasDuplicateKeys else { return malformed("has a key twice") }
        guard let object = document.root.value.object else { return malformed("is not a JSON object") }
        let names = object.keys
        guard names.allSatisfy(known.contains) else {
            return malformed("has a key that is no column; they are \(known.sorted().joined(separator: ","))")
        }
        var values: [String?] = []
        values.reserveCapacity(names.count)
        for member in object {
            switch Self.text(member.value) {
            case .success(let value): values.append(value)
            case .failure: return malformed("has \(member.value.kind.withArticle) as its \(member.key)")
            }
        }
        if columns.names != names { columns = BulkColumns(names) }
        defer { number += 1 }
        return .record(BulkRecord(number: number, line: line, columns: columns, values: values))
    }

    private struct NoText: Error {}

    private static func text(_ value: JSONValue) -> Result<String?, NoText> {
        switch value {
        case .null: return .success(nil)
        case .string(let text): return .success(text)
        case .number(let number): return .success(number.text)
        case .bool(let value): return .success(String(value))
        case .array(let values):
            let texts = values.compactMap(\.string)
            return texts.count == values.count ? .success(texts.joined(separator: " ")) : .failure(NoText())
        case .object: return .failure(NoText())
        }
    }
}

extension JSONKind {
    /// As a sentence says it.
    fileprivate var withArticle: String { self == .array ? "a list that is not of texts" : "an object" }
}
