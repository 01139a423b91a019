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
    ///
    /// A mask ends where what stands behind it in the recording comes next, and later only where the rest fits so alone.
    /// The search is bounded: texts of many masks that fit in no way would take longer than anybody waits.
    mutating func match(_ recorded: String, _ sent: String) -> Bool {
        let pieces = Mask.pieces(of: recorded)
        let bytes = Array(sent.utf8)
        var allowance = max(1 << 20, 16 * bytes.count)
        var known = self
        var place = 0
        var index = 0
        // The masks on the way to here, each with the end that is tried.
        var choices: [Choice] = []
        while true {
            if index == pieces.count, place == bytes.count {
                self = known
                return true
            }
            if index < pieces.count {
                switch pieces[index] {
                case .literal(let text) where bytes[place...].starts(with: text.utf8):
                    place += text.utf8.count
                    index += 1
                    continue
                case .mask(.recorded(let number)):
                    choices.append(Choice(index: index, number: number, start: place, end: place, before: known))
                default: break
                }
            }
            // Here it goes no further: the latest mask that can end later does.
            var isFound = false
            while !isFound {
                guard var choice = choices.popLast() else { return false }
                guard let end = Self.end(of: choice, pieces, bytes, &allowance) else { continue }
                guard allowance > 0 else { return false }
                choice.end = end
                choices.append(choice)
                known = choice.before
                isFound = known.bind(choice.number, to: String(decoding: bytes[choice.start..<end], as: UTF8.self))
                place = end
                index = choice.index + 1
            }
        }
    }

    /// A mask for which an end is tried.
    private struct Choice {
        let index: Int
        let number: Int
        let start: Int
        var end: Int
        /// What masks stood for before it.
        let before: MaskBindings
    }

    /// The next end of a mask behind the one that was tried; nil where there is none.
    private static func end(
        of choice: Choice, _ pieces: [Mask.Piece], _ bytes: [UInt8], _ allowance: inout Int
    ) -> Int? {
        var end = choice.end
        defer { allowance -= end - choice.end + 16 }
        guard choice.index + 1 < pieces.count else {
            end = bytes.count
            return end > choice.end ? end : nil
        }
        while end < bytes.count {
            end += 1
            // A value does not end inside a character's bytes.
            guard end == bytes.count || bytes[end] & 0xC0 != 0x80 else { continue }
            guard case .literal(let text) = pieces[choice.index + 1] else { return end }
            if bytes[end...].starts(with: text.utf8) { return end }
        }
        return nil
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
