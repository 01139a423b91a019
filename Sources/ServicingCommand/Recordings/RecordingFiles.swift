import ServicingRecordings

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The recordings that a command line names: files, and the `.har` files in folders and the folders below them.
struct RecordingFiles {
    struct File {
        let path: String
        /// The folder and the name, as messages write them.
        let name: String
        let recording: Result<Recording, RecordingError>

        /// The provider's folder that it is in.
        var provider: String { String(name.prefix { $0 != "/" }) }
    }

    let files: [File]

    /// - Parameters:
    ///   - paths: files and folders; `Recordings` where there are none.
    ///   - pattern: what a file's name or its folder and name must match, with `*` for any characters.
    /// - Throws: ``UsageError`` where a path is not there, or nothing is found.
    init(_ paths: [String], only pattern: String? = nil) throws(UsageError) {
        var found: [String] = []
        for path in paths.isEmpty ? ["Recordings"] : paths {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw UsageError("there is no file or folder \(path)", "recordings")
            }
            guard isFolder else {
                found.append(path)
                continue
            }
            let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
            found += names.filter { $0.hasSuffix(".har") }.sorted().map {
                (path.hasSuffix("/") ? path : path + "/") + $0
            }
        }
        files = found.compactMap { path in
            let name = path.split(separator: "/").suffix(2).joined(separator: "/")
            let last = name.split(separator: "/").last.map(String.init) ?? name
            guard pattern.map({ Self.matches(name, $0) || Self.matches(last, $0) }) ?? true else { return nil }
            return File(path: path, name: name, recording: Self.read(path))
        }
        guard !files.isEmpty else {
            throw UsageError("no recording " + (pattern == nil ? "is there" : "matches --only"), "recordings")
        }
    }

    private static func read(_ path: String) -> Result<Recording, RecordingError> {
        do throws(RecordingError) {
            return .success(try Recording(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            return .failure(error)
        }
    }

    /// Whether a text is what a pattern says, in which `*` stands for any characters, none among them.
    static func matches(_ text: String, _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return text == pattern }
        guard text.hasPrefix(first) else { return false }
        var rest = text.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
