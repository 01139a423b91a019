/// Which servicer a call goes to, for example `finosu`.
public struct ProviderID: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible, Comparable
{
    /// The id as scripts write it: lower case, no spaces.
    public let rawValue: String

    /// An id with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// An id written in the source.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The id itself.
    public var description: String { rawValue }

    /// Alphabetical order.
    public static func < (a: ProviderID, b: ProviderID) -> Bool {
        a.rawValue < b.rawValue
    }
}
