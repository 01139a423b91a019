/// Finds the bytes of strings that need care, eight at a time.
///
/// Each test leaves the high bit of every byte that it matches. A borrow can mark bytes above a match, never below it,
/// so that the lowest mark is right.
enum ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// How many of the word's bytes, from the lowest, are printable ASCII other than quote and backslash.
    @inline(__always)
    static func plainASCII(in word: UInt64) -> Int {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        // Bytes from 0x80 may be marked by any of these, and are by the last.
        let marks = ((word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word) & highs
        return marks.trailingZeroBitCount >> 3
    }

    /// How many of the word's bytes, from the lowest, need no escape: all but control characters, quote, backslash.
    @inline(__always)
    static func unescaped(in word: UInt64) -> Int {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let marks =
            (((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & highs
        return marks.trailingZeroBitCount >> 3
    }
}
