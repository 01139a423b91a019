/// A text and its tokens in the order of the text: every value, and every key before its value.
///
/// `@unchecked Sendable`: both blocks are written before `init` returns and never again, and nobody else holds them.
final class Tape: @unchecked Sendable {
    /// The text, and behind it ``padding`` zero bytes, so that a word can be loaded from any place in it.
    let bytes: UnsafePointer<UInt8>
    let byteCount: Int
    let tokens: UnsafePointer<Token>
    let tokenCount: Int
    /// Whether any object of the text names a key twice.
    let hasDuplicateKeys: Bool

    static let padding = 16

    /// Reads a text. The bytes are copied, so that a reader holds nothing but the tape.
    init(_ text: UnsafeBufferPointer<UInt8>, maximumDepth: Int, maximumBytes: Int) throws(JSONError) {
        guard text.count <= maximumBytes else {
            throw JSONError(
                .size, "the text has \(text.count) bytes, \(maximumBytes) are allowed", offset: nil, path: "")
        }
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: text.count + Self.padding)
        if let base = text.baseAddress { copy.update(from: base, count: text.count) }
        (copy + text.count).update(repeating: 0, count: Self.padding)
        var builder = TapeBuilder(text: copy, count: text.count, maximumDepth: maximumDepth)
        if let fault = builder.build() {
            let error = builder.error(for: fault)
            builder.tokens.deallocate()
            copy.deallocate()
            throw error
        }
        bytes = UnsafePointer(copy)
        byteCount = text.count
        tokens = UnsafePointer(builder.tokens)
        tokenCount = builder.count
        hasDuplicateKeys = builder.hasDuplicateKeys
    }

    /// Reads a text within limits.
    static func reading(_ text: [UInt8], _ limits: JSONLimits) throws(JSONError) -> Tape {
        try text.withUnsafeBufferPointer { buffer throws(JSONError) in
            try Tape(buffer, maximumDepth: limits.maximumDepth, maximumBytes: limits.maximumBytes)
        }
    }

    deinit {
        bytes.deallocate()
        tokens.deallocate()
    }
}
