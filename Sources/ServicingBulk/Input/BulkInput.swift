/// A file of rows, each an instruction.
public struct BulkInput: Hashable, Sendable {
    /// How rows are written.
    public enum Format: String, Hashable, Sendable, Codable, CaseIterable {
        /// CSV (RFC 4180) with a header row.
        case csv
        /// One JSON object a line.
        case jsonLines = "jsonl"
    }

    /// Where the file is.
    public let path: String
    /// How its rows are written.
    public let format: Format

    /// An input.
    ///
    /// - Parameters:
    ///   - path: where the file is. It is read several times, so it can't be a pipe.
    ///   - format: how its rows are written; nil for JSON Lines where the name ends in `.jsonl` or `.ndjson`, and for CSV
    ///     where it does not.
    public init(path: String, format: Format? = nil) {
        self.path = path
        let isJSON = [".jsonl", ".ndjson"].contains { path.lowercased().hasSuffix($0) }
        self.format = format ?? (isJSON ? .jsonLines : .csv)
    }

    /// The columns that an input may have, in the order that an error lists them.
    public static let columns = [
        "id", "provider", "operation", "customer", "account", "borrower", "loan", "reason", "status", "substatus",
        "pay_off_date", "payment_account", "include_prepayment_penalty", "notes", "occurred_on", "request_id",
        "migration", "effective_on", "accept",
    ]

    /// The providers that rows name, right or wrong ones, so that only those have to be set up. Reads the whole file.
    public func providers() throws(BulkInputError) -> Set<String> {
        var records = try records()
        var names: Set<String> = []
        // What is no provider is not collected for ever: a wrong column can hold as many names as the file has rows.
        while names.count < 1_000 {
            switch try records.next() {
            case .end: return names
            case .malformed: continue
            case .record(let record): if let name = record["provider"] { names.insert(name) }
            }
        }
        return names
    }

    /// The rows from the first on.
    ///
    /// - Parameters:
    ///   - version: what the file must still be; nil where it may be any.
    ///   - isHashed: whether its digest is computed on the way.
    func records(version: InputVersion? = nil, isHashed: Bool = false) throws(BulkInputError) -> any BulkRecords {
        let bytes = try InputBytes(path: path, version: version, isHashed: isHashed)
        return switch format {
        case .csv: try CSVRecords(bytes, path: path, known: Self.columns)
        case .jsonLines: try JSONLinesRecords(bytes, known: Self.columns)
        }
    }
}
