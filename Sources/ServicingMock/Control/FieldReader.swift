import ExactJSON

/// Something wrong with one field of a JSON text.
struct FieldProblem: Hashable {
    /// Where, such as `faults[0].effects[1].delay`.
    let path: String
    /// What is wrong and what is allowed. Never the value.
    let problem: String

    init(_ path: String, _ problem: String) {
        self.path = path
        self.problem = problem
    }
}

/// Everything that is found wrong while a text is read, so that all of it can be told at once.
final class FieldFindings {
    private(set) var problems: [FieldProblem] = []

    func add(_ problem: FieldProblem) {
        if !problems.contains(problem) { problems.append(problem) }
    }
}

/// A value somewhere in a JSON text, and what its path is. What it should be and isn't is noted among the findings.
struct FieldReader {
    /// The value; nil where it is missing.
    let value: JSONValue?
    let path: String
    let findings: FieldFindings

    init(_ value: JSONValue?, _ findings: FieldFindings, path: String = "") {
        self.value = value
        self.findings = findings
        self.path = path
    }

    /// A member of the object.
    subscript(_ key: String) -> FieldReader {
        FieldReader(value?[key], findings, path: path.isEmpty ? key : path + "." + key)
    }

    /// The value where it is there and not null.
    var optional: FieldReader? {
        value.map(\.isNull) ?? true ? nil : self
    }

    /// Notes that something is wrong with the value.
    func complain(_ problem: String) {
        findings.add(FieldProblem(path.isEmpty ? "body" : path, problem))
    }

    /// Refuses members of other names; a misspelt one would be passed over otherwise.
    func checkKeys(_ known: [String]) {
        guard let object = object() else { return }
        for key in object.keys where !known.contains(key) {
            self[key].complain("is not known here; known are " + known.joined(separator: ", "))
        }
    }

    func object() -> JSONObject? { checked("an object") { $0.object } }
    func string() -> String? { checked("a string") { $0.string } }
    func bool() -> Bool? { checked("true or false") { $0.bool } }

    func int(in range: ClosedRange<Int>) -> Int? {
        checked("a whole number from \(range.lowerBound) to \(range.upperBound)") { value in
            value.int.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// A point in time.
    func instant() -> MockInstant? {
        checked("a date-time with an offset, such as 2025-06-01T12:00:00Z") { $0.string.flatMap { MockInstant($0) } }
    }

    /// A day.
    func day() -> CivilDate? {
        checked("a date, such as 2025-06-01") { $0.string.flatMap { CivilDate($0) } }
    }

    /// A number of seconds.
    func duration(orBefore: Bool = false) -> Duration? {
        checked("seconds as a decimal number, such as 0.25, with nine decimals at most") { value in
            guard let duration = value.number.flatMap({ Duration(seconds: $0) }) else { return nil }
            return duration >= .zero || orBefore ? duration : nil
        }
    }

    /// One of the values that a type has.
    func oneOf<Value: RawRepresentable<String>>(_ values: [Value]) -> Value? {
        checked("one of " + values.map(\.rawValue).joined(separator: ", ")) { value in
            value.string.flatMap { text in values.first { $0.rawValue == text } }
        }
    }

    /// The elements of the list.
    var elements: [FieldReader] {
        guard let items = checked("a list", { $0.array }) else { return [] }
        return items.enumerated().map { FieldReader($1, findings, path: "\(path)[\($0)]") }
    }

    /// The members of the object, whatever their names.
    var members: [(key: String, reader: FieldReader)] {
        (object() ?? [:]).members.map { key, value in
            (key, FieldReader(value, findings, path: path.isEmpty ? key : path + "." + key))
        }
    }

    /// What the value is read as, where that can be done.
    func checked<Result>(_ what: String, _ read: (JSONValue) -> Result?) -> Result? {
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
