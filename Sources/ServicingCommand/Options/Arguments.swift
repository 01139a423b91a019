import Servicing

/// The words after a command: options with their values, and the rest in order.
struct Arguments {
    private(set) var positional: [String] = []
    private(set) var values: [Option: String] = [:]

    /// Options with their values, as if they had been read.
    init(_ values: [Option: String]) {
        self.values = values
    }

    /// Reads `--name value`, `--name=value` and, for a switch, `--name` alone or with `true` or `false`.
    ///
    /// - Throws: ``UsageError`` for an unknown option, one given twice, or one without its value.
    init(_ words: [String], options: [Option], command: String) throws(UsageError) {
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            guard word.hasPrefix("--"), word.count > 2 else {
                if word.hasPrefix("-"), word.count > 1 {
                    throw UsageError("unknown option '\(Self.shown(word))'; options begin with two dashes", command)
                }
                positional.append(word)
                continue
            }
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let option = options.first(where: { $0.name == name }) else {
                throw UsageError(Self.unknown(name, among: options), command)
            }
            var value = parts.count > 1 ? String(parts[1]) : nil
            if value == nil, option.isSwitch {
                value = "true"
                if index < words.count, ["true", "false"].contains(words[index]) {
                    value = words[index]
                    index += 1
                }
            } else if value == nil {
                guard index < words.count, !Self.isOption(words[index], among: options) else {
                    throw UsageError("--\(name) needs a value: \(option.meaning)", command)
                }
                value = words[index]
                index += 1
            }
            guard values.updateValue(value ?? "", forKey: option) == nil else {
                throw UsageError("--\(name) is given twice", command)
            }
        }
    }

    subscript(_ option: Option) -> String? { values[option] }

    /// A switch's value; nil where it is not given.
    func flag(_ option: Option, command: String) throws(UsageError) -> Bool? {
        switch values[option] {
        case nil: return nil
        case "true": return true
        case "false": return false
        default: throw UsageError("--\(option.name) takes true or false", command)
        }
    }

    /// Whether words that may not be understood otherwise ask for JSON, so that a script gets its one object for bad
    /// usage too.
    static func askForJSON(_ words: [String]) -> Bool {
        let name = "--" + Option.json.name
        return words.indices.contains { index in
            switch words[index] {
            case name: !words[(index + 1)...].starts(with: ["false"])
            case name + "=true": true
            default: false
            }
        }
    }

    private static func isOption(_ word: String, among options: [Option]) -> Bool {
        guard word.hasPrefix("--") else { return false }
        let name = word.dropFirst(2).prefix { $0 != "=" }
        return options.contains { $0.name == name }
    }

    private static func unknown(_ name: String, among options: [Option]) -> String {
        let near = options.map { ($0.name, Spelling.distance($0.name, name)) }.min { $0.1 < $1.1 }
        let hint = near.flatMap { $0.1 <= 3 ? "; did you mean --\($0.0)?" : nil } ?? ""
        return "unknown option '--\(shown(name))'\(hint)"
    }

    /// A word of the user's as it may be printed: options carry values, and a value may be private.
    private static func shown(_ word: String) -> String {
        String(word.prefix { $0 != "=" }.prefix(40))
    }
}

/// One option of the command line.
struct Option: Hashable {
    let name: String
    let meaning: String
    let isSwitch: Bool

    init(_ name: String, _ meaning: String, isSwitch: Bool = false) {
        self.name = name
        self.meaning = meaning
        self.isSwitch = isSwitch
    }
}

/// A command line that can't be understood.
struct UsageError: Error {
    let message: String
    /// The command whose help tells more.
    let command: String

    init(_ message: String, _ command: String) {
        self.message = message
        self.command = command
    }

    /// Where to read more.
    var hint: String { command.isEmpty ? "see 'servicing help'" : "see 'servicing help \(command)'" }

    /// The same as every other error is printed in JSON: nothing was sent.
    var asServicingError: ServicingError { ServicingError(.invalidRequest, .notSent, message, hint: hint) }
}

/// How far apart two words are, for suggestions.
enum Spelling {
    static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a)
        let b = Array(b)
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let substituted = diagonal + (x == y ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }

    static func nearest(_ word: String, among words: [String]) -> String? {
        let near = words.map { ($0, distance($0, word)) }.min { $0.1 < $1.1 }
        return near.flatMap { $0.1 <= 3 ? $0.0 : nil }
    }
}
