import Foundation
package import ServicingBulk

/// Files of rows.
package struct TableTarget: FuzzTarget {
    package let name: String
    package let summary: String
    package let corpus: [[UInt8]]
    package let dictionary: [String]
    private let format: BulkInput.Format
    private let folder: ScratchFolder

    package var isJSON: Bool { false }

    package init(_ format: BulkInput.Format) {
        self.format = format
        folder = ScratchFolder()
        name = format.rawValue
        switch format {
        case .csv:
            summary = "CSV: rows come in order and end, and what was read is written and read again the same"
            corpus = [
                "id,provider,operation,customer,reason\n1,acme,wind-down,CUST-12345,sold-off\n2,acme,wind-down,\"a,\"\"b\"\"\nc\",x\n",
                "\u{FEFF}provider,loan,notes\r\nother,LN-1,\r\n\r\nthird,,\"\"\r\n", "id\n\n\n1",
            ].map { [UInt8]($0) }
            dictionary = [
                "\"", "\"\"", ",", "\n", "\r\n", "\r", ",,", "id", "provider", "notes", "\"\n\"", ",\"", "\",",
            ]
        case .jsonLines:
            summary = "JSON Lines: rows come in order and end, and what was read is written and read again the same"
            corpus = [
                #"{"id":"1","provider":"acme","operation":"wind-down","customer":"CUST-12345"}"# + "\n"
                    + #"{"provider":"other","include_prepayment_penalty":true,"loan":17,"notes":"a\nb"}"#
                    + "\n\n{}",
                #"{"accept":null,"reason":"x"}"# + "\r\n[]\r\nnull\r\n",
            ].map { [UInt8]($0) }
            dictionary = [
                "\n", "\r\n", "{\"id\":", "}", "[", "null", "true", "1.5", "1e5", "\\u0000", "\\n", ",\"loan\":",
            ]
        }
    }

    package func check(_ input: [UInt8], _ findings: inout FuzzFindings) {
        guard let records = records(of: input) else { return }
        findings.isTaken = !records.isEmpty
        let lines = records.map(\.line)
        findings.expect(zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 }, "rows are not in order: \(lines)")
        let count = input.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
        findings.expect(lines.allSatisfy { (1...count).contains($0) }, "a row lies outside of the file: \(lines)")
        let values = records.compactMap { record -> [String: String]? in
            if case .values(_, let values) = record { values } else { nil }
        }
        guard format == .csv, !values.isEmpty else { return }
        let again = self.records(of: Array(Self.csv(values).utf8))?.map { record -> [String: String]? in
            if case .values(_, let values) = record { values } else { nil }
        }
        findings.expect(again == values, "what was read is written and read as something else")
    }

    private func records(of bytes: [UInt8]) -> [ReadRecord]? {
        let path = folder.file("rows." + format.rawValue, bytes)
        return try? BulkInput(path: path, format: format).readRecords()
    }

    /// The rows with every column and every value quoted.
    private static func csv(_ rows: [[String: String]]) -> String {
        func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
        let lines = rows.map { row in BulkInput.columns.map { quoted(row[$0] ?? "") }.joined(separator: ",") }
        return ([BulkInput.columns.joined(separator: ",")] + lines).joined(separator: "\r\n") + "\r\n"
    }
}

/// A folder for what can be read from files alone. It is gone with its last user.
final class ScratchFolder: Sendable {
    private let path: String

    init() {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("servicing-fuzz-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file, and says where it is.
    func file(_ name: String, _ bytes: [UInt8]) -> String {
        let file = path + "/" + name
        _ = FileManager.default.createFile(atPath: file, contents: Data(bytes))
        return file
    }
}
