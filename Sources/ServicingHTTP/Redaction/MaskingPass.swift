import ExactJSON
import Servicing

/// Masks one value. Lists repeat the same few names thousands of times, so what a name says by itself is worked out
/// once.
struct MaskingPass {
    private let rules: RedactionRules
    private let patterns: [[Substring]]
    private var traits: [String: NameTraits] = [:]
    /// The keys that lead to the value at hand.
    private var path: [String] = []

    /// What a member's name says wherever it stands.
    private struct NameTraits {
        let isSensitive: Bool
        let isFreeText: Bool
    }

    init(_ rules: RedactionRules) {
        self.rules = rules
        patterns = rules.patterns
    }

    mutating func masked(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            return .object(
                JSONObject(
                    uniqueKeysWithValues: object.map { key, value in
                        path.append(key)
                        defer { path.removeLast() }
                        return (key, masksMember(key) ? Self.blackout(value) : masked(value))
                    }))
        case .array(let items):
            return .array(items.map { masked($0) })
        case .string(let text) where !rules.documentedPhrases.contains(text):
            let isFreeText = path.last.map { traits(of: $0).isFreeText } ?? false
            return .string(isFreeText ? rules.masked(freeText: text) : SensitivePatterns.masked(text))
        default:
            return value
        }
    }

    /// As ``RedactionRules/masksMember(at:)`` says of the path.
    private mutating func masksMember(_ name: String) -> Bool {
        traits(of: name).isSensitive || rules.masksPlace(path, patterns)
    }

    private mutating func traits(of name: String) -> NameTraits {
        if let known = traits[name] { return known }
        let found = NameTraits(
            isSensitive: rules.masksName(name), isFreeText: RedactionRules.freeTextMembers.contains(name.lowercased()))
        traits[name] = found
        return found
    }

    /// A scalar becomes the mask; an object keeps its keys and a list its length, so that the shape stays readable.
    private static func blackout(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null: .null
        case .object(let object):
            .object(JSONObject(uniqueKeysWithValues: object.map { ($0.key, blackout($0.value)) }))
        case .array(let items): .array(items.map(blackout))
        default: .string(RedactionRules.mask)
        }
    }
}
