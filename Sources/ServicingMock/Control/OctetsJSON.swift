import ExactJSON

/// Bytes in JSON: `{"text":"…"}` where they are UTF-8, or `{"hex":"00ff"}`.
enum OctetsJSON {
    /// Reads an object with one of the two, and members of these names.
    static func read(_ reader: FieldReader, besides others: [String] = []) -> [UInt8]? {
        reader.checkKeys(["text", "hex"] + others)
        guard reader.object() != nil else { return nil }
        switch (reader["text"].optional, reader["hex"].optional) {
        case (let text?, nil): return text.string().map { Array($0.utf8) }
        case (nil, let hex?): return hex.checked("pairs of hexadecimal digits") { $0.string.flatMap(octets) }
        default:
            reader.complain("needs text or hex, and not both")
            return nil
        }
    }

    /// The bytes as they are read.
    static func write(_ bytes: [UInt8]) -> JSONObject {
        if let text = String(validating: bytes, as: UTF8.self) { return ["text": .string(text)] }
        let digits = Array("0123456789abcdef".utf8)
        let hex = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return ["hex": .string(String(decoding: hex, as: UTF8.self))]
    }

    private static func octets(_ hex: String) -> [UInt8]? {
        let digits = hex.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count % 2 == 0, !digits.contains(nil) else { return nil }
        let values = digits.compactMap { $0 }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }
}

extension JSONObject {
    /// The object with one more member.
    func adding(_ key: String, _ value: JSONValue) -> JSONObject {
        var object = self
        object[key] = value
        return object
    }
}
