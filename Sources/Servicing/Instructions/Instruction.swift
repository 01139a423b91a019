/// Something to be done at a servicer, in terms that belong to none of them.
public protocol Instruction: Codable, Hashable, Sendable {
    /// The instruction's name, as plans and tables print it.
    static var name: InstructionName { get }
}

/// An instruction's name, for example `wind-down`.
public struct InstructionName: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The name.
    public let rawValue: String

    /// A name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A name written in the source.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The name.
    public var description: String { rawValue }
}
