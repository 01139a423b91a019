/// An object that is being written.
struct ObjectEncodingContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    private let state: EncodingState
    private let level: Int

    init(_ state: EncodingState, _ level: Int) {
        self.state = state
        self.level = level
        state.open(.object, at: level)
    }

    var codingPath: [any CodingKey] { [] }

    @inline(__always)
    private func member(_ key: Key, _ write: (EncodingState) throws -> Void) throws {
        try state.attempt {
            state.begin(key.stringValue, at: level)
            try write(state)
        }
    }

    /// What becomes of an optional that is nil.
    @inline(__always)
    private func absent(_ key: Key) {
        guard state.options.omitsNothing else { return }
        state.begin(key.stringValue, at: level)
        state.writeNull()
    }

    func encodeNil(forKey key: Key) throws { try member(key) { $0.writeNull() } }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try member(key) { try $0.write(encodable: value) }
    }

    func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    // MARK: Containers that are filled later

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        state.begin(key.stringValue, at: level)
        return KeyedEncodingContainer(ObjectEncodingContainer<NestedKey>(state.insert(), 0))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        state.begin(key.stringValue, at: level)
        return ArrayEncodingContainer(state.insert(), 0)
    }

    func superEncoder() -> any Encoder {
        state.begin("super", at: level)
        return ValueEncoder(state: state.insert(), level: 0)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        state.begin(key.stringValue, at: level)
        return ValueEncoder(state: state.insert(), level: 0)
    }
}

extension ObjectEncodingContainer {
    func encode(_ value: Bool, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: String, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: String?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: Int, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: Int8, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: Int8?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: Int16, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: Int16?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: Int32, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: Int32?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: Int64, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: Int128, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: Int128?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: UInt, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: UInt?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: UInt8, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: UInt16, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: UInt32, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: UInt64, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: UInt128, forKey key: Key) throws { try member(key) { $0.write(value) } }
    func encodeIfPresent(_ value: UInt128?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: Double, forKey key: Key) throws { try member(key) { try $0.write(value) } }
    func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }

    func encode(_ value: Float, forKey key: Key) throws { try member(key) { try $0.write(value) } }
    func encodeIfPresent(_ value: Float?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { absent(key) }
    }
}
