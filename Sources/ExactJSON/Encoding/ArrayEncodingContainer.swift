/// An array that is being written.
struct ArrayEncodingContainer: UnkeyedEncodingContainer {
    private let state: EncodingState
    private let level: Int
    private(set) var count = 0

    init(_ state: EncodingState, _ level: Int) {
        self.state = state
        self.level = level
        state.open(.array, at: level)
    }

    var codingPath: [any CodingKey] { [] }

    @inline(__always)
    private mutating func element(_ write: (EncodingState) throws -> Void) throws {
        try state.attempt {
            state.separate(at: level)
            try write(state)
        }
        count += 1
    }

    mutating func encodeNil() throws { try element { $0.writeNull() } }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        try element { try $0.write(encodable: value) }
    }

    // MARK: Containers that are filled later

    private mutating func later() -> EncodingState {
        state.separate(at: level)
        count += 1
        return state.insert()
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(ObjectEncodingContainer<Key>(later(), 0))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        ArrayEncodingContainer(later(), 0)
    }

    mutating func superEncoder() -> any Encoder {
        ValueEncoder(state: later(), level: 0)
    }
}

extension ArrayEncodingContainer {
    mutating func encode(_ value: Bool) throws { try element { $0.write(value) } }
    mutating func encode(_ value: String) throws { try element { $0.write(value) } }
    mutating func encode(_ value: Int) throws { try element { $0.write(value) } }
    mutating func encode(_ value: Int8) throws { try element { $0.write(value) } }
    mutating func encode(_ value: Int16) throws { try element { $0.write(value) } }
    mutating func encode(_ value: Int32) throws { try element { $0.write(value) } }
    mutating func encode(_ value: Int64) throws { try element { $0.write(value) } }
    mutating func encode(_ value: Int128) throws { try element { $0.write(value) } }
    mutating func encode(_ value: UInt) throws { try element { $0.write(value) } }
    mutating func encode(_ value: UInt8) throws { try element { $0.write(value) } }
    mutating func encode(_ value: UInt16) throws { try element { $0.write(value) } }
    mutating func encode(_ value: UInt32) throws { try element { $0.write(value) } }
    mutating func encode(_ value: UInt64) throws { try element { $0.write(value) } }
    mutating func encode(_ value: UInt128) throws { try element { $0.write(value) } }
    mutating func encode(_ value: Double) throws { try element { try $0.write(value) } }
    mutating func encode(_ value: Float) throws { try element { try $0.write(value) } }
}
