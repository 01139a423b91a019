/// The encoder that a type is given: one value that is being written.
struct ValueEncoder: Encoder {
    let state: EncodingState
    let level: Int

    /// Not kept: errors find their path in the text.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { state.options.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(ObjectEncodingContainer<Key>(state, level))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        ArrayEncodingContainer(state, level)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        self
    }
}

extension ValueEncoder: SingleValueEncodingContainer {
    @inline(__always)
    private func scalar(_ write: (EncodingState) throws -> Void) rethrows {
        try state.writeSingle(at: level) { try write(state) }
    }

    func encodeNil() { scalar { $0.writeNull() } }
    func encode(_ value: Bool) { scalar { $0.write(value) } }
    func encode(_ value: String) { scalar { $0.write(value) } }
    func encode(_ value: Int) { scalar { $0.write(value) } }
    func encode(_ value: Int8) { scalar { $0.write(value) } }
    func encode(_ value: Int16) { scalar { $0.write(value) } }
    func encode(_ value: Int32) { scalar { $0.write(value) } }
    func encode(_ value: Int64) { scalar { $0.write(value) } }
    func encode(_ value: Int128) { scalar { $0.write(value) } }
    func encode(_ value: UInt) { scalar { $0.write(value) } }
    func encode(_ value: UInt8) { scalar { $0.write(value) } }
    func encode(_ value: UInt16) { scalar { $0.write(value) } }
    func encode(_ value: UInt32) { scalar { $0.write(value) } }
    func encode(_ value: UInt64) { scalar { $0.write(value) } }
    func encode(_ value: UInt128) { scalar { $0.write(value) } }
    func encode(_ value: Double) throws { try scalar { try $0.write(value) } }
    func encode(_ value: Float) throws { try scalar { try $0.write(value) } }
    func encode<Value: Encodable>(_ value: Value) throws { try scalar { try $0.write(encodable: value) } }
}
