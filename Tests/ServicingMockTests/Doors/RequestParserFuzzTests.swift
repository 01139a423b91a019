import Testing

@testable import ServicingMock

/// A generator with a fixed seed (SplitMix64), so that what fails once fails always.
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

@Suite("The request parser under mutation")
struct RequestParserFuzzTests {
    static let seeds =
        RequestParserTests.cases.map { Array($0.text.utf8) }
        + RequestRefusalTests.cases.filter { $0.text.utf8.count < 600 }.map { Array($0.text.utf8) }

    /// Bytes that framing turns on, which a mutation prefers.
    static let interesting: [UInt8] = Array("\r\n :;,\t\0\"0123aAfF/?#%*".utf8) + [0x7F, 0x80, 0xFF]

    static func mutate(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.insert(interesting.randomElement(using: &random)!, at: place)
            case 1 where !bytes.isEmpty: bytes.remove(at: place)
            case 2 where !bytes.isEmpty: bytes[place] = interesting.randomElement(using: &random)!
            case 3 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 4: bytes.removeLast(bytes.count - place)
            default:
                let other = seeds.randomElement(using: &random)!
                bytes.insert(
                    contentsOf: other[Int.random(in: 0..<other.count, using: &random)...].prefix(40), at: place)
            }
        }
        return bytes
    }

    @Test("never crashes, and gives the same result however the bytes are cut", arguments: 0..<40)
    func mutations(_ round: Int) async {
        var random = SeededGenerator(seed: UInt64(round))
        for _ in 0..<200 {
            // The other tests' timers wait for the same few threads.
            await Task.yield()
            let bytes = Self.mutate(Self.seeds.randomElement(using: &random)!, &random)
            let whole = ParserHarness.outcomes(of: [bytes])
            let singles = ParserHarness.outcomes(of: bytes.map { [$0] })
            #expect(singles == whole, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
            var pieces: [[UInt8]] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...20, using: &random)
                pieces.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            #expect(ParserHarness.outcomes(of: pieces) == whole)
        }
    }

    @Test("takes random bytes for what they are: nothing that is served")
    func noise() {
        var random = SeededGenerator(seed: 99)
        for _ in 0..<1000 {
            let bytes = (0..<Int.random(in: 1...200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let outcomes = ParserHarness.outcomes(of: [bytes])
            #expect(!outcomes.contains { if case .request = $0 { true } else { false } })
        }
    }
}
