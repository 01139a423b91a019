/// Why a recording can't be read, written or made. It names the file, the interaction and the place in it, and never
/// holds a value of the file.
public struct RecordingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What sort of mistake it is.
    public enum Kind: String, Hashable, Sendable {
        /// The file is not there.
        case missingFile
        /// The file can't be read from the disk.
        case unreadableFile
        /// The file can't be written to the disk.
        case unwritableFile
        /// The file is not JSON.
        case notJSON
        /// A field that HAR or this format requires is absent.
        case missingField
        /// A field has another JSON type than it must have.
        case wrongType
        /// A field's value is not one that can stand there.
        case invalidValue
        /// The file's format is newer than this code.
        case unsupportedFormat
        /// Recording is not allowed here.
        case refused
    }

    /// What sort of mistake it is.
    public let kind: Kind
    /// The file, as it was named by the caller.
    public let file: String?
    /// The interaction, counted from 1, where the mistake is in one.
    public let interaction: Int?
    /// The JSON path, such as `log.entries[0].request.url`; empty where the whole file is meant.
    public let path: String
    /// What is wrong and what is allowed.
    public let message: String

    /// A mistake.
    public init(_ kind: Kind, file: String? = nil, interaction: Int? = nil, path: String = "", _ message: String) {
        self.kind = kind
        self.file = file
        self.interaction = interaction
        self.path = path
        self.message = message
    }

    /// File, interaction, path and what is wrong, as one line.
    public var description: String {
        var places: [String] = []
        if let file { places.append(file) }
        if let interaction { places.append("interaction \(interaction)") }
        if !path.isEmpty { places.append(path) }
        return (places + [message]).joined(separator: ": ")
    }
}
