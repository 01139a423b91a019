/// Works out where a token stands, by walking from the root. Only errors ask, so that nobody else pays.
struct TapePath {
    enum Step {
        case key(String)
        case index(Int)
    }

    let bytes: UnsafePointer<UInt8>
    let tokens: UnsafePointer<Token>
    let count: Int

    init(bytes: UnsafePointer<UInt8>, tokens: UnsafePointer<Token>, count: Int) {
        self.bytes = bytes
        self.tokens = tokens
        self.count = count
    }

    init(_ tape: Tape) {
        self.init(bytes: tape.bytes, tokens: tape.tokens, count: tape.tokenCount)
    }

    /// The steps from the root to a value, or to a key, which shares its value's path.
    func steps(to target: Int) -> [Step] {
        var steps: [Step] = []
        var container = 0
        while container < target, container < count, tokens[container].isContainer {
            let isArray = tokens[container].kind == .array
            var index = 0
            var child = container + 1
            // The child that holds the target is the last that begins before it.
            while true {
                let value = isArray ? child : child + 1
                let next = value < count && tokens[value].isContainer ? tokens[value].extent : value + 1
                if next > target || next >= count {
                    steps.append(isArray ? .index(index) : .key(string(of: tokens[child], in: bytes)))
                    if value > target { return steps }
                    container = value
                    break
                }
                child = next
                index += 1
            }
        }
        return steps
    }

    /// The path of a token as errors print it.
    func text(of target: Int) -> String {
        Self.text(steps(to: target))
    }

    /// The path of the last value that was begun in a text that is not finished.
    static func ofLastValue(in text: UnsafeBufferPointer<UInt8>) -> String {
        do {
            _ = try Tape(text, maximumDepth: .max, maximumBytes: .max)
            return ""
        } catch {
            return error.path
        }
    }

    /// Steps as errors print them, such as `data.items[3].id`.
    static func text(_ steps: [Step]) -> String {
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
        let scalars = key.unicodeScalars.prefix(64).map { scalar -> Character in
            scalar.properties.isPrintableInPath ? Character(scalar) : "?"
        }
        return String(scalars) + (key.unicodeScalars.count > 64 ? "…" : "")
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isPrintableInPath: Bool {
        switch generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }
}
