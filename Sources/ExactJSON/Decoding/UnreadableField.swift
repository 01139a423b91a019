/// An optional field that was left nil because its value could not be read. Never holds the value.
public struct UnreadableField: Hashable, Sendable, CustomStringConvertible {
    /// Where the field stands, such as `data.items[3].id`.
    public let path: String
    /// The type that was expected, by its Swift name.
    public let expected: String
    /// The kind of value that was found.
    public let found: JSONKind
    /// Why it could not be read. Its path may lead deeper than the field.
    public let reason: JSONError

    /// The place, what was expected and what was found.
    public var description: String {
        "\(path): expected \(expected), found \(found)"
    }
}
