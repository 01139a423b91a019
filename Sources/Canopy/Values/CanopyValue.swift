/// A value of a list that Canopy prints and may lengthen.
///
/// Any text can be read, so that a value no document lists survives; only ``documented`` ones are sent.
public protocol CanopyValue: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible
where RawValue == String {
    /// The values that a document lists.
    static var documented: [Self] { get }

    /// A value with any text.
    init(rawValue: String)
}

extension CanopyValue {
    /// Whether a document lists it.
    public var isDocumented: Bool { Self.documented.contains(self) }

    /// The wire value.
    public var description: String { rawValue }
}
