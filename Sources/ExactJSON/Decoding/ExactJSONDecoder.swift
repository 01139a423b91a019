/// Reads `Decodable` types from JSON text.
///
/// Integers accept every spelling of an integer (`1.0`, `1e2`); `Decimal` is exact or an error; ``JSONNumber`` and
/// ``JSONValue`` keep all digits. `Date` and `Data` get no treatment of their own, as providers differ about them.
public struct ExactJSONDecoder: Sendable {
    /// How texts are read.
    public struct Options: Sendable {
        /// Whether a `String` that is given a number reads the number's own digits. Some providers write ids both ways.
        public var numbersReadAsStrings = true
        /// Whether a number that is given a text reads it, where all of the text is a number as JSON writes one. Some
        /// providers write amounts both ways.
        public var stringsReadAsNumbers = false
        /// Whether an optional field whose value can't be read is nil, and told by `decodeReporting`; else it fails the
        /// whole decode. A field is a member of an object: elements of arrays are not left out one by one.
        public var collectsUnreadableOptionals = false
        /// Whether an object that names a key twice is refused; else the first wins.
        public var rejectsDuplicateKeys = false
        /// How long and how deep a text may be.
        public var limits = JSONLimits.standard
        /// What types find in their decoder's `userInfo`.
        public var userInfo: [CodingUserInfoKey: any Sendable] = [:]

        /// Options, all at their defaults.
        public init() {}
    }

    /// How texts are read.
    public var options: Options

    /// A decoder.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Reads a value from a text.
    ///
    /// - Throws: ``JSONError``, with the path of the value that could not be read.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONError) -> Value {
        try decodeReporting(type, from: bytes).value
    }

    /// Reads a value from a text that was already read.
    ///
    /// - Throws: ``JSONError``, with the path of the value that could not be read.
    public func decode<Value: Decodable>(
        _ type: Value.Type, from document: JSONDocument
    ) throws(JSONError) -> Value {
        try decodeReporting(type, from: document.root).value
    }

    /// Reads a value from a part of a text. Paths in errors begin at the text's root.
    ///
    /// - Throws: ``JSONError``, with the path of the value that could not be read.
    public func decode<Value: Decodable>(_ type: Value.Type, from node: JSONNode) throws(JSONError) -> Value {
        try decodeReporting(type, from: node).value
    }

    /// Reads a value from a JSON value.
    ///
    /// - Throws: ``JSONError``, with the path of the value that could not be read.
    public func decode<Value: Decodable>(_ type: Value.Type, from value: JSONValue) throws(JSONError) -> Value {
        do {
            return try decode(type, from: value.serialized())
        } catch {
            // The text was ours; its offsets mean nothing to the caller.
            throw JSONError(error.kind, error.message, offset: nil, path: error.path)
        }
    }

    /// Reads a value from a text, and tells which optional fields were left nil because they could not be read.
    ///
    /// - Throws: ``JSONError``, with the path of the value that could not be read.
    public func decodeReporting<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8]
    ) throws(JSONError) -> (value: Value, unreadable: [UnreadableField]) {
        try decodeReporting(type, from: JSONNode(tape: Tape.reading(bytes, options.limits), index: 0))
    }

    /// Reads a value from a part of a text, and tells which optional fields were left nil because they could not be
    /// read. Paths begin at the text's root.
    ///
    /// - Throws: ``JSONError``, with the path of the value that could not be read.
    public func decodeReporting<Value: Decodable>(
        _ type: Value.Type, from node: JSONNode
    ) throws(JSONError) -> (value: Value, unreadable: [UnreadableField]) {
        if options.rejectsDuplicateKeys, let error = node.tape.duplicateKeyError() { throw error }
        let state = DecodingState(node.tape, options)
        do {
            return (try state.decode(type, at: node.index), state.unreadable)
        } catch let error as JSONError {
            throw error
        } catch {
            throw state.wrap(error, at: node.index, type)
        }
    }
}
