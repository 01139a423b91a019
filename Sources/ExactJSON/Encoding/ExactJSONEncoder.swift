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
        assert(!Self.repeatsKeys(bytes), "\(Value.self) encodes a key twice into one object")
        guard options.pretty || options.sortedKeys else { return bytes }
        return Self.tape(bytes).value(at: 0).serialized(pretty: options.pretty, sortedKeys: options.sortedKeys)
    }

    /// Writes a value and reads it back as one that can be looked into.
    ///
    /// - Throws: ``JSONError``, as ``encode(_:)`` does.
    public func value<Value: Encodable>(of value: Value) throws(JSONError) -> JSONValue {
        Self.tape(try encode(value)).value(at: 0)
    }

    private static func repeatsKeys(_ bytes: [UInt8]) -> Bool {
        tape(bytes).hasDuplicateKeys
    }

    /// The tape of a text that this encoder wrote.
    private static func tape(_ bytes: [UInt8]) -> Tape {
        do {
            return try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
                try Tape(buffer, maximumDepth: .max, maximumBytes: Token.largest)
            }
        } catch {
            preconditionFailure("the encoder wrote a text that is not JSON: \(error)")
        }
    }
}
