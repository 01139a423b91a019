extension JSONValue {
    /// Reads a text.
    ///
    /// - Throws: ``JSONError`` of kind `syntax`, `encoding`, `depth` or `size`.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        self = try JSONDocument(parsing: bytes, limits: limits).root.value
    }

    /// Reads a text.
    ///
    /// - Throws: ``JSONError`` of kind `syntax`, `encoding`, `depth` or `size`.
    public init(parsing text: String, limits: JSONLimits = .standard) throws(JSONError) {
        try self.init(parsing: Array(text.utf8), limits: limits)
    }

    /// The value as JSON text in UTF-8: numbers in their own digits, members in their order.
    ///
    /// - Parameters:
    ///   - pretty: whether to break lines and to indent by two spaces.
    ///   - sortedKeys: whether to order members by their keys' bytes.
    public func serialized(pretty: Bool = false, sortedKeys: Bool = false) -> [UInt8] {
        let output = ByteOutput()
        var writer = ValueWriter(to: output, isPretty: pretty, sortsKeys: sortedKeys)
        writer.write(self)
        return output.array()
    }

    /// The value as JSON text.
    ///
    /// - Parameters:
    ///   - pretty: whether to break lines and to indent by two spaces.
    ///   - sortedKeys: whether to order members by their keys' bytes.
    public func text(pretty: Bool = false, sortedKeys: Bool = false) -> String {
        String(decoding: serialized(pretty: pretty, sortedKeys: sortedKeys), as: UTF8.self)
    }
}
