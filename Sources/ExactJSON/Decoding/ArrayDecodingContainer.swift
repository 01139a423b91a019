/// An array's elements, one after the other.
struct ArrayDecodingContainer: UnkeyedDecodingContainer {
    // Three words, so that the existential that hands it out needs no box. Token indices have 30 bits.
    private let state: DecodingState
    private let array: Int32
    private var element: Int32
    private var place: Int32 = 0
    private let end: Int32

    init(_ state: DecodingState, _ array: Int) throws {
        guard state.tokens[array].kind == .array else { throw state.mismatch("an array", at: array) }
        self.state = state
        self.array = Int32(truncatingIfNeeded: array)
        element = self.array + 1
        end = Int32(truncatingIfNeeded: state.tokens[array].extent)
    }

    var codingPath: [any CodingKey] { state.codingPath(of: Int(array)) }
    var count: Int? { state.tape.childCount(of: Int(array)) }
    var currentIndex: Int { Int(place) }
    var isAtEnd: Bool { element == end }

    @inline(__always)
    private func current() throws -> Int {
        guard element != end else {
            throw state.error(.missingKey, "expected another element behind the last", at: Int(array))
        }
        return Int(element)
    }

    @inline(__always)
    private mutating func advance() {
        element = Int32(truncatingIfNeeded: state.next(Int(element)))
        place += 1
    }

    /// Reads the current element, and moves on if that could be done.
    @inline(__always)
    private mutating func take<Value>(_ read: (DecodingState, Int) throws -> Value) throws -> Value {
        let value = try read(state, current())
        advance()
        return value
    }

    mutating func decodeNil() throws -> Bool {
        guard state.isNull(at: try current()) else { return false }
        advance()
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try take { try $0.decode(type, at: $1) }
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try take { KeyedDecodingContainer(try ObjectDecodingContainer<Key>($0, $1)) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try take { try ArrayDecodingContainer($0, $1) }
    }

    mutating func superDecoder() throws -> any Decoder {
        try take { ValueDecoder(state: $0, index: $1) }
    }
}

extension ArrayDecodingContainer {
    mutating func decode(_ type: Bool.Type) throws -> Bool { try take { try $0.bool(at: $1) } }
    mutating func decode(_ type: String.Type) throws -> String { try take { try $0.string(at: $1) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try take { try $0.floating(type, at: $1) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try take { try $0.floating(type, at: $1) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try integer(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try integer(type) }

    @inline(__always)
    private mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
        try take { try $0.integer(type, at: $1) }
    }
}
