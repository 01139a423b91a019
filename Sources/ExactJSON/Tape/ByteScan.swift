/// Finds the bytes of strings that need care, eight at a time.
///
/// Each test gives a word of marks: the high bit of every byte that it matches. A borrow can mark bytes above a match,
/// never below it, so that the lowest mark is right. Callers ask for it only where there is one: a step that depends on
/// no count lets the processor load the next word early.
enum ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// How many bytes lie below the lowest mark.
    @inline(__always)
    static func bytes(below marks: UInt64) -> Int {
        marks.trailingZeroBitCount >> 3
    }

    /// Marks all but printable ASCII other than quote and backslash.
    @inline(__always)
    static func allButPlainASCII(in word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        // Bytes from 0x80 may be marked by any of these, and are by the last.
        return ((word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word) & highs
    }

    /// Marks what must be escaped: control characters, quote, backslash.
    @inline(__always)
    static func escapes(in word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        return
            (((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & highs
    }
}
