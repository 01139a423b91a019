/// SplitMix64: the same numbers in every run and on every machine, so that an input comes again from its seed.
package struct FuzzRandom: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    /// The numbers of one input: each is made from the seed, the target's name and its own number alone, so that it can
    /// be made again without those before it.
    package init(seed: UInt64, target: String, input: Int) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in target.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        self.init(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ hash)
        state = next() &+ UInt64(bitPattern: Int64(input)) &* 0xD1B5_4A32_D192_ED03
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below `count`, which is 1 or more.
    mutating func below(_ count: Int) -> Int {
        Int(next() % UInt64(count))
    }

    /// True once in so many.
    mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

    /// One of several; there is at least one.
    mutating func one<Element>(of elements: some RandomAccessCollection<Element>) -> Element {
        elements[elements.index(elements.startIndex, offsetBy: below(elements.count))]
    }
}
