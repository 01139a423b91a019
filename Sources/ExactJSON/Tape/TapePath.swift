/// Works out where a token stands, by walking from the root. Only errors ask, so that nobody else pays.
///
/// It remembers its last way. A question about a token further on is answered from there, so that as many questions
/// as there are fields take one walk in all.
struct TapePath {
    private let bytes: UnsafePointer<UInt8>
    private let tokens: UnsafePointer<Token>
    private let count: Int
    private var way: [Stop] = []

    /// A container on the way, and the child through which the way leads.
    private struct Stop {
        let container: Int
        /// The element's token, or the member's key.
        var child: Int
        var place = 0
    }

    init(bytes: UnsafePointer<UInt8>, tokens: UnsafePointer<Token>, count: Int) {
        self.bytes = bytes
        self.tokens = tokens
        self.count = count
    }

    init(_ tape: Tape) {
        self.init(bytes: tape.bytes, tokens: tape.tokens, count: tape.tokenCount)
    }

    /// The steps from the root to a value, or to a key, which shares its value's path.
    mutating func steps(to target: Int) -> [JSONStep] {
        walk(to: target)
        return way.map { stop in
            tokens[stop.container].kind == .array
                ? .index(stop.place) : .key(tokens[stop.child].string(in: bytes))
        }
    }

    private mutating func walk(to target: Int) {
        guard target > 0, target < count else { return way.removeAll() }
        while let last = way.last, target < last.child || target >= tokens[last.container].extent { way.removeLast() }
        if way.isEmpty { way.append(Stop(container: 0, child: 1)) }
        while true {
            var stop = way.removeLast()
            let keyWidth = tokens[stop.container].kind == .array ? 0 : 1
            while true {
                let next = following(stop.child + keyWidth)
                if next > target || next >= count { break }
                stop.child = next
                stop.place += 1
            }
            way.append(stop)
            let value = stop.child + keyWidth
            guard target > value else { return }
            way.append(Stop(container: value, child: value + 1))
        }
    }

    /// The token behind a value. In a text that was not read to its end the value may be missing.
    private func following(_ value: Int) -> Int {
        value < count && tokens[value].isContainer ? tokens[value].extent : value + 1
    }
}

extension TapePath {
    /// The path of a token as errors print it.
    mutating func text(of target: Int) -> String {
        Self.text(steps(to: target))
    }

    /// The path of the value that would come next in a text that is not finished.
    static func ofNextValue(in text: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        do throws(JSONError) {
            // With any value in that place, it is the last that was begun when the text ends too early.
            try (Array(text) + [UInt8(ascii: "0")]).withUnsafeBufferPointer { text throws(JSONError) in
                _ = try Tape(text, maximumDepth: .max, maximumBytes: Token.largest)
            }
            return ""
        } catch {
            return error.path
        }
    }

    /// Steps as errors print them, such as `data.items[3].id`.
    static func text(_ steps: [JSONStep]) -> String {
        steps.reduce(into: "") { path, step in
            switch step {
            case .index(let index): path += "[\(index)]"
            case .key(let key) where isPlain(key): path += path.isEmpty ? key : "." + key
            case .key(let key): path += "[\"" + shown(key) + "\"]"
            }
        }
    }

    private static func isPlain(_ key: String) -> Bool {
        (1...64).contains(key.utf8.count)
            && key.utf8.allSatisfy {
                isDigit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x5F || $0 == 0x2D
            }
    }

    /// A key that can't break a line or flood a log.
    private static func shown(_ key: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in key.unicodeScalars.prefix(64) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                shown.append("?")
            default:
                shown.append(scalar)
            }
        }
        return String(shown) + (key.unicodeScalars.count > 64 ? "…" : "")
    }
}
