import ExactJSON
public import Servicing

/// A request as an operation wants it, before base URL, credentials and common headers.
public struct RequestDraft: Hashable, Sendable {
    /// The method.
    public var method: HTTPMethod
    /// Path and query, percent-encoded, beginning with `/`.
    public var target: String
    /// The body, JSON text; nil where there is none.
    public var body: [UInt8]?
    /// Why the body could not be written, where it could not. Such a draft is never sent.
    var encodingProblem: String?

    /// A draft.
    public init(_ method: HTTPMethod, _ target: String, body: [UInt8]? = nil) {
        self.method = method
        self.target = target
        self.body = body
    }

    /// A draft without a body whose query is encoded here: every byte of a name or value that is not unreserved
    /// (RFC 3986 §2.3) is percent-encoded, a space as `%20`.
    public init(_ method: HTTPMethod, _ path: String, query: [(name: String, value: String)]) {
        let items = query.map { PathSegment.percentEncode($0.name) + "=" + PathSegment.percentEncode($0.value) }
        self.init(method, items.isEmpty ? path : path + "?" + items.joined(separator: "&"))
    }

    /// A draft whose body is a value's JSON text.
    public init(_ method: HTTPMethod, _ target: String, json value: some Encodable) {
        self.init(method, target)
        do {
            body = try ExactJSONEncoder().encode(value)
        } catch {
            encodingProblem = error.description
        }
    }
}

/// Everything that is wrong with an instruction, collected while its request is built, so that all of it is reported
/// together.
public struct FieldChecks: Sendable {
    /// What was found.
    public private(set) var problems: [FieldProblem] = []

    /// Nothing found yet.
    public init() {}

    /// Adds a problem.
    public mutating func add(_ field: String, _ problem: String, allowed: String) {
        problems.append(FieldProblem(field, problem, allowed: allowed))
    }

    /// An id as one percent-encoded path segment; a problem is added where it can't be one.
    public mutating func segment(_ field: String, _ id: String) -> String {
        do {
            return try PathSegment.encode(id)
        } catch {
            add(field, error.description, allowed: "an id of one or more printable characters, not '.' or '..'")
            return ""
        }
    }

    /// Checks a text that goes into a body.
    public mutating func text(_ field: String, _ text: String, allowsLineBreaks: Bool = false) {
        if text.isEmpty {
            add(field, "is empty", allowed: "at least one character, or leaving the field out")
        } else if !allowsLineBreaks, PathSegment.hasControlCharacter(text) {
            add(field, "holds a line break, NUL or another control character", allowed: "printable characters")
        }
    }

    /// Checks that a number is in its range.
    public mutating func range(_ field: String, _ value: Int, _ range: ClosedRange<Int>) {
        guard !range.contains(value) else { return }
        add(field, "is out of its range", allowed: "\(range.lowerBound) to \(range.upperBound)")
    }

    /// Checks that a closed list holds the value.
    public mutating func member<Value: RawRepresentable & Equatable>(
        _ field: String, _ value: Value, of list: [Value]
    ) where Value.RawValue == String {
        guard !list.contains(value) else { return }
        add(
            field, "is not one of the documented values",
            allowed: list.map { "'\($0.rawValue)'" }.joined(separator: ", "))
    }
}
