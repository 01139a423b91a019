public import ExactJSON

/// The ledger of all that the mock does: each rule with what it rests on.
public struct Fidelity: Sendable, CustomStringConvertible {
    /// The rules, in the order of their providers.
    public let rules: [Rule]

    /// The rules of all providers and the mock's own, or of one.
    ///
    /// - Parameter provider: a provider's id, or `mock`.
    public init(provider: String? = nil) {
        rules = MockWorld.rules.filter { provider == nil || $0.provider == provider }
    }

    /// How many rules rest on a document.
    public var documented: Int { rules.count { !$0.isInferred } }
    /// How many rules are inferred.
    public var inferred: Int { rules.count { $0.isInferred } }

    /// The ledger as `/__mock/fidelity` serves it.
    public var json: JSONValue {
        [
            "documented": .number(JSONNumber(documented)), "inferred": .number(JSONNumber(inferred)),
            "documents": .array(documents.map(\.json)), "rules": .array(rules.map(\.json)),
        ]
    }

    /// The ledger as `servicing mock --fidelity` prints it: a line for each rule, and how many there are.
    public var description: String {
        (rules.map(\.description) + ["\(rules.count) rules: \(documented) documented, \(inferred) inferred"])
            .joined(separator: "\n")
    }

    private var documents: [MockSource] {
        var seen: [MockSource] = []
        for case .document(let document, _, _) in rules.map(\.source) where !seen.contains(document) {
            seen.append(document)
        }
        return seen
    }
}

extension MockSource {
    fileprivate var json: JSONValue {
        [
            "file": .string(file), "title": .string(title), "version": version.map { .string($0) } ?? .null,
            "sha256": .string(sha256),
        ]
    }
}

extension Rule {
    fileprivate var json: JSONValue {
        var json: JSONObject = ["id": .string(id), "provider": .string(provider), "text": .string(text)]
        json["heldBy"] = heldBy.map { .string($0) }
        switch source {
        case .document(let document, let lines, let quote):
            json["document"] = .string(document.file)
            json["lines"] = [.number(JSONNumber(lines.lowerBound)), .number(JSONNumber(lines.upperBound))]
            json["quote"] = .string(quote)
        case .inferred(let why):
            json["inferred"] = .string(why)
        }
        return .object(json)
    }
}
