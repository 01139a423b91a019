import Servicing
import ServicingBulk

/// The options of `servicing bulk`.
extension Option {
    static let journal = Option("journal", "the run's journal; a lock file stands beside it")
    static let format = Option("format", "csv or jsonl, where the file's name does not tell")
    static let baseURLs = Option("base-url", "where a provider answers: PROVIDER=URL, or URL for all of them")
    static let concurrency = Option(
        "concurrency", "how many rows at a time at each provider (default 16): N, or PROVIDER=N for one")
    static let rate = Option("rate", "how many rows a second at each provider, all shards together: N, or PROVIDER=N")
    static let accept = Option("accept", "an approximation that every row agrees to, as 'servicing providers' names it")
    static let skipInvalid = Option("skip-invalid", "go on without the rows that are not valid", isSwitch: true)
    static let shard = Option("shard", "do one part of the rows, as in 3/16, counted from 1")
    static let stopAfter = Option(
        "stop-after", "begin nothing more at a provider after so many rows in a row without an answer (default 20)")
    static let rows = Option("rows", "write a line a row as CSV to this file: id,outcome,…")
    static let html = Option("html", "write a report that stands in one HTML file")
    static let date = Option("date", "the mock's date: 2026-12-01, or a date-time with offset (default now)")

    /// The options that may be given more than once.
    static let bulkRepeatable: [Option] = [.baseURLs, .concurrency, .rate, .accept]
    /// What says which rows there are.
    static let bulkInput: [Option] = [.format, .skipInvalid, .shard]
    /// What a report takes.
    static let bulkReport: [Option] = [.json, .rows, .html]
}

/// The words after `servicing bulk VERB`.
struct BulkOptions {
    let verb: String
    let words: [String]
    private let arguments: Arguments
    private let repeated: [Option: [String]]

    /// - Parameters:
    ///   - verb: `plan`, `run`, `report` or `rehearse`.
    ///   - options: the options that it takes once.
    ///   - repeatable: those that it takes again and again.
    init(_ words: [String], verb: String, options: [Option], repeatable: [Option] = []) throws(UsageError) {
        var rest: [String] = []
        var repeated: [Option: [String]] = [:]
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard word.hasPrefix("--"), let name = parts.first,
                let option = repeatable.first(where: { $0.name == name })
            else {
                rest.append(word)
                continue
            }
            if parts.count > 1 {
                repeated[option, default: []].append(String(parts[1]))
            } else {
                guard index < words.count, !words[index].hasPrefix("--") else {
                    throw UsageError("--\(name) needs a value: \(option.meaning)", "bulk")
                }
                repeated[option, default: []].append(words[index])
                index += 1
            }
        }
        self.verb = verb
        self.repeated = repeated
        // Told of as unknown where they are: with the names of those that are known.
        arguments = try Arguments(rest, options: options + repeatable, command: "bulk")
        self.words = arguments.positional
    }

    subscript(_ option: Option) -> String? { arguments[option] }

    func all(_ option: Option) -> [String] { repeated[option] ?? [] }

    func flag(_ option: Option) throws(UsageError) -> Bool { try arguments.flag(option, command: "bulk") ?? false }

    /// The one file that is named.
    func input() throws(UsageError) -> BulkInput {
        guard words.count == 1 else {
            throw UsageError("bulk \(verb) needs one file of rows", "bulk")
        }
        var format: BulkInput.Format?
        if let text = self[.format] {
            guard let known = BulkInput.Format(rawValue: text) else {
                throw UsageError("--format is one of csv, jsonl", "bulk")
            }
            format = known
        }
        return BulkInput(path: words[0], format: format)
    }

    /// How a run is carried out.
    func settings() throws(UsageError) -> BulkSettings {
        var settings = BulkSettings(skipsInvalid: try flag(.skipInvalid))
        if let text = self[.shard] {
            guard let shard = BulkShard(text) else {
                throw UsageError("--shard is a part of how many, counted from 1, as in 3/16", "bulk")
            }
            settings.shard = shard
        }
        let concurrency = try numbers(.concurrency, "a whole number from 1 to 10000") {
            Int($0).flatMap { (1...10_000).contains($0) ? $0 : nil }
        }
        settings.concurrency = concurrency.forAll ?? settings.concurrency
        settings.concurrencyByProvider = concurrency.byProvider
        let rate = try numbers(.rate, "rows a second, more than 0 and at most 1000000") {
            Double($0).flatMap { $0.isFinite && $0 > 0 && $0 <= 1_000_000 ? $0 : nil }
        }
        settings.rate = rate.forAll
        settings.rateByProvider = rate.byProvider
        if let text = self[.stopAfter] {
            guard let count = Int(text), count > 0 else {
                throw UsageError("--stop-after is a whole number from 1", "bulk")
            }
            settings.failuresBeforeStopping = count
        }
        if let text = self[.timeout] {
            guard let seconds = Double(text), seconds.isFinite, seconds > 0, seconds <= 86_400 else {
                throw UsageError("--timeout is a number of seconds, more than 0 and at most 86400", "bulk")
            }
            settings.timeout = .milliseconds(max(1, Int64((seconds * 1_000).rounded())))
        }
        return settings
    }

    /// The approximations that every row agrees to.
    var accepting: Set<String> {
        Set(all(.accept).flatMap { $0.split { " ,;".contains($0) }.map(String.init) })
    }

    /// Where each provider answers, as it was given.
    func addresses() throws(UsageError) -> (forAll: String?, byProvider: [ProviderID: String]) {
        var forAll: String?
        var byProvider: [ProviderID: String] = [:]
        for text in all(.baseURLs) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if parts.count == 2, !parts[0].contains(":") {
                let provider = try Self.provider(parts[0], .baseURLs)
                guard byProvider.updateValue(parts[1], forKey: provider) == nil else {
                    throw UsageError("--base-url is given twice for \(provider)", "bulk")
                }
            } else if forAll == nil {
                forAll = text
            } else {
                throw UsageError("--base-url is given twice for all providers", "bulk")
            }
        }
        return (forAll, byProvider)
    }

    private func numbers<Number>(
        _ option: Option, _ allowed: String, _ read: (String) -> Number?
    ) throws(UsageError) -> (forAll: Number?, byProvider: [ProviderID: Number]) {
        var forAll: Number?
        var byProvider: [ProviderID: Number] = [:]
        for text in all(option) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let number = parts.last.flatMap(read) else {
                throw UsageError("--\(option.name) is \(allowed), with PROVIDER= before it for one provider", "bulk")
            }
            if parts.count == 2 {
                let provider = try Self.provider(parts[0], option)
                guard byProvider.updateValue(number, forKey: provider) == nil else {
                    throw UsageError("--\(option.name) is given twice for \(provider)", "bulk")
                }
            } else {
                guard forAll == nil else {
                    throw UsageError("--\(option.name) is given twice for all providers", "bulk")
                }
                forAll = number
            }
        }
        return (forAll, byProvider)
    }

    private static func provider(_ name: String, _ option: Option) throws(UsageError) -> ProviderID {
        let ids = commandProviders.map { $0.id.rawValue }
        guard ids.contains(name) else {
            let hint = Spelling.nearest(name, among: ids).map { "; did you mean \($0)?" } ?? ""
            throw UsageError(
                "--\(option.name) names no provider: use one of \(ids.joined(separator: ", "))\(hint)", "bulk")
        }
        return ProviderID(rawValue: name)
    }
}
