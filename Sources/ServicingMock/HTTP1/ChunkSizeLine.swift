/// The line before a chunk's data: its size and its extensions (RFC 9112 §7.1).
enum ChunkSizeLine {
    /// How many digits a size of 64 bits has. A line this long has room for no extension.
    static let digits = 16

    /// The size a line gives, without its CR LF. Extensions are checked, then ignored (§7.1.1).
    static func size(_ line: Bytes) throws(RequestRefusal) -> UInt64 {
        var index = 0
        var size: UInt64 = 0
        while index < line.count, let digit = Grammar.hexValue(line[index]) {
            guard size >> 60 == 0 else { throw .chunkSize }
            size = size << 4 | UInt64(digit)
            index += 1
        }
        guard index > 0 else { throw .chunkSize }
        try checkExtensions(Grammar.slice(line, index, line.count))
        return size
    }

    /// `*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )`.
    private static func checkExtensions(_ bytes: Bytes) throws(RequestRefusal) {
        var index = 0
        func skipWhiteSpace() {
            while index < bytes.count, Grammar.isWhiteSpace(bytes[index]) { index += 1 }
        }
        func skipToken() throws(RequestRefusal) {
            let start = index
            while index < bytes.count, Grammar.isToken(bytes[index]) { index += 1 }
            guard index > start else { throw .chunkExtension }
        }
        while index < bytes.count {
            let start = index
            skipWhiteSpace()
            // The size itself must be followed by an extension or by the line's end.
            guard index < bytes.count, bytes[index] == 0x3B else { throw start == 0 ? .chunkSize : .chunkExtension }
            index += 1
            skipWhiteSpace()
            try skipToken()
            let nameEnd = index
            skipWhiteSpace()
            guard index < bytes.count, bytes[index] == 0x3D else {
                index = nameEnd
                continue
            }
            index += 1
            skipWhiteSpace()
            if index < bytes.count, bytes[index] == 0x22 {
                index = try quotedStringEnd(bytes, from: index)
            } else {
                try skipToken()
            }
        }
    }

    /// Where a quoted string that begins there ends (RFC 9110 §5.6.4).
    private static func quotedStringEnd(_ bytes: Bytes, from start: Int) throws(RequestRefusal) -> Int {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case 0x22: return index + 1
            case 0x5C:
                guard index + 1 < bytes.count, Grammar.isFieldContent(bytes[index + 1]) else {
                    throw .chunkExtension
                }
                index += 2
            case let byte:
                guard Grammar.isFieldContent(byte) else { throw .chunkExtension }
                index += 1
            }
        }
        throw .chunkExtension
    }
}
