/// A text that was read, and a way into it that builds only what is asked for.
public struct JSONDocument: Sendable {
    let tape: Tape

    /// Reads a text.
    ///
    /// - Throws: ``JSONError`` of kind `syntax`, `encoding`, `depth` or `size`.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        tape = try Tape.reading(bytes, limits)
    }

    /// The text.
    public var bytes: [UInt8] {
        Array(UnsafeBufferPointer(start: tape.bytes, count: tape.byteCount))
    }

    /// The whole value.
    public var root: JSONNode { JSONNode(tape: tape, index: 0) }

    /// Whether any object in the text names a key twice.
    public var hasDuplicateKeys: Bool { tape.hasDuplicateKeys }

    /// The value at the end of a path of keys and places, such as `document["data", "items", 3]`.
    public subscript(path: JSONStep...) -> JSONNode? {
        root.descendant(path)
    }
}
