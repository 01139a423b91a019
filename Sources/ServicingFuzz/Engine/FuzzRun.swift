/// Feeds one target with inputs, one after another, until it has had enough of them or something does not hold.
package struct FuzzRun: Sendable {
    /// An input for which something does not hold.
    package struct Failure: Sendable {
        /// The input's number: with the seed and the target it makes the input again.
        package let number: Int
        /// The input, made as small as the same problem allows.
        package let input: [UInt8]
        /// What does not hold.
        package let problems: [String]
    }

    /// What a run came to.
    package struct Result: Sendable {
        /// How many inputs were looked at.
        package var inputs = 0
        /// How many of them were taken and not refused.
        package var taken = 0
        /// The first input for which something does not hold.
        package var failure: Failure?
    }

    package let target: any FuzzTarget
    package let seed: UInt64
    private let mutator: Mutator

    package init(_ target: any FuzzTarget, seed: UInt64) {
        self.target = target
        self.seed = seed
        mutator = Mutator(target)
    }

    /// The input of that number.
    package func input(_ number: Int) -> [UInt8] {
        var random = FuzzRandom(seed: seed, target: target.name, input: number)
        return mutator.input(number, &random)
    }

    /// Looks at inputs, from the first on, as long as `goesOn` says so, which is asked before each with its number.
    package func run(while goesOn: (Int) -> Bool) async -> Result {
        var result = Result()
        while goesOn(result.inputs) {
            let number = result.inputs
            let input = input(number)
            let findings = await Self.findings(target, input)
            result.inputs += 1
            if findings.isTaken { result.taken += 1 }
            if !findings.problems.isEmpty {
                result.failure = await smallest(number, input, findings.problems)
                break
            }
        }
        return result
    }

    /// Looks at the first `count` inputs.
    package func run(inputs count: Int) async -> Result {
        await run { $0 < count }
    }

    private static func findings(_ target: any FuzzTarget, _ input: [UInt8]) async -> FuzzFindings {
        var findings = FuzzFindings()
        await target.check(input, &findings)
        return findings
    }

    /// Takes pieces away as long as something does not hold, in at most a few hundred looks.
    private func smallest(_ number: Int, _ input: [UInt8], _ problems: [String]) async -> Failure {
        var (input, problems) = (input, problems)
        var looks = 400
        var size = max(1, input.count / 2)
        while size >= 1, looks > 0 {
            var place = 0
            var isSmaller = false
            while place < input.count, looks > 0 {
                looks -= 1
                var shorter = input
                shorter.removeSubrange(place..<min(place + size, input.count))
                let found = await Self.findings(target, shorter).problems
                if found.isEmpty {
                    place += size
                } else {
                    (input, problems) = (shorter, found)
                    isSmaller = true
                }
            }
            if !isSmaller { size /= 2 }
        }
        return Failure(number: number, input: input, problems: problems)
    }
}
