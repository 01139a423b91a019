import ServicingFuzz

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `servicing fuzz [--seconds N | --inputs N] [--seed S] [--target T] [--recordings FOLDER]`: feeds everything that
/// parses with made-up input, and says how to make again what broke it.
enum FuzzCommand {
    static let name = "fuzz"
    private static let seconds = Option("seconds", "how long all targets together take (default 30)")
    private static let inputs = Option("inputs", "how many inputs each target gets, in place of a time")
    private static let seed = Option("seed", "which inputs are made: the same seed makes the same (default 1)")
    private static let target = Option("target", "the one target to run")
    private static let recordings = Option("recordings", "a folder of HAR files to begin with (default Recordings)")

    static func run(_ words: [String]) async throws(UsageError) -> Exit {
        let arguments = try Arguments(words, options: [seconds, inputs, seed, target, recordings], command: name)
        guard arguments.positional.isEmpty else { throw UsageError("fuzz takes no words", name) }
        let seed = try number(arguments, seed, 0...Int.max) ?? 1
        let count = try number(arguments, inputs, 1...1_000_000_000)
        let seconds = try number(arguments, seconds, 1...1_000_000)
        guard count == nil || seconds == nil else { throw UsageError("--inputs goes without --seconds", name) }
        let files = try recordings(in: arguments[recordings])
        var targets = await FuzzTargets.all(recordings: files)
        if let word = arguments[target] {
            let names = targets.map(\.name)
            targets = targets.filter { $0.name == word }
            guard !targets.isEmpty else {
                throw UsageError("no target of that name: use one of \(names.joined(separator: ", "))", name)
            }
        }
        let share = Duration.seconds(seconds ?? 30) / targets.count
        var isWhole = true
        Console.out("seed \(seed)")
        for target in targets {
            let isSound = await run(target, seed: seed, count: count, share: share)
            isWhole = isWhole && isSound
        }
        return isWhole ? .done : .differs
    }

    /// Runs a target and prints what came of it.
    private static func run(_ target: any FuzzTarget, seed: Int, count: Int?, share: Duration) async -> Bool {
        let note = CrashNote.shared
        let words = "--target \(target.name) --seed \(seed)"
        let started = ContinuousClock.now
        let end = count == nil ? started + share : nil
        let result = await FuzzRun(target, seed: UInt64(seed)).run { number in
            note.begin("servicing fuzz \(words) --inputs \(number + 1)")
            if let count { return number < count }
            return end.map { ContinuousClock.now < $0 } ?? true
        }
        note.end()
        let rate = Double(result.inputs) / max(0.001, started.duration(to: .now) / .seconds(1))
        let name = target.name + String(repeating: " ", count: max(0, 10 - target.name.count))
        guard let failure = result.failure else {
            Console.out("\(name)  \(result.inputs) inputs, \(result.taken) taken, \(Int(rate))/s")
            return true
        }
        Console.out(
            """
            \(name)  BROKEN by input \(failure.number)
              \(failure.problems.map(TerminalText.shown).joined(separator: "\n  "))
              input, made small: \(String(decoding: failure.input, as: UTF8.self).debugDescription)
              in Base64: \(Data(failure.input).base64EncodedString())
              again: servicing fuzz \(words) --inputs \(failure.number + 1)
            """)
        return false
    }

    private static func number(
        _ arguments: Arguments, _ option: Option, _ range: ClosedRange<Int>
    ) throws(UsageError) -> Int? {
        guard let text = arguments[option] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                "--\(option.name) must be a whole number from \(range.lowerBound) to \(range.upperBound)", name)
        }
        return number
    }

    private static func recordings(in folder: String?) throws(UsageError) -> [[UInt8]] {
        let path = folder ?? "Recordings"
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
            guard folder == nil else { throw UsageError("there is no folder \(path)", name) }
            return []
        }
        return names.filter { $0.hasSuffix(".har") }.sorted().compactMap { name in
            FileManager.default.contents(atPath: path + "/" + name).map { Array($0) }
        }
    }

    static let help = """
        servicing fuzz [--seconds 30 | --inputs N] [--seed 1] [--target T] [--recordings FOLDER]

        Feeds everything here that parses with made-up input, and looks at more than whether it stands: what is read is
        written and read again the same, a mistake has its place, what is masked stays masked, a refused request changes
        nothing, an answer that can't be understood never passes for a refusal. Inputs are made from documented examples
        and recordings, by a seed: the same seed makes the same inputs on every machine. Nothing leaves this process.

          --seconds N         how long all targets together take (default 30)
          --inputs N          how many inputs each target gets, in place of a time
          --seed S            which inputs are made (default 1)
          --target T          one target alone: json money timestamp segment base-url header redaction http requests
                              control har csv jsonl journal answers pages options bodies
          --recordings FOLDER a folder of HAR files to begin with (default Recordings, where it is there)

        Exit status: 0 nothing broke; 1 something did: what, the input, and the command that makes it again are printed,
        also where the process crashes or an input takes longer than 10 seconds; 2 bad usage.
        """
}
