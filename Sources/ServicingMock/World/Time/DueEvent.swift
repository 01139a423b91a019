public import ExactJSON

/// Something that fell due when a world's clock was moved over its time.
public struct DueEvent: Sendable, CustomStringConvertible {
    /// When it fell due, by the world's clock.
    public let time: MockInstant
    /// The provider's id.
    public let provider: String
    /// What happened, as a word for programs, such as `interestAccrued`.
    public let kind: String
    /// The rule that it follows.
    public let rule: Rule
    /// What it happened to: ids and amounts, nothing personal.
    public let details: JSONObject

    /// An event.
    public init(_ time: MockInstant, _ provider: String, _ kind: String, by rule: Rule, _ details: JSONObject) {
        self.time = time
        self.provider = provider
        self.kind = kind
        self.rule = rule
        self.details = details
    }

    /// When, who and what, without the details.
    public var description: String { "\(time) \(provider) \(kind)" }

    /// The event as the control API shows it.
    var json: JSONValue {
        [
            "time": .string(time.description), "provider": .string(provider), "kind": .string(kind),
            "rule": .string(rule.id), "details": .object(details),
        ]
    }
}
