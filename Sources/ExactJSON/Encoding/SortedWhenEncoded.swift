/// A dictionary, whose own order differs from run to run: it is written in the order of its keys' bytes, so that equal
/// values give equal texts.
protocol SortedWhenEncoded {
    func encodeSorted(to encoder: ValueEncoder) throws
}

extension Dictionary: SortedWhenEncoded where Key == String, Value: Encodable {
    func encodeSorted(to encoder: ValueEncoder) throws {
        var container = encoder.container(keyedBy: PlainKey.self)
        for (key, value) in sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            try container.encode(value, forKey: PlainKey(stringValue: key))
        }
    }
}
