/// Why a text could not be read as JSON, a JSON value not as a type, or a value not be written.
///
/// It names where (``offset``, ``path``) and what was expected, and never holds a value of the text: answers carry
/// personal data, and errors end in logs. Field names are part of ``path``.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What sort of mistake it is.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// The text does not follow the grammar of RFC 8259.
        case syntax
        /// Arrays and objects are nested deeper than the limit.
        case depth
        /// The text is longer than the limit.
        case size
        /// The text is not UTF-8, begins with a byte order mark, or holds half of a surrogate pair.
        case encoding
        /// An object names a key twice, where that is refused.
        case duplicateKey
        /// A value is of another JSON kind than the type needs.
        case typeMismatch
        /// A key that the type needs is absent.
        case missingKey
        /// A number does not fit the type exactly.
        case outOfRange
        /// The value has the right kind, and the type refuses it.
        case dataCorrupted
    }

    /// What sort of mistake it is.
    public let kind: Kind
    /// Where in the text it was seen, in bytes from the start; nil where there is no text.
    public let offset: Int?
    /// Where in the value it was seen, such as `data.items[3].id`; empty for the whole value.
    public let path: String
    /// What is wrong and what was expected.
    public let message: String

    /// An error that a type's own `init(from:)` or `encode(to:)` throws; the coder adds the place.
    ///
    /// - Parameters:
    ///   - kind: what sort of mistake it is.
    ///   - message: what is wrong and what was expected, without any value of the text.
    public init(_ kind: Kind, _ message: String) {
        self.init(kind, message, offset: nil, path: "")
    }

    init(_ kind: Kind, _ message: String, offset: Int?, path: String) {
        self.kind = kind
        self.message = message
        self.offset = offset
        self.path = path
    }

    /// The place, and what is wrong there.
    public var description: String {
        let place = path.isEmpty ? "JSON" : path
        return if let offset { "\(place): \(message) (at byte \(offset))" } else { "\(place): \(message)" }
    }
}
