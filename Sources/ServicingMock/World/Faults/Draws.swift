import ServicingHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What a draw for a request is made from beside the seed: what is asked, and the how manyth time it is. So requests that
/// come in another order, such as in parallel, draw the same.
struct DrawKey: Hashable, Sendable {
    /// Method, target and body; header fields may differ from run to run.
    let request: UInt64
    /// Counted from 1 for each fault.
    var occurrence: Int

    init(_ request: UInt64, occurrence: Int = 1) {
        self.request = request
        self.occurrence = occurrence
    }

    /// The request's part: the same in every process, unlike a hash value's.
    static func request(_ request: ReceivedRequest) -> UInt64 {
        var hash = FNV1a()
        hash.add(request.method.rawValue.utf8)
        hash.add(request.target.utf8)
        hash.add(request.body)
        return hash.value
    }
}

/// The hash of Fowler, Noll and Vo over parts, each of which has an end.
private struct FNV1a {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        value = (value ^ 0x1ff) &* 0x100_0000_01b3
    }
}

/// Random numbers that are always the same for a seed and a key (SplitMix64).
struct Draws {
    private var state: UInt64

    init(seed: UInt64, _ key: DrawKey) {
        state = seed &+ UInt64(bitPattern: Int64(key.occurrence)) &* 0xd1b5_4a32_d192_ed03
        state = next() ^ key.request
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
    /// The latency of a request.
    func duration(_ key: DrawKey) -> Duration {
        var draws = Draws(seed: seed, key)
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
