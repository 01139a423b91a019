@testable import ServicingBulk

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder of a test's own, gone when the test is done.
struct TemporaryFolder: ~Copyable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: url.appending(path: name))
    }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: url.appending(path: name))
        return path(name)
    }
}

/// What each row of an input was read as: its given values as `column=value`, or its line and problem.
func rows(of text: String, format: BulkInput.Format = .csv) throws -> [String] {
    try rows(of: Array(text.utf8), format: format)
}

func rows(of bytes: [UInt8], format: BulkInput.Format = .csv) throws -> [String] {
    let folder = try TemporaryFolder()
    let input = BulkInput(path: try folder.write(bytes, to: "input"), format: format)
    var records = try input.records()
    var rows: [String] = []
    while true {
        switch try records.next() {
        case .record(let record):
            rows.append(record.given.map { "\($0)=\(record[$0] ?? "")" }.joined(separator: "|"))
        case .malformed(_, let line, let problem): rows.append("\(line): \(problem)")
        case .end: return rows
        }
    }
}
