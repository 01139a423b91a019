import Servicing

extension BulkReport.Row {
    /// The first line of a report's rows as CSV.
    public static let csvHeader =
        "id,outcome,row,provider,operation,reason,native_operation,scope,attempts,at,effective_at,references,error,message,hint"

    /// The row as a line of CSV (RFC 4180), without its line break. `row` counts from 1; `references` has the provider's
    /// own ids as `name=id`; `attempts` are those of the last run.
    public var csv: String {
        let group = instruction?.group
        let references = end?.references?.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let values: [String?] = [
            id, outcome.rawValue, String(number + 1), group?.provider.rawValue, group?.operation, group?.reason,
            group?.native.rawValue, instruction?.scope, end.map { String($0.attempts) }, at?.text,
            end?.effectiveAt?.text, references?.joined(separator: " "), end?.error ?? problem.map { _ in "invalidRow" },
            message, hint,
        ]
        return values.map { Self.quoted($0 ?? "") }.joined(separator: ",")
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
