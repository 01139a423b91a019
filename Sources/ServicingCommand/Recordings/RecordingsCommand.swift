import ExactJSON
import Servicing
import ServicingHTTP
import ServicingRecordings

/// `servicing recordings ACTION …`: makes, shows, checks and compares recordings.
enum RecordingsCommand {
    static let actions = ["list", "show", "check", "verify", "redact", "record"]

    static func run(_ words: [String], environment: [String: String]) async throws(UsageError) -> Exit {
        guard let action = words.first else {
            throw UsageError("recordings needs an action: \(actions.joined(separator: ", "))", "recordings")
        }
        let rest = Array(words.dropFirst())
        switch action {
        case "list": return try ListRecordings.run(rest)
        case "show": return try ShowRecordings.run(rest)
        case "check": return try CheckRecordings.run(rest)
        case "verify": return try await VerifyRecordings.run(rest, environment: environment)
        case "redact": return try RedactRecordings.run(rest)
        case "record": return try await RecordExchanges.run(rest, environment: environment)
        default:
            let hint = Spelling.nearest(action, among: actions).map { "; did you mean \($0)?" } ?? ""
            throw UsageError(
                "recordings has no action of that name: use one of \(actions.joined(separator: ", "))\(hint)",
                "recordings")
        }
    }
}

extension Option {
    static let only = Option("only", "the files whose names match, with * for any characters")
    static let maximumAge = Option("max-age", "how many days old a recording may be (default 180)")
    static let maskedMembers = Option("members", "further JSON members to mask, parted by commas")
    static let maskedHeaders = Option("headers", "further header fields to mask, parted by commas")
    static let maskedQuery = Option("query", "further query parameters to mask, parted by commas")
    static let maskedSegments = Option("segments", "path segments after which the next one is masked, parted by commas")

    static let masking: [Option] = [.maskedMembers, .maskedHeaders, .maskedQuery, .maskedSegments]
}

extension Arguments {
    /// An option's words, which commas part.
    func list(_ option: Option) -> [String] {
        (self[option] ?? "").split(separator: ",").map(String.init).filter { !$0.isEmpty }
    }

    /// Redaction rules with what the options add.
    func rules(adding to: RedactionRules = .standard) -> RedactionRules {
        to.adding(
            headers: Set(list(.maskedHeaders)), members: Set(list(.maskedMembers)),
            queryItems: Set(list(.maskedQuery)), pathSegments: Set(list(.maskedSegments)))
    }

    /// How old a recording may be.
    func maximumAge() throws(UsageError) -> Duration {
        let text = self[.maximumAge] ?? "180"
        guard let days = Int(text), (0...36_500).contains(days) else {
            throw UsageError("--max-age must be a number of days from 0 to 36500", "recordings")
        }
        return .seconds(days * 86_400)
    }
}
