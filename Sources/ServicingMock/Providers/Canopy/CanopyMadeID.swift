/// Ids and tokens as Canopy makes them. The n-th of a kind is the same in every world, and none tells its number.
enum CanopyMadeID {
    /// A UUID, as the documents' API users have.
    ///
    /// - Parameters:
    ///   - kind: what it is for.
    ///   - number: the how manyth of its kind.
    static func uuid(_ kind: String, _ number: Int) -> String {
        var digits = Array(hexadecimal(kind, number, words: 2))
        // Version 4 and its variant (RFC 9562 §5.4).
        digits[12] = "4"
        digits[16] = Array("89ab")[(digits[16].hexDigitValue ?? 0) % 4]
        for place in [20, 16, 12, 8] { digits.insert("-", at: place) }
        return String(digits)
    }

    /// A prefix and five letters and digits, as `prod_4p1sc` has.
    static func short(_ prefix: String, _ number: Int) -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
        var generator = Generator(prefix, number)
        var bits = generator.next()
        var text = prefix
        for _ in 0..<5 {
            text.append(alphabet[Int(bits % 32)])
            bits /= 32
        }
        return text
    }

    /// That many words of 16 hexadecimal digits.
    static func hexadecimal(_ kind: String, _ number: Int, words: Int) -> String {
        var generator = Generator(kind, number)
        return (0..<words).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// SplitMix64, begun from the kind and the number.
    private struct Generator {
        private var state: UInt64

        init(_ kind: String, _ number: Int) {
            // FNV-1a.
            state = "\(kind)/\(number)".utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }
}
