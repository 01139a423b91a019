#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Recording {
    /// Reads a file. Bodies that another tool has put beside it, and names in `_file`, are read with it.
    ///
    /// - Throws: ``RecordingError`` with file, interaction and JSON path.
    public init(contentsOf url: URL) throws(RecordingError) {
        let name = url.recordingName
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw RecordingError(.missingFile, file: name, "there is no such file")
        }
        let data: Data
        do {
            data = try Data(contentsOf: url)
        } catch {
            throw RecordingError(.unreadableFile, file: name, "the file can't be read")
        }
        try self.init(har: Array(data), file: name, attachments: HARAttachments(beside: url))
    }

    /// Writes a file, and the folders it needs. Whoever reads it meanwhile sees the old file or the new one, whole.
    ///
    /// The recording is written as it is: masking is the business of who makes it.
    ///
    /// - Throws: ``RecordingError`` of kind `unwritableFile`, or `invalidValue` for captures that lead nowhere.
    public func write(to url: URL) throws(RecordingError) {
        let name = url.recordingName
        try check(file: name)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(har()).write(to: url, options: .atomic)
        } catch {
            throw RecordingError(.unwritableFile, file: name, "the file can't be written")
        }
    }
}

extension URL {
    /// How messages name a recording's file: its folder and its name, `finosu/cancel-servicing.paid-off.har`.
    var recordingName: String {
        pathComponents.suffix(2).filter { $0 != "/" }.joined(separator: "/")
    }
}
