import ExactJSON

extension LedgerRecord {
    /// A record's line.
    var line: [UInt8] {
        let encoder = ExactJSONEncoder()
        do {
            return switch self {
            case .header(let value): try encoder.encode(value)
            case .opened(let value): try encoder.encode(value)
            case .closed(let value): try encoder.encode(value)
            }
        } catch {
            preconditionFailure("texts and whole numbers can be written as JSON")
        }
    }

    /// Reads a line.
    init(_ line: ArraySlice<UInt8>) throws(JSONError) {
        let root = try JSONDocument(parsing: Array(line)).root
        let decoder = ExactJSONDecoder()
        switch root.value.object?.keys.first {
        case "servicing_ledger": self = .header(try decoder.decode(Header.self, from: root))
        case "opened": self = .opened(try decoder.decode(Opened.self, from: root))
        case "closed": self = .closed(try decoder.decode(Closed.self, from: root))
        default: throw JSONError(.dataCorrupted, "no record of a ledger of this version")
        }
    }
}
