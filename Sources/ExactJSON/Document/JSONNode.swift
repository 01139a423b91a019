/// A value within a ``JSONDocument``, which it keeps alive.
public struct JSONNode: Sendable {
    let tape: Tape
    let index: Int

    var token: Token { tape.tokens[index] }

    /// The value's kind.
    public var kind: JSONKind { token.publicKind }

    /// Whether it is `null`.
    public var isNull: Bool { token.kind == .null }

    /// How many bytes of the text stand before it.
    public var offset: Int { token.offset }

    /// Where the value stands, such as `data.items[3].id`; empty for the whole text.
    public var path: String {
        var path = TapePath(tape)
        return path.text(of: index)
    }

    /// The boolean, or nil for another kind.
    public var bool: Bool? {
        switch token.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The string, or nil for another kind.
    public var string: String? {
        kind == .string ? token.string(in: tape.bytes) : nil
    }

    /// The number, or nil for another kind.
    public var number: JSONNumber? {
        kind == .number ? JSONNumber(checked: token.raw(in: tape.bytes)) : nil
    }

    /// The number as an `Int`, or nil for another kind and for a number that no `Int` equals.
    public var int: Int? { number?.int }

    /// The value of an object's key, the first where the text repeats it; nil where there is none.
    public subscript(key: String) -> JSONNode? {
        guard kind == .object, let value = tape.find(key, in: index) else { return nil }
        return JSONNode(tape: tape, index: value)
    }

    /// An array's element; nil where there is none.
    public subscript(place: Int) -> JSONNode? {
        guard kind == .array, place >= 0 else { return nil }
        var child = index + 1
        for _ in 0..<place where child < token.extent { child = tape.next(child) }
        return child < token.extent ? JSONNode(tape: tape, index: child) : nil
    }

    /// An array's elements; empty for another kind.
    public var elements: [JSONNode] {
        guard kind == .array else { return [] }
        return tape.children(of: index).map { JSONNode(tape: tape, index: $0) }
    }

    /// An object's members as the text has them, repeated keys too; empty for another kind.
    public var members: [(key: String, value: JSONNode)] {
        guard kind == .object else { return [] }
        return tape.children(of: index).map {
            (tape.tokens[$0].string(in: tape.bytes), JSONNode(tape: tape, index: $0 + 1))
        }
    }

    /// The value at the end of a path; nil where a step leads nowhere.
    public func descendant(_ path: [JSONStep]) -> JSONNode? {
        path.reduce(self) { node, step in
            switch step {
            case .key(let key): node?[key]
            case .index(let index): node?[index]
            }
        }
    }

    /// The whole value, built.
    public var value: JSONValue { tape.value(at: index) }
}
