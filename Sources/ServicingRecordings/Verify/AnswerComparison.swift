import ExactJSON
import Servicing
import ServicingHTTP

/// Compares an answer with a recorded one.
///
/// By shape, all elements of a recorded list together tell what an element may be: a member that every one of them has is
/// required, and each JSON type that one of them has at a place may stand there.
struct AnswerComparison {
    let comparison: RecordingVerifier.Comparison
    /// The words that may stand in a member, by its name.
    let enumerations: [String: Set<String>]
    /// Members that are not compared, as in ``RequestMatching/ignoredMembers``.
    let ignored: RequestMatching
    let rules: RedactionRules
    private(set) var drifts: [Drift] = []

    init(
        _ comparison: RecordingVerifier.Comparison, enumerations: [String: Set<String>], ignoring: Set<String>,
        rules: RedactionRules
    ) {
        self.comparison = comparison
        self.enumerations = enumerations
        ignored = RequestMatching(ignoredMembers: ignoring)
        self.rules = rules
    }

    mutating func compare(_ recorded: RecordedResponse, with answered: HTTPResponse) {
        guard recorded.status == answered.status else {
            add(Drift(.status, "status", recorded: String(recorded.status), answered: String(answered.status)))
            return
        }
        guard case .bytes(let bytes) = recorded.content else { return }
        let body = ContentCoding(answered.headers)?.decode(answered.body) ?? answered.body
        guard let expected = try? JSONValue(parsing: bytes) else {
            compare(text: bytes, with: body)
            return
        }
        guard let value = try? JSONValue(parsing: body) else {
            add(Drift(.type, "body", recorded: "JSON", answered: body.isEmpty ? "nothing" : "something else"))
            return
        }
        switch comparison {
        case .shape: compareShape([expected], with: value, [], "body")
        case .value: compareValue(expected, with: value, [], "body")
        }
    }

    private mutating func add(_ drift: Drift) {
        if !drifts.contains(drift) { drifts.append(drift) }
    }

    private mutating func compare(text recorded: [UInt8], with answered: [UInt8]) {
        if recorded.isEmpty != answered.isEmpty {
            add(Drift(answered.isEmpty ? .missing : .added, "body"))
        } else if comparison == .value, recorded != answered {
            let text = String(decoding: recorded, as: UTF8.self)
            var bindings = MaskBindings()
            guard !bindings.match(text, String(decoding: answered, as: UTF8.self)) else { return }
            add(Drift(.value, "body", recorded: "\(recorded.count) bytes", answered: "\(answered.count) other bytes"))
        }
    }

    // MARK: By shape

    private mutating func compareShape(
        _ samples: [JSONValue], with answered: JSONValue, _ keys: [String], _ path: String
    ) {
        if !keys.isEmpty, ignored.ignores(keys) { return }
        let kinds = Set(samples.map(\.kind))
        guard kinds.contains(answered.kind) else {
            let recorded = kinds.map(\.description).sorted().joined(separator: " or ")
            // What was null alone may have any type once it is there.
            let tier: Drift.Tier = kinds == [.null] ? .information : .error
            add(Drift(.type, path, recorded: recorded, answered: answered.kind.description, tier: tier))
            return
        }
        switch answered {
        case .object(let object): compareMembers(samples.compactMap(\.object), with: object, keys, path)
        case .array(let elements): compareElements(samples.compactMap(\.array), with: elements, keys, path)
        case .string(let text): compareText(samples.compactMap(\.string), with: text, keys, path)
        case .number, .bool, .null: break
        }
    }

    private mutating func compareMembers(
        _ samples: [JSONObject], with answered: JSONObject, _ keys: [String], _ path: String
    ) {
        var known: [String] = []
        for key in samples.flatMap(\.keys) where !known.contains(key) { known.append(key) }
        for key in known {
            let recorded = samples.compactMap { $0[key] }
            let place = path + "." + key
            if let value = answered[key] {
                compareShape(recorded, with: value, keys + [key], place)
            } else if recorded.count == samples.count, !ignored.ignores(keys + [key]) {
                add(Drift(.missing, place, recorded: recorded[0].kind.description))
            }
        }
        for (key, value) in answered where !known.contains(key) && !ignored.ignores(keys + [key]) {
            add(Drift(.added, path + "." + shown(key), answered: value.kind.description))
        }
    }

    private mutating func compareElements(
        _ samples: [[JSONValue]], with answered: [JSONValue], _ keys: [String], _ path: String
    ) {
        let elements = samples.flatMap { $0 }
        switch (elements.isEmpty, answered.isEmpty) {
        case (true, true): break
        case (true, false): add(Drift(.added, path + "[]", recorded: "no element"))
        case (false, true): add(Drift(.missing, path + "[]", answered: "no element"))
        case (false, false): for element in answered { compareShape(elements, with: element, keys, path + "[]") }
        }
    }

    private mutating func compareText(_ samples: [String], with answered: String, _ keys: [String], _ path: String) {
        if let words = keys.last.flatMap({ enumerations[$0] }) {
            if !words.contains(answered) {
                add(Drift(.enumeration, path, answered: Self.isWord(answered) ? answered : "another text"))
            }
            return
        }
        let plain = samples.filter { !Mask.holdsOne($0) }
        guard plain.count == samples.count, !plain.isEmpty, !rules.masksMember(at: keys) else { return }
        if plain.allSatisfy({ (try? Timestamp($0)) != nil }) {
            if (try? Timestamp(answered)) == nil {
                add(Drift(.type, path, recorded: "a date-time", answered: "another text"))
            }
        } else if plain.allSatisfy(Self.isWord), !plain.contains(answered) {
            add(
                Drift(
                    .enumeration, path, recorded: Set(plain).sorted().joined(separator: " or "),
                    answered: Self.isWord(answered) ? answered : "another text"))
        }
    }

    /// Whether a text looks like a word of a closed list: capital letters, joined by underscores or slashes.
    private static func isWord(_ text: String) -> Bool {
        text.utf8.count >= 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F || $0 == 0x2F }
    }

    // MARK: By value

    private mutating func compareValue(
        _ recorded: JSONValue, with answered: JSONValue, _ keys: [String], _ path: String
    ) {
        if !keys.isEmpty, ignored.ignores(keys) { return }
        switch (recorded, answered) {
        case (.object(let a), .object(let b)):
            for (key, value) in a {
                if let other = b[key] {
                    compareValue(value, with: other, keys + [key], path + "." + key)
                } else if !ignored.ignores(keys + [key]) {
                    add(Drift(.missing, path + "." + key, recorded: value.kind.description))
                }
            }
            for (key, value) in b where a[key] == nil && !ignored.ignores(keys + [key]) {
                add(Drift(.added, path + "." + shown(key), answered: value.kind.description))
            }
        case (.array(let a), .array(let b)):
            if a.count != b.count {
                add(Drift(.value, path, recorded: "\(a.count) elements", answered: "\(b.count) elements"))
            }
            for (index, pair) in zip(a, b).enumerated() {
                compareValue(pair.0, with: pair.1, keys, "\(path)[\(index)]")
            }
        default:
            if recorded.kind != answered.kind {
                add(Drift(.type, path, recorded: recorded.kind.description, answered: answered.kind.description))
            } else if !Self.isSame(recorded, answered) {
                add(
                    Drift(.value, path, recorded: shown(recorded, at: keys), answered: shown(answered, at: keys)))
            }
        }
    }

    /// Numbers are compared by their value, date-times as instants, and a mask stands for anything.
    private static func isSame(_ recorded: JSONValue, _ answered: JSONValue) -> Bool {
        if recorded == answered { return true }
        switch (recorded, answered) {
        case (.string(let a), .string(let b)):
            var bindings = MaskBindings()
            if Mask.holdsOne(a) { return bindings.match(a, b) }
            guard let a = try? Timestamp(a), let b = try? Timestamp(b) else { return false }
            return a.isSameInstant(as: b)
        case (.number(let a), .number): return Mask(a) != nil
        default: return false
        }
    }

    private func shown(_ value: JSONValue, at keys: [String]) -> String {
        if rules.masksMember(at: keys) { return RedactionRules.mask }
        let text = rules.masked(value).text()
        return text.count > 80 ? text.prefix(80) + "…" : text
    }

    /// A key as it may be printed: one that looks like a value may be one.
    private func shown(_ key: String) -> String {
        key.utf8.count <= 60 && key.utf8.allSatisfy { $0.isTokenByte || $0 == UInt8(ascii: ".") }
            && SensitivePatterns().matches(in: Array(key.utf8)).isEmpty ? key : RedactionRules.mask
    }
}

extension Mask {
    /// Whether a text holds a mask.
    static func holdsOne(_ text: String) -> Bool {
        text == RedactionRules.mask || pieces(of: text).contains { if case .mask = $0 { true } else { false } }
    }
}
