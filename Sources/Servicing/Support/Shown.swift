/// How a text that came from a provider is shown where an id or a status is expected: as it is where it looks like one,
/// masked where it does not. A name, a line break or an escape sequence in the place of an id does not reach a log.
package enum Shown {
    /// What stands in the place of a masked text.
    package static let mask = "***"

    /// The text where it holds 1 to 64 letters, digits and `. _ : / + -` and nothing personal by its shape.
    package static func identifier(_ text: String) -> String {
        let isPlain =
            (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
                    || "._:/+-".utf8.contains(byte)
            }
        return isPlain && SensitivePatterns.masked(text) == text ? text : mask
    }
}
