extension Fault {
    /// Which of the requests that a fault's provider, operation and turn allow it hits, beside those.
    public struct Scope: Hashable, Sendable {
        /// Whether only requests behind another one on their connection are hit.
        public var reusedConnectionsOnly: Bool
        /// How many matching requests succeed before the first that is hit.
        public var skipping: Int
        /// When it begins to hit, by the world's clock; nil for at once.
        public var from: MockInstant?
        /// From when on it hits no more; nil for never. With ``from`` it is an outage's window.
        public var until: MockInstant?
        /// How many requests it hits before it is spent; nil for any number.
        public var hits: Int?
        /// How likely a request is hit; nil for surely.
        public var chance: Chance?

        /// Every request, unless said otherwise.
        public init(
            reusedConnectionsOnly: Bool = false, skipping: Int = 0, from: MockInstant? = nil,
            until: MockInstant? = nil, hits: Int? = nil, chance: Chance? = nil
        ) {
            self.reusedConnectionsOnly = reusedConnectionsOnly
            self.skipping = skipping
            self.from = from
            self.until = until
            self.hits = hits
            self.chance = chance
        }
    }

    /// A probability whose draws are always the same: each is made from the seed, from what the request asks (method,
    /// target and body) and from the how manyth time it asks it, so that requests in parallel change nothing.
    public struct Chance: Hashable, Sendable {
        /// Of a million requests, so many are hit.
        public let perMillion: Int
        /// What the draws are made from.
        public let seed: UInt64

        /// A probability.
        ///
        /// - Precondition: `perMillion` is 0 to 1 000 000.
        public init(perMillion: Int, seed: UInt64) {
            precondition((0...1_000_000).contains(perMillion), "a probability is 0 to 1")
            self.perMillion = perMillion
            self.seed = seed
        }

        func hits(_ key: DrawKey) -> Bool {
            var draws = Draws(seed: seed, key)
            return Int(draws.next() % 1_000_000) < perMillion
        }
    }

    /// How long an answer takes, where that is not always the same. Drawn as a ``Chance`` is.
    public struct Latency: Hashable, Sendable {
        /// How it is spread.
        public enum Spread: Hashable, Sendable {
            /// Evenly, from one to the other.
            case uniform(from: Duration, to: Duration)
            /// Log-normally: half are shorter than the median; sigma is the logarithm's standard deviation, in
            /// thousandths.
            case logNormal(median: Duration, sigmaThousandths: Int)
        }

        /// How it is spread.
        public var spread: Spread
        /// What the draws are made from.
        public var seed: UInt64

        /// A latency.
        public init(_ spread: Spread, seed: UInt64 = 0) {
            self.spread = spread
            self.seed = seed
        }
    }
}
