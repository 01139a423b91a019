/// One step of a path into a value.
public enum JSONStep: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// To the value of an object's key.
    case key(String)
    /// To an array's element, counted from zero.
    case index(Int)

    /// To the value of an object's key.
    public init(stringLiteral value: String) { self = .key(value) }
    /// To an array's element.
    public init(integerLiteral value: Int) { self = .index(value) }
}
