/// The name of a world: 1 to 64 letters, digits, dots, underscores and hyphens of ASCII, so that it can stand in a
/// header and in a path as it is.
public struct WorldName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name.
    public let description: String

    /// The world that a request without a name is sent to.
    public static let `default` = WorldName(unchecked: "default")

    /// A name, or nil where the text is none.
    public init?(_ text: some StringProtocol) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        // As path segments these two mean something else (RFC 3986 §3.3).
        guard text != ".", text != ".." else { return nil }
        description = String(text)
    }

    private init(unchecked text: String) {
        description = text
    }

    /// By their bytes.
    public static func < (a: WorldName, b: WorldName) -> Bool { a.description < b.description }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
