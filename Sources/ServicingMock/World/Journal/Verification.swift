/// What the journal says to an expected number of requests.
public struct Verification: Hashable, Sendable, CustomStringConvertible {
    /// The answer.
    public enum Outcome: String, Hashable, Sendable {
        /// There were as many as expected.
        case satisfied
        /// There were not.
        case failed
        /// Entries were evicted, and with what they may have been either could be true.
        case cannotTell
    }

    /// The answer.
    public let outcome: Outcome
    /// How many requests matched, of those that the journal knows of.
    public let found: Int
    /// How many entries were evicted and could not be looked at; 0 where the counts alone tell.
    public let evicted: Int
    /// Where it failed: the entries that nearly match, the nearest first.
    public let nearest: [NearMiss]

    /// The answer, for a person. Of what differs it has the fields and not the values.
    public var description: String {
        let fields = nearest.map { "#\($0.number): \($0.differences.map(\.field).joined(separator: ", "))" }
        return switch outcome {
        case .satisfied: "satisfied: \(found) found"
        case .failed: "failed: \(found) found" + (fields.isEmpty ? "" : "; nearly: " + fields.joined(separator: "; "))
        case .cannotTell: "evicted, cannot tell: \(found) found, \(evicted) evicted"
        }
    }
}

/// A request that would match a pattern but for some fields.
public struct NearMiss: Hashable, Sendable {
    /// One field.
    public struct Difference: Hashable, Sendable {
        /// Which, such as `body.reason`.
        public let field: String
        /// What the pattern has; personal data and credentials masked.
        public let expected: String
        /// What the request has, likewise; nil where it has none.
        public let found: String?
    }

    /// The entry's number.
    public let number: Int
    /// What differs.
    public let differences: [Difference]
}

extension Journal {
    /// Whether as many requests as expected matched, since the journal was last cleared.
    ///
    /// - Parameters:
    ///   - count: how many are expected; `2...2` for two.
    ///   - pattern: what counts.
    public func verify(_ count: ClosedRange<Int>, matching pattern: RequestPattern) -> Verification {
        let compared = entries.map { NearMiss(number: $0.number, differences: pattern.differences(from: $0)) }
        var found = compared.count { $0.differences.isEmpty }
        var unseen = evicted
        if pattern.isCounted {
            found = counts.reduce(0) { $0 + (pattern.matches($1.key) ? $1.value : 0) }
            unseen = 0
        }
        let most = found + unseen
        let outcome: Verification.Outcome =
            if found >= count.lowerBound, most <= count.upperBound {
                .satisfied
            } else if found > count.upperBound || most < count.lowerBound {
                .failed
            } else {
                .cannotTell
            }
        let misses =
            outcome == .failed && found < count.lowerBound
            ? compared.filter { !$0.differences.isEmpty }.sorted {
                ($0.differences.count, -$0.number) < ($1.differences.count, -$1.number)
            } : []
        return Verification(outcome: outcome, found: found, evicted: unseen, nearest: Array(misses.prefix(3)))
    }
}

extension MockWorld {
    /// Whether as many requests as expected matched, since the journal was last cleared.
    ///
    /// - Parameters:
    ///   - count: how many are expected; `2...2` for two.
    ///   - pattern: what counts.
    public func verify(_ count: ClosedRange<Int>, matching pattern: RequestPattern) -> Verification {
        journal.verify(count, matching: pattern)
    }
}
