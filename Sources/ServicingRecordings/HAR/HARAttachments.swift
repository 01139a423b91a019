#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Bodies that a tool keeps in files of their own beside the HAR file, and names in `_file`, as Playwright does.
struct HARAttachments: Sendable {
    private let folder: URL

    /// Those beside a file.
    init(beside file: URL) {
        folder = file.deletingLastPathComponent()
    }

    /// A body; nil where there is no such file. A name leads to the folder itself and nowhere else.
    func bytes(of name: String) -> [UInt8]? {
        guard !name.isEmpty, !name.hasPrefix("."), !name.contains(where: { $0 == "/" || $0 == "\\" || $0 == "\0" })
        else {
            return nil
        }
        return (try? Data(contentsOf: folder.appendingPathComponent(name))).map { Array($0) }
    }
}
