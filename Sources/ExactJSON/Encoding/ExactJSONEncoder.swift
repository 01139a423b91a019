/// Writes `Encodable` types as JSON text.
///
/// Members stand in the order in which the type encodes them, those of a dictionary with `String` keys in the order of
/// the keys' bytes, so that equal values give equal texts. Numbers keep their digits: ``JSONNumber`` its own,
/// `Decimal` all of them, plainly. `Date` and `Data` get no treatment of their own, as providers differ about them.
///
/// A type must not encode a key twice into one object. That is a mistake in the type, which debug builds trap.
public struct ExactJSONEncoder: Sendable {
    /// How texts are written.
    public struct Options: Sendable {
        /// Whether to break lines and to indent by two spaces.
        public var pretty = false
        /// Whether to order members by their keys' bytes instead of by the order of encoding.
        public var sortedKeys = false
        /// Whether an optional that is nil is written as `null`; else its member is left out.
        public var omitsNothing = false
        /// What types find in their encoder's `userInfo`.
        public var userInfo: [CodingUserInfoKey: any Sendable] = [:]

        /// Options, all at their defaults.
        public init() {}
    }

    /// How texts are written.
    public var options: Options

    /// An encoder.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Writes a value.
    ///
    /// - Throws: ``JSONError`` for numbers that JSON has no form for, for nesting deeper than 512, and for what the
    ///   type itself throws.
    public func encode<Value: Encodable>(_ value: Value) throws(JSONError) -> [UInt8] {
        let state = EncodingState(options)
        do {
            try state.writeRoot(value)
        } catch let error as JSONError {
            throw error
        } catch {
            throw JSONError(.dataCorrupted, "\(Value.self) could not be written")
        }
        let bytes = state.finish()
        assert((try? Self.tape(bytes))?.hasDuplicateKeys != true, "\(Value.self) encodes a key twice into one object")
        guard options.pretty || options.sortedKeys else { return bytes }
        return try Self.tape(bytes).value(at: 0).serialized(pretty: options.pretty, sortedKeys: options.sortedKeys)
    }

    /// Writes a value and reads it back as one that can be looked into.
    ///
    /// - Throws: ``JSONError``, as ``encode(_:)`` does.
    public func value<Value: Encodable>(of value: Value) throws(JSONError) -> JSONValue {
        try Self.tape(encode(value)).value(at: 0)
    }

    /// The tape of a text that this encoder wrote. It fails for texts beyond 1 GiB.
    private static func tape(_ bytes: [UInt8]) throws(JSONError) -> Tape {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            try Tape(buffer, maximumDepth: .max, maximumBytes: Token.largest)
        }
    }
}
