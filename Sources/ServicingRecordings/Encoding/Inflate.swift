/// Takes DEFLATE data apart (RFC 1951).
///
/// The package has no dependency that does: a recording must show what a compressed body holds, or a secret in it would
/// be written unseen.
struct Inflate {
    private let input: [UInt8]
    private var place: Int
    private var held: UInt32 = 0
    private var heldBits = 0
    private var output: [UInt8] = []
    private let limit: Int

    /// What the data that begins at a place holds, and where it ends; nil where it is damaged or holds more than `limit`
    /// bytes.
    static func decode(_ input: [UInt8], from place: Int, limit: Int) -> (output: [UInt8], end: Int)? {
        var inflate = Inflate(input: input, place: place, limit: limit)
        guard inflate.readBlocks() else { return nil }
        return (inflate.output, inflate.place)
    }

    private init(input: [UInt8], place: Int, limit: Int) {
        self.input = input
        self.place = place
        self.limit = limit
    }

    private mutating func readBlocks() -> Bool {
        while true {
            guard let isLast = bits(1), let kind = bits(2) else { return false }
            let isWhole =
                switch kind {
                case 0: copyStored()
                case 1: readCodes(Self.fixedLengths, Self.fixedDistances)
                case 2: readDynamic()
                default: false
                }
            guard isWhole else { return false }
            if isLast == 1 { return true }
        }
    }

    /// The next bits, the first of them the lowest.
    private mutating func bits(_ count: Int) -> Int? {
        while heldBits < count {
            guard place < input.count else { return nil }
            held |= UInt32(input[place]) << UInt32(heldBits)
            heldBits += 8
            place += 1
        }
        let value = Int(held & ((1 << UInt32(count)) - 1))
        held >>= UInt32(count)
        heldBits -= count
        return value
    }

    private mutating func copyStored() -> Bool {
        held = 0
        heldBits = 0
        guard place + 4 <= input.count else { return false }
        let length = Int(input[place]) | Int(input[place + 1]) << 8
        let complement = Int(input[place + 2]) | Int(input[place + 3]) << 8
        place += 4
        guard length == complement ^ 0xFFFF, place + length <= input.count, output.count + length <= limit else {
            return false
        }
        output += input[place..<(place + length)]
        place += length
        return true
    }

    private mutating func readDynamic() -> Bool {
        guard let extraLengths = bits(5), let extraDistances = bits(5), let extraCodes = bits(4) else { return false }
        let lengthCount = extraLengths + 257
        let distanceCount = extraDistances + 1
        guard lengthCount <= 286, distanceCount <= 30 else { return false }
        var codeLengths = Array(repeating: 0, count: 19)
        for index in Self.codeOrder.prefix(extraCodes + 4) {
            guard let length = bits(3) else { return false }
            codeLengths[index] = length
        }
        guard let codes = Huffman(codeLengths) else { return false }
        var lengths: [Int] = []
        while lengths.count < lengthCount + distanceCount {
            guard let symbol = symbol(of: codes) else { return false }
            switch symbol {
            case 0...15: lengths.append(symbol)
            case 16:
                guard let last = lengths.last, let extra = bits(2) else { return false }
                lengths += Array(repeating: last, count: 3 + extra)
            case 17:
                guard let extra = bits(3) else { return false }
                lengths += Array(repeating: 0, count: 3 + extra)
            default:
                guard let extra = bits(7) else { return false }
                lengths += Array(repeating: 0, count: 11 + extra)
            }
        }
        guard lengths.count == lengthCount + distanceCount, lengths[256] > 0,
            let literals = Huffman(Array(lengths.prefix(lengthCount))),
            let distances = Huffman(Array(lengths.suffix(distanceCount)))
        else { return false }
        return readCodes(literals, distances)
    }

    private mutating func readCodes(_ literals: Huffman, _ distances: Huffman) -> Bool {
        while let symbol = symbol(of: literals) {
            if symbol < 256 {
                guard output.count < limit else { return false }
                output.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return true }
            guard symbol < 286, let extraLength = bits(Self.lengthBits[symbol - 257]),
                let code = self.symbol(of: distances), code < 30, let extraDistance = bits(Self.distanceBits[code])
            else { return false }
            let length = Self.lengthBases[symbol - 257] + extraLength
            let distance = Self.distanceBases[code] + extraDistance
            guard distance <= output.count, output.count + length <= limit else { return false }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
        return false
    }

    /// The next symbol, its code read bit by bit from the highest on.
    private mutating func symbol(of codes: Huffman) -> Int? {
        var code = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            guard let bit = bits(1) else { return nil }
            code |= bit
            let count = codes.counts[length]
            if code - count < first { return codes.symbols[index + code - first] }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        return nil
    }

    /// Canonical Huffman codes: how many there are of each length, and their symbols in order.
    private struct Huffman: Sendable {
        var counts = Array(repeating: 0, count: 16)
        var symbols: [Int] = []

        /// Nil where there are more codes than their lengths have room for.
        init?(_ lengths: [Int]) {
            for length in lengths where length > 0 { counts[length] += 1 }
            var room = 1
            for length in 1...15 {
                room = room * 2 - counts[length]
                guard room >= 0 else { return nil }
            }
            for length in 1...15 {
                symbols += lengths.indices.filter { lengths[$0] == length }
            }
        }

        /// Codes that are known not to be too many.
        init(fixed lengths: [Int]) {
            guard let codes = Huffman(lengths) else { preconditionFailure("fixed codes fit their lengths") }
            self = codes
        }
    }

    private static let fixedLengths = Huffman(
        fixed: Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
            + Array(repeating: 8, count: 8))
    private static let fixedDistances = Huffman(fixed: Array(repeating: 5, count: 30))
    private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}
