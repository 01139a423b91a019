/// An object's members, looked up by name.
struct ObjectDecodingContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let state: DecodingState
    private let object: Int

    init(_ state: DecodingState, _ object: Int) throws {
        let kind = state.tokens[object].kind
        guard kind == .object || kind == .ambiguousObject else { throw state.mismatch("an object", at: object) }
        self.state = state
        self.object = object
    }

    var codingPath: [any CodingKey] { state.codingPath(of: object) }

    var allKeys: [Key] {
        state.tape.children(of: object).compactMap {
            Key(stringValue: state.tokens[$0].string(in: state.bytes))
        }
    }

    func contains(_ key: Key) -> Bool {
        state.find(key.stringValue, in: object) != nil
    }

    @inline(__always)
    private func value(_ key: Key) throws -> Int {
        guard let value = state.find(key.stringValue, in: object) else { throw state.missing(key, in: object) }
        return value
    }

    /// Where the value is, unless it is absent or null.
    @inline(__always)
    private func present(_ key: Key) -> Int? {
        guard let value = state.find(key.stringValue, in: object), !state.isNull(at: value) else { return nil }
        return value
    }

    func decodeNil(forKey key: Key) throws -> Bool { state.isNull(at: try value(key)) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let index = try value(key)
        let value = try state.decode(type, at: index)
        state.resume(object, behind: index)
        return value
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let index = present(key) else { return nil }
        defer { state.resume(object, behind: index) }
        let already = state.unreadableCount
        do {
            return try state.decode(type, at: index)
        } catch {
            try state.leaveOut(type, at: index, error, already: already)
            return nil
        }
    }

    // MARK: Nested containers

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        KeyedDecodingContainer(try ObjectDecodingContainer<NestedKey>(state, value(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try ArrayDecodingContainer(state, value(key))
    }

    func superDecoder() throws -> any Decoder {
        guard let value = state.find("super", in: object) else {
            throw state.missing(PlainKey(stringValue: "super"), in: object)
        }
        return ValueDecoder(state: state, index: value)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        ValueDecoder(state: state, index: try value(key))
    }
}

// The scalars one by one: without these the standard library would look every optional field up three times.
extension ObjectDecodingContainer {
    /// A scalar, or nil where it can't be read and the options allow that.
    @inline(__always)
    private func optional<Value>(_ type: Value.Type, _ index: Int, _ read: () throws -> Value) throws -> Value? {
        do {
            return try read()
        } catch {
            try state.leaveOut(type, at: index, error, already: state.unreadableCount)
            return nil
        }
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try state.bool(at: value(key)) }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.bool(at: index) }
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String { try state.string(at: value(key)) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.string(at: index) }
    }

    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try state.floating(type, at: value(key)) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.floating(type, at: index) }
    }

    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try state.floating(type, at: value(key)) }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.floating(type, at: index) }
    }

    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: Int128.Type, forKey key: Key) throws -> Int128? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }

    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try state.integer(type, at: value(key)) }
    func decodeIfPresent(_ type: UInt128.Type, forKey key: Key) throws -> UInt128? {
        guard let index = present(key) else { return nil }
        return try optional(type, index) { try state.integer(type, at: index) }
    }
}
