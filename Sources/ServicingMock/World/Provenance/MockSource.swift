/// A provider's document that a part of the mock was written from.
public struct MockSource: Hashable, Sendable, CustomStringConvertible {
    /// The file's name, such as `kordev.cancel-loan.txt`.
    public let file: String
    /// What the document is about, in its own words.
    public let title: String
    /// The version that the document states, or nil where it states none.
    public let version: String?
    /// The SHA-256 of the file's bytes in lower-case hexadecimal. It tells apart the documents that state no version.
    public let sha256: String

    /// A document.
    public init(file: String, title: String, version: String?, sha256: String) {
        self.file = file
        self.title = title
        self.version = version
        self.sha256 = sha256
    }

    /// The title, the file's name and the version.
    public var description: String {
        "\(title) (\(file), \(version.map { "version " + $0 } ?? "no version stated"))"
    }
}
