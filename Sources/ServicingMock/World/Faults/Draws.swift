#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Random numbers that are always the same for a seed and a number (SplitMix64).
struct Draws {
    private var state: UInt64

    init(seed: UInt64, _ number: Int) {
        state = seed &+ UInt64(bitPattern: Int64(number)) &* 0xd1b5_4a32_d192_ed03
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to 1, without 1.
    mutating func unit() -> Double {
        Double(next() >> 11) / 9_007_199_254_740_992
    }
}

extension Fault.Latency {
    /// The latency of the request of that number among those that match.
    func duration(_ number: Int) -> Duration {
        var draws = Draws(seed: seed, number)
        switch spread {
        case .uniform(let from, let to):
            return from + (to - from) * draws.unit()
        case .logNormal(let median, let sigma):
            // Box and Muller's way to a normal draw; its logarithm's argument is never 0.
            let normal = sqrt(-2 * log(1 - draws.unit())) * cos(2 * Double.pi * draws.unit())
            // A minute's worth of tail is enough for any test.
            return min(median * exp(Double(sigma) / 1000 * normal), max(median, .seconds(60)))
        }
    }
}
