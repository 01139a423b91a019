import ExactJSON

/// Makes inputs from a target's corpus: by flipping, cutting, repeating, splicing and putting in what its grammar knows.
struct Mutator {
    /// No input is longer.
    static let longest = 64 << 10

    private let corpus: [[UInt8]]
    private let dictionary: [[UInt8]]
    private let isJSON: Bool

    init(_ target: any FuzzTarget) {
        corpus = target.corpus.isEmpty ? [[]] : target.corpus
        dictionary = target.dictionary.map { [UInt8]($0) } + Self.everywhere
        isJSON = target.isJSON
    }

    /// The input of that number: the corpus as it is first, and then what is made of it.
    func input(_ number: Int, _ random: inout FuzzRandom) -> [UInt8] {
        guard number >= corpus.count else { return corpus[number] }
        var bytes = random.one(of: corpus)
        if isJSON, !random.oneIn(3), let value = try? JSONValue(parsing: bytes) {
            var value = value
            for _ in 0...random.below(3) { value = JSONMutation.changed(value, &random) }
            bytes = value.serialized()
            if !random.oneIn(4) { return Array(bytes.prefix(Self.longest)) }
        }
        for _ in 0...random.below(random.oneIn(3) ? 12 : 3) { change(&bytes, &random) }
        return Array(bytes.prefix(Self.longest))
    }

    private func change(_ bytes: inout [UInt8], _ random: inout FuzzRandom) {
        guard !bytes.isEmpty else {
            bytes = random.one(of: dictionary)
            return
        }
        let place = random.below(bytes.count)
        let piece = place..<min(bytes.count, place + 1 + random.below(random.oneIn(4) ? 64 : 6))
        switch random.below(12) {
        case 0: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.removeSubrange(piece)
        case 3: bytes.removeSubrange(place...)
        case 4: bytes.insert(contentsOf: bytes[piece], at: random.below(bytes.count + 1))
        case 5: bytes.insert(contentsOf: random.one(of: dictionary), at: place)
        case 6: bytes.replaceSubrange(piece, with: random.one(of: dictionary))
        case 7: bytes = bytes[..<place] + random.one(of: corpus).suffix(1 + random.below(200))
        case 8: changeNumber(&bytes, from: place, &random)
        case 9: bytes.insert(contentsOf: [UInt8](repeating: bytes[place], count: 1 << random.below(9)), at: place)
        case 10: bytes.swapAt(place, random.below(bytes.count))
        default: bytes[place] = random.one(of: Self.signs)
        }
    }

    /// Puts a number at an edge in the place of the next digits.
    private func changeNumber(_ bytes: inout [UInt8], from place: Int, _ random: inout FuzzRandom) {
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
        let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: [UInt8](random.one(of: JSONMutation.numbers)))
    }

    private static let signs = [UInt8](##"{}[]()<>"':;,.=&?#%/\@!*+-_|~^` 0123456789eEzZtT"## + "\r\n\t\u{0}")
    private static let everywhere: [[UInt8]] =
        [
            "\r\n", "\r\n\r\n", "\u{0}", "\u{FEFF}", "\u{7F}", "é", "e\u{301}", "\u{2028}", "😀", "%00", "%2F", "..",
            "../",
            "null", "true", "-", "--", "''", "\"\"", "\\u0000", "\\ud800", " ",
        ].map { [UInt8]($0) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]
}
