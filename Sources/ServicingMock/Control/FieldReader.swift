public import ExactJSON

/// Something wrong with one field of a JSON text.
struct FieldProblem: Hashable {
    /// Where, such as `faults[0].effects[1].delay`.
    let path: String
    /// The same, step by step; empty where it is no place in a JSON text.
    let steps: [JSONStep]
    /// What is wrong and what is allowed. Never the value.
    let problem: String

    init(_ path: String, _ problem: String) {
        self.path = path
        self.problem = problem
        steps = []
    }

    /// A problem at the end of those steps; `body` is the whole text.
    init(at steps: [JSONStep], _ problem: String) {
        self.steps = steps
        self.problem = problem
        path = steps.isEmpty ? "body" : Self.path(steps)
    }

    private static func path(_ steps: [JSONStep]) -> String {
        steps.reduce(into: "") { path, step in
            switch step {
            case .index(let index): path += "[\(index)]"
            case .key(let key):
                // An id as a key may have dots of its own.
                let isPlain = !key.isEmpty && !key.utf8.contains { [0x2e, 0x5b, 0x5d, 0x20].contains($0) }
                path += isPlain ? (path.isEmpty ? "" : ".") + key : "[\(JSONValue.string(key).text())]"
            }
        }
    }
}

/// Everything that is found wrong while a text is read, so that all of it can be told at once.
final class FieldFindings {
    /// How many problems are kept: a long file that is wrong all through says no more with more of them.
    private static let limit = 100
    private(set) var problems: [FieldProblem] = []
    private var known: Set<FieldProblem> = []

    func add(_ problem: FieldProblem) {
        if problems.count < Self.limit, known.insert(problem).inserted { problems.append(problem) }
    }
}

/// A value somewhere in a JSON text, and where it stands. What it should be and isn't is noted, so that whoever has the
/// text read can tell everything that is wrong in it, each with its place.
public struct FieldReader {
    /// The value; nil where it is missing.
    public let value: JSONValue?
    let steps: [JSONStep]
    let findings: FieldFindings

    init(_ value: JSONValue?, _ findings: FieldFindings, at steps: [JSONStep] = []) {
        self.value = value
        self.findings = findings
        self.steps = steps
    }

    /// A member of the object.
    public subscript(_ key: String) -> FieldReader {
        FieldReader(value?[key], findings, at: steps + [.key(key)])
    }

    /// The value where it is there and not null.
    public var optional: FieldReader? {
        value.map(\.isNull) ?? true ? nil : self
    }

    /// Notes that something is wrong with the value.
    public func complain(_ problem: String) {
        findings.add(FieldProblem(at: steps, problem))
    }

    /// Refuses members of other names; a misspelt one would be passed over otherwise.
    public func checkKeys(_ known: [String]) {
        guard let object = object() else { return }
        for key in object.keys where !known.contains(key) {
            self[key].complain("is not known here; known are " + known.joined(separator: ", "))
        }
    }

    /// The value as an object.
    public func object() -> JSONObject? { checked("an object") { $0.object } }
    /// The value as a string.
    public func string() -> String? { checked("a string") { $0.string } }
    /// The value as a boolean.
    public func bool() -> Bool? { checked("true or false") { $0.bool } }

    /// The value as a whole number.
    public func int(in range: ClosedRange<Int>) -> Int? {
        checked("a whole number from \(range.lowerBound) to \(range.upperBound)") { value in
            value.int.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// A point in time.
    public func instant() -> MockInstant? {
        checked("a date-time with an offset, such as 2025-06-01T12:00:00Z") { $0.string.flatMap { MockInstant($0) } }
    }

    /// A day.
    public func day() -> CivilDate? {
        checked("a date, such as 2025-06-01") { $0.string.flatMap { CivilDate($0) } }
    }

    /// A number of seconds.
    public func duration(orBefore: Bool = false) -> Duration? {
        checked("seconds as a decimal number, such as 0.25, with nine decimals at most") { value in
            guard let duration = value.number.flatMap({ Duration(seconds: $0) }) else { return nil }
            return duration >= .zero || orBefore ? duration : nil
        }
    }

    /// One of the values that a type has.
    public func oneOf<Value: RawRepresentable<String>>(_ values: [Value]) -> Value? {
        checked("one of " + values.map(\.rawValue).joined(separator: ", ")) { value in
            value.string.flatMap { text in values.first { $0.rawValue == text } }
        }
    }

    /// The elements of the list.
    public var elements: [FieldReader] {
        guard let items = checked("a list", { $0.array }) else { return [] }
        return items.enumerated().map { FieldReader($1, findings, at: steps + [.index($0)]) }
    }

    /// The members of the object, whatever their names.
    public var members: [(key: String, reader: FieldReader)] {
        (object() ?? [:]).members.map { key, value in
            (key, FieldReader(value, findings, at: steps + [.key(key)]))
        }
    }

    /// What the value is read as, where that can be done.
    public func checked<Result>(_ what: String, _ read: (JSONValue) -> Result?) -> Result? {
        guard let value else {
            complain("is required: \(what)")
            return nil
        }
        guard let result = read(value) else {
            complain("must be \(what)")
            return nil
        }
        return result
    }
}
