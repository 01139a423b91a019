/// A list of an answer, its null elements dropped: Canopy's documents declare several lists as `array[object | null]`
/// without saying what a null element means. An element of another kind makes the whole list unreadable.
public struct CanopyList<Element: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    private let elements: [Element]

    /// A list.
    public init(_ elements: [Element] = []) {
        self.elements = elements
    }

    /// Reads a list and drops its null elements.
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        var elements: [Element] = []
        while !container.isAtEnd {
            if let element = try container.decodeIfPresent(Element.self) { elements.append(element) }
        }
        self.elements = elements
    }

    /// Writes a list.
    public func encode(to encoder: any Encoder) throws {
        try elements.encode(to: encoder)
    }
}

extension CanopyList: RandomAccessCollection {
    /// The first element's position.
    public var startIndex: Int { elements.startIndex }
    /// The position after the last element.
    public var endIndex: Int { elements.endIndex }
    /// The element at a position.
    public subscript(position: Int) -> Element { elements[position] }
}

extension CanopyList: ExpressibleByArrayLiteral, CustomStringConvertible, CustomReflectable {
    /// A list written in the source.
    public init(arrayLiteral elements: Element...) {
        self.init(elements)
    }

    /// The elements as an array prints them.
    public var description: String { elements.description }

    /// The elements, as of an array.
    public var customMirror: Mirror { elements.customMirror }
}
