public import ServicingHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Looks through files for what looks like a secret or a personal datum.
///
/// Two things are looked for: by shape, in any text file and also where it is escaped, percent-encoded or in base64,
/// card numbers, social security numbers, banks' routing numbers, web tokens, keys and e-mail addresses; and, in HAR
/// files, every value that the redaction rules would still mask.
public struct LeakCheck: Sendable {
    private let rules: RedactionRules
    private let allowed: Set<String>
    private let patterns: SensitivePatterns

    /// A check.
    ///
    /// - Parameters:
    ///   - rules: what a recording's values must have been masked by.
    ///   - allowed: values that may stand in a file although they look sensitive, such as a document's example. Addresses
    ///     at the domains kept for examples (RFC 2606) need not be listed.
    public init(rules: RedactionRules = .standard, allowing allowed: Set<String> = []) {
        self.rules = rules
        self.allowed = allowed
        patterns = SensitivePatterns(allowed: allowed)
    }

    /// What a file's text holds.
    ///
    /// - Parameter file: the name that findings give the file. One that ends in `.har` must be a HAR file.
    public func findings(in text: [UInt8], file: String) -> [LeakFinding] {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(DecodedLine.init)
        var findings: [LeakFinding] = []
        var found: Set<String> = []
        for (index, line) in lines.enumerated() {
            for kind in line.kinds(by: patterns) {
                findings.append(LeakFinding(file: file, line: index + 1, reason: "holds " + kind.rawValue))
                found.insert(kind.rawValue)
            }
        }
        if file.lowercased().hasSuffix(".har") { findings += unmasked(text, lines, found, file) }
        return findings.sorted { ($0.line, $0.reason) < ($1.line, $1.reason) }
    }

    /// What a file holds.
    ///
    /// - Throws: ``RecordingError`` where the file can't be read.
    public func findings(in url: URL) throws(RecordingError) -> [LeakFinding] {
        do {
            return findings(in: Array(try Data(contentsOf: url)), file: url.path)
        } catch {
            throw RecordingError(.unreadableFile, file: url.path, "the file can't be read")
        }
    }

    /// What the files in a folder and the folders below it hold, hidden ones too.
    ///
    /// - Throws: ``RecordingError`` where the folder or a file can't be read.
    public func findings(below folder: URL) throws(RecordingError) -> [LeakFinding] {
        let paths: [String]
        do {
            paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        } catch {
            throw RecordingError(.unreadableFile, file: folder.path, "the folder can't be read")
        }
        var findings: [LeakFinding] = []
        for path in paths.sorted() {
            let url = folder.appendingPathComponent(path)
            var isFolder = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder else { continue }
            findings += try self.findings(in: url)
        }
        return findings
    }

    /// Values in a HAR file that the rules would mask.
    ///
    /// - Parameter found: the kinds that were found line by line.
    private func unmasked(
        _ text: [UInt8], _ lines: [DecodedLine], _ found: Set<String>, _ file: String
    ) -> [LeakFinding] {
        let recording: Recording
        do {
            recording = try Recording(har: text)
        } catch {
            return [LeakFinding(file: file, line: 1, reason: "is no HAR file that could be checked (\(error))")]
        }
        var redactor = Redactor(rules, book: MaskBook(.recorded, after: Mask.highest(in: text)))
        _ = redactor.redact(recording)
        return redactor.book.entries.values.filter { !allowed.contains($0.value) }.compactMap { entry in
            let line =
                lines.firstIndex { $0.holds("\"" + entry.value + "\"") } ?? lines.firstIndex { $0.holds(entry.value) }
            // What has a shape of its own was found line by line, with its line; but not where it is hidden deeper than a
            // line is read.
            if SensitivePatterns.Kind(rawValue: entry.reason) != nil, line != nil, found.contains(entry.reason) {
                return nil
            }
            return LeakFinding(file: file, line: (line ?? 0) + 1, reason: "does not mask \(entry.reason)")
        }
    }
}

/// Something in a file that should not be there. Never holds the thing itself.
public struct LeakFinding: Hashable, Sendable, CustomStringConvertible {
    /// The file, as it was named.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// What was found.
    public let reason: String

    /// A finding.
    public init(file: String, line: Int, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// `file:line: reason`, as compilers write it.
    public var description: String { "\(file):\(line): \(reason)" }
}
