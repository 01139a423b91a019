/// A credential. Whatever prints it prints `***`; it has no encoding.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable,
    ExpressibleByStringLiteral
{
    private let value: String

    /// A secret with this value.
    public init(_ value: String) {
        self.value = value
    }

    /// A secret written in the source, for tests and demonstrations.
    public init(stringLiteral value: String) {
        self.value = value
    }

    /// The value itself. Call it only where the value goes out on the wire.
    public func reveal() -> String { value }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { value.isEmpty }

    /// `***`.
    public var description: String { "***" }
    /// `***`.
    public var debugDescription: String { "***" }
    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A personal or bank datum: a name, a birth date, an account number. Whatever prints it prints `***`; it encodes as
/// its value, since an answer that is stored on purpose is stored whole.
public struct Sensitive<Value: Hashable & Sendable>: Hashable, Sendable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// The value itself.
    public let revealed: Value

    /// A datum that is not printed.
    public init(_ value: Value) {
        revealed = value
    }

    /// `***`.
    public var description: String { "***" }
    /// `***`.
    public var debugDescription: String { "***" }
    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sensitive: Decodable where Value: Decodable {
    /// Reads the value.
    public init(from decoder: any Decoder) throws {
        revealed = try Value(from: decoder)
    }
}

extension Sensitive: Encodable where Value: Encodable {
    /// Writes the value.
    public func encode(to encoder: any Encoder) throws {
        try revealed.encode(to: encoder)
    }
}

extension Sensitive: ExpressibleByUnicodeScalarLiteral where Value == String {
    /// A datum written in the source.
    public init(unicodeScalarLiteral value: String) {
        revealed = value
    }
}

extension Sensitive: ExpressibleByExtendedGraphemeClusterLiteral where Value == String {
    /// A datum written in the source.
    public init(extendedGraphemeClusterLiteral value: String) {
        revealed = value
    }
}

extension Sensitive: ExpressibleByStringLiteral where Value == String {
    /// A datum written in the source.
    public init(stringLiteral value: String) {
        revealed = value
    }
}
