import ExactJSON

/// What the masks of a recording stand for in a replay: the values that the live requests have where the recording has
/// masks. A mask stands for one value and a value behind one mask.
struct MaskBindings: Hashable, Sendable {
    private(set) var values: [Int: String] = [:]
    private var numbers: [String: Int] = [:]

    /// Takes a value for what the mask stands for; false where it contradicts what is known.
    mutating func bind(_ number: Int, to value: String) -> Bool {
        if let known = values[number] { return known == value }
        guard numbers[value] == nil else { return false }
        values[number] = value
        numbers[value] = number
        return true
    }

    /// Whether a recorded text, with masks in it, can be the sent one. What the masks stand for then is kept.
    mutating func match(_ recorded: String, _ sent: String) -> Bool {
        match(Mask.pieces(of: recorded)[...], sent[...])
    }

    private mutating func match(_ pieces: ArraySlice<Mask.Piece>, _ rest: Substring) -> Bool {
        guard let piece = pieces.first else { return rest.isEmpty }
        switch piece {
        case .literal(let text):
            guard rest.utf8.starts(with: text.utf8) else { return false }
            return match(pieces.dropFirst(), rest[rest.utf8.index(rest.startIndex, offsetBy: text.utf8.count)...])
        case .mask(.live): return false
        case .mask(.recorded(let number)):
            if pieces.count == 1 { return !rest.isEmpty && bind(number, to: String(rest)) }
            var end = rest.startIndex
            while end < rest.endIndex {
                rest.formIndex(after: &end)
                var attempt = self
                if attempt.bind(number, to: String(rest[..<end])), attempt.match(pieces.dropFirst(), rest[end...]) {
                    self = attempt
                    return true
                }
            }
            return false
        }
    }

    /// The text with masks replaced by what they stand for, where that is known.
    func revealing(_ text: String, escapedAsJSON: Bool = false) -> String {
        Mask.pieces(of: text).map { piece in
            switch piece {
            case .literal(let text): return text
            case .mask(let mask):
                guard case .recorded(let number) = mask, let value = values[number] else { return mask.text }
                return escapedAsJSON ? value.jsonEscaped : value
            }
        }.joined()
    }

    /// A body with masks replaced by what they stand for; numbers too where it is JSON.
    func revealing(_ body: [UInt8]) -> [UInt8] {
        guard !values.isEmpty, let text = String(validating: body, as: UTF8.self) else { return body }
        let isJSON = (try? JSONDocument(parsing: body)) != nil
        let revealed = Array(revealing(text, escapedAsJSON: isJSON).utf8)
        return isJSON ? revealingNumbers(in: revealed) : revealed
    }

    private func revealingNumbers(in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        var place = 0
        while place < bytes.count {
            let run = bytes[place...].prefix { $0.isDigit }
            guard !run.isEmpty else {
                place += 1
                continue
            }
            if run.count == 13, let number = JSONNumber(String(decoding: run, as: UTF8.self)),
                case .recorded(let found)? = Mask(number), let value = values[found], JSONNumber(value) != nil
            {
                result += bytes[copied..<place] + Array(value.utf8)
                copied = run.endIndex
            }
            place = run.endIndex
        }
        return copied == 0 ? bytes : result + bytes[copied...]
    }
}
