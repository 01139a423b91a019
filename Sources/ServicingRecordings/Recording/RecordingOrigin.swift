import ExactJSON
public import Servicing
public import ServicingHTTP

/// Where a recording came from, and therefore what it proves.
public struct RecordingOrigin: Hashable, Sendable {
    /// Who answered.
    public enum Source: Hashable, Sendable {
        /// Nobody: the recording was transcribed from the provider's document.
        case document
        /// The mock. What was recorded from it shows what the mock does, and proves nothing about the provider.
        case mock
        /// A server, by a name that says which, such as `sandbox`.
        case server(String)
    }

    /// Which redaction rules a recording was masked with.
    public struct Redaction: Hashable, Sendable {
        /// The rule set's version.
        public var rules: String
        /// A digest of the rules themselves, so that an app's additions show.
        public var digest: String

        /// The mark of a rule set.
        public init(_ rules: RedactionRules) {
            self.rules = rules.version
            digest = rules.digest
        }

        init(rules: String, digest: String) {
            self.rules = rules
            self.digest = digest
        }
    }

    /// Who answered.
    public var source: Source
    /// When it was recorded; nil for what was transcribed.
    public var recordedAt: Timestamp?
    /// The provider's document: the one transcribed, or the one that the mock was written from.
    public var document: SourceDocument?
    /// Which redaction rules it was masked with.
    public var redaction: Redaction

    /// An origin.
    public init(
        _ source: Source, recordedAt: Timestamp? = nil, document: SourceDocument? = nil, redaction: RedactionRules
    ) {
        self.init(source, recordedAt: recordedAt, document: document, redaction: Redaction(redaction))
    }

    init(_ source: Source, recordedAt: Timestamp?, document: SourceDocument?, redaction: Redaction) {
        self.source = source
        self.recordedAt = recordedAt
        self.document = document
        self.redaction = redaction
    }

    /// The origin as a sentence, for the file's `comment`.
    public var statement: String {
        let when = recordedAt.map { " at \($0)" } ?? ""
        let what = document.map { " \"\($0)\"" } ?? ""
        return switch source {
        case .document: "Transcribed from the provider's document\(what). No exchange took place."
        case .mock:
            "Recorded from the mock\(when). It shows what the mock does and proves nothing about the provider."
        case .server(let name): "Recorded from \(name)\(when)."
        }
    }
}

extension RedactionRules {
    /// The first 16 hexadecimal digits of a SHA-256 over every rule in order.
    var digest: String {
        let lists = [headers, members, paths, queryItems, pathSegments, words]
        let text = lists.map { $0.sorted().joined(separator: "\n") }.joined(separator: "\n\n")
        return String(SHA256.hexDigest(of: Array(text.utf8)).prefix(16))
    }
}
