import ExactJSON

/// SplitMix64: the same numbers in every run, so that a failure comes again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension SeededGenerator {
    /// A value of any shape, small enough for thousands of them.
    mutating func value(depth: Int = 4) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &self) {
        case 0: .null
        case 1: .bool(Bool.random(using: &self))
        case 2: .number(JSONNumber(Int.random(in: -1_000_000...1_000_000, using: &self)))
        case 3: .number(number())
        case 4: .string(string())
        case 5: .array((0..<Int.random(in: 0..<5, using: &self)).map { _ in value(depth: depth - 1) })
        default: .object(object(depth: depth - 1))
        }
    }

    mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0..<6, using: &self) { object[string()] = value(depth: depth) }
        return object
    }

    /// A number with a fraction, and sometimes an exponent, within what `Decimal` holds.
    mutating func number() -> JSONNumber {
        var text = "\(Int.random(in: -99_999...99_999, using: &self))"
        text += ".\(Int.random(in: 0...99_999, using: &self))"
        if Bool.random(using: &self) {
            text += ["e", "E", "e+", "e-"].randomElement(using: &self) ?? "e"
            text += "\(Int.random(in: 0...20, using: &self))"
        }
        return JSONNumber(text) ?? 0
    }

    /// A text in which everything occurs that needs care: escapes, control characters, several planes.
    mutating func string() -> String {
        let pieces = [
            "a", "b", "status", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{8}", "\u{C}", "\u{0}", "\u{1F}", "\u{7F}",
            "é", "e\u{301}", "ß", "漢", "\u{2028}", "\u{FFFD}", "😀", "\u{10FFFF}", "\u{E000}", "longer than eight bytes",
        ]
        return (0..<Int.random(in: 0..<6, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
