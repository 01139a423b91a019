/// Reads a text into tokens in one pass and without recursion (RFC 8259, strictly).
///
/// The text is followed by zero bytes. A zero byte is nowhere allowed in JSON text, so that the end needs no check
/// of its own: it shows as an unexpected byte.
struct TapeBuilder {
    let text: UnsafePointer<UInt8>
    let byteCount: Int
    let maximumDepth: Int
    private(set) var tokens: UnsafeMutablePointer<Token>
    private(set) var count = 0
    private(set) var hasDuplicateKeys = false

    private var capacity: Int
    var offset = 0
    /// The innermost container that is not closed yet, or ``none``. An open container's extent is its parent's index.
    private var open = TapeBuilder.none
    private var depth = 0
    private var keys = KeyTable()

    private static let none = Token.largest

    init(text: UnsafePointer<UInt8>, count: Int, maximumDepth: Int) {
        self.text = text
        self.byteCount = count
        self.maximumDepth = maximumDepth
        capacity = count / 8 + 16
        tokens = .allocate(capacity: capacity)
    }

    /// Reads the whole text, and tells what was wrong with it, if anything.
    mutating func build() -> TapeFault? {
        defer { keys.deallocate() }
        do throws(TapeFault) {
            if byteCount >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { throw fault(.byteOrderMark) }
            try readText()
            return nil
        } catch {
            return error
        }
    }

    /// The error for a fault, with the path of the last value that was begun, unless all were ended.
    func error(for fault: TapeFault) -> JSONError {
        let last = open == Self.none ? 0 : count - 1
        var container = open
        while container != Self.none {
            let parent = tokens[container].extent
            tokens[container] = Token(tokens[container].kind, start: tokens[container].start, extent: Token.largest)
            container = parent
        }
        var path = TapePath(bytes: text, tokens: tokens, count: count)
        return JSONError(
            fault.kind, fault.message(maximumDepth: maximumDepth), offset: fault.offset,
            path: path.text(of: last))
    }

    /// A fault at the current place; beyond the end everything is the end.
    func fault(_ reason: TapeFault.Reason) -> TapeFault {
        offset >= byteCount && reason != .tooDeep && reason != .byteOrderMark
            ? TapeFault(reason: .unexpectedEnd, offset: byteCount) : TapeFault(reason: reason, offset: offset)
    }

    private mutating func readText() throws(TapeFault) {
        skipSpace()
        values: while true {
            switch text[offset] {
            case UInt8(ascii: "\""):
                try readString()
            case UInt8(ascii: "{"):
                try openContainer(.object)
                if text[offset] == UInt8(ascii: "}") {
                    closeContainer()
                } else {
                    try readKey(afterComma: false)
                    continue values
                }
            case UInt8(ascii: "["):
                try openContainer(.array)
                if text[offset] == UInt8(ascii: "]") { closeContainer() } else { continue values }
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                try readNumber()
            case UInt8(ascii: "t"):
                try readLiteral(.true, 0x6575_7274, length: 4)
            case UInt8(ascii: "f"):
                // The first letter is known; the four behind it make the word.
                try readLiteral(.false, 0x6573_6C61, length: 5)
            case UInt8(ascii: "n"):
                try readLiteral(.null, 0x6C6C_756E, length: 4)
            case UInt8(ascii: "]"):
                // An array that ends at once was seen when it was opened.
                throw fault(open != Self.none && tokens[open].kind == .array ? .trailingComma : .expectedValue)
            default:
                throw fault(.expectedValue)
            }
            // A value has ended; so may the containers around it.
            while true {
                skipSpace()
                if open == Self.none {
                    guard offset == byteCount else { throw fault(.trailingText) }
                    return
                }
                let byte = text[offset]
                let isArray = tokens[open].kind == .array
                if byte == UInt8(ascii: ",") {
                    offset += 1
                    skipSpace()
                    if !isArray { try readKey(afterComma: true) }
                    continue values
                }
                guard byte == (isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")) else {
                    throw fault(isArray ? .expectedCommaOrBracket : .expectedCommaOrBrace)
                }
                closeContainer()
            }
        }
    }

    // MARK: Tokens

    @inline(__always)
    mutating func append(_ kind: Token.Kind, start: Int, extent: Int) {
        if count == capacity { grow() }
        tokens[count] = Token(kind, start: start, extent: extent)
        count += 1
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
        larger.update(from: tokens, count: count)
        tokens.deallocate()
        tokens = larger
        capacity *= 2
    }

    @inline(__always)
    private mutating func openContainer(_ kind: Token.Kind) throws(TapeFault) {
        guard depth < maximumDepth else { throw fault(.tooDeep) }
        depth += 1
        append(kind, start: offset, extent: open)
        open = count - 1
        offset += 1
        skipSpace()
    }

    @inline(__always)
    private mutating func closeContainer() {
        let token = tokens[open]
        let parent = token.extent
        var kind = token.kind
        if kind == .object, keys.hasDuplicates(text, tokens, from: open + 1, to: count) {
            kind = .ambiguousObject
            hasDuplicateKeys = true
        }
        tokens[open] = Token(kind, start: token.start, extent: count)
        open = parent
        depth -= 1
        offset += 1
    }

    // MARK: Parts of the grammar

    @inline(__always)
    private mutating func skipSpace() {
        while text[offset] <= 0x20 {
            switch text[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    @inline(__always)
    private mutating func readKey(afterComma: Bool) throws(TapeFault) {
        guard text[offset] == UInt8(ascii: "\"") else {
            throw fault(afterComma && text[offset] == UInt8(ascii: "}") ? .trailingComma : .expectedKey)
        }
        try readString()
        skipSpace()
        guard text[offset] == UInt8(ascii: ":") else { throw fault(.expectedColon) }
        offset += 1
        skipSpace()
    }

    @inline(__always)
    private mutating func readLiteral(_ kind: Token.Kind, _ word: UInt32, length: Int) throws(TapeFault) {
        let found = UnsafeRawPointer(text + offset + length - 4).loadUnaligned(as: UInt32.self)
        guard UInt32(littleEndian: found) == word else { throw fault(.badLiteral) }
        append(kind, start: offset, extent: length)
        offset += length
    }

    @inline(__always)
    private mutating func readNumber() throws(TapeFault) {
        let start = offset
        if text[offset] == UInt8(ascii: "-") { offset += 1 }
        if text[offset] == UInt8(ascii: "0") {
            offset += 1
            if isDigit(text[offset]) { throw fault(.leadingZero) }
        } else {
            try readDigits()
        }
        var kind = Token.Kind.integer
        if text[offset] == UInt8(ascii: ".") {
            offset += 1
            try readDigits()
            kind = .number
        }
        if text[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if text[offset] == UInt8(ascii: "+") || text[offset] == UInt8(ascii: "-") { offset += 1 }
            try readDigits()
            kind = .number
        }
        append(kind, start: start, extent: offset - start)
    }

    @inline(__always)
    private mutating func readDigits() throws(TapeFault) {
        guard isDigit(text[offset]) else { throw fault(.expectedDigit) }
        repeat { offset += 1 } while isDigit(text[offset])
    }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}
