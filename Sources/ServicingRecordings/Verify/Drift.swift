/// One part in which a server's answer is not what a recording holds. Holds no personal datum.
public struct Drift: Hashable, Sendable, CustomStringConvertible {
    /// How much it matters.
    public enum Tier: Int, Hashable, Sendable, Comparable, CustomStringConvertible {
        /// A client that reads what it knows is not touched.
        case information
        /// A client may miss something.
        case warning
        /// The contract is another one.
        case error

        /// Whether one matters less than another.
        public static func < (a: Tier, b: Tier) -> Bool { a.rawValue < b.rawValue }

        /// The tier's name.
        public var description: String {
            switch self {
            case .information: "information"
            case .warning: "warning"
            case .error: "error"
            }
        }
    }

    /// What sort of difference it is.
    public enum Kind: String, Hashable, Sendable {
        /// The answer has something that the recording has not.
        case added
        /// The recording has something that the answer has not.
        case missing
        /// Something has another JSON type, or is no longer JSON, or no longer a date-time.
        case type
        /// A word of a closed list is none of the known ones.
        case enumeration
        /// A value is another one. Told only where values are compared.
        case value
        /// The status is another one.
        case status
    }

    /// What sort of difference it is.
    public let kind: Kind
    /// How much it matters.
    public let tier: Tier
    /// Where: `status`, or a place in the JSON body such as `body.customers[].address`.
    public let path: String
    /// What the recording has there; masked where it is personal.
    public let recorded: String?
    /// What the server answered there; masked where it is personal.
    public let answered: String?

    init(_ kind: Kind, _ path: String, recorded: String? = nil, answered: String? = nil, tier: Tier? = nil) {
        self.kind = kind
        self.path = path
        self.recorded = recorded
        self.answered = answered
        self.tier = tier ?? kind.tier
    }

    /// `error: body.status: type: recorded a string, answered a number`.
    public var description: String {
        let sides = [recorded.map { "recorded \($0)" }, answered.map { "answered \($0)" }].compactMap { $0 }
        return "\(tier): \(path): \(kind.rawValue)" + (sides.isEmpty ? "" : ": " + sides.joined(separator: ", "))
    }
}

extension Drift.Kind {
    /// How much such a difference matters.
    fileprivate var tier: Drift.Tier {
        switch self {
        case .added: .information
        case .missing: .warning
        case .type, .enumeration, .value, .status: .error
        }
    }
}
