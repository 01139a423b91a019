import ExactJSON
import Servicing

/// Reads the options of one call and collects what is wrong with them.
struct CallReader {
    let arguments: Arguments
    /// Where the body is, where that is not what `--body` says.
    private let text: BodySource?
    /// The document's example of the body.
    private let example: JSONValue?
    private(set) var problems: [FieldProblem] = []

    /// - Parameters:
    ///   - body: the body; nil for what `--body` names.
    ///   - example: the document's example of the body, as JSON text.
    init(_ arguments: Arguments, body: String? = nil, example: String? = nil) {
        self.arguments = arguments
        text = body.map { .text($0) }
        self.example = example.flatMap { try? JSONValue(parsing: $0) }
    }

    /// The text of an option that must be given.
    mutating func required(_ option: Option) -> String {
        guard let value = arguments[option] else {
            problems.append(FieldProblem("--" + option.name, "is missing", allowed: option.meaning))
            return ""
        }
        return value
    }

    /// The text of an option that may be given.
    func optional(_ option: Option) -> String? { arguments[option] }

    /// A switch.
    mutating func flag(_ option: Option) -> Bool? {
        switch arguments[option] {
        case nil: return nil
        case "true": return true
        case "false": return false
        default:
            problems.append(FieldProblem("--" + option.name, "is neither true nor false", allowed: "true, false"))
            return nil
        }
    }

    /// A date-time that may be given.
    mutating func timestamp(_ option: Option) -> Timestamp? {
        guard let text = arguments[option] else { return nil }
        do {
            return try Timestamp(text)
        } catch {
            problems.append(
                FieldProblem(
                    "--" + option.name, error.description,
                    allowed: "a date-time with offset, as in 2026-12-01T00:00:00Z"))
            return nil
        }
    }

    /// A date-time that must be given. The stand-in for a missing one is never sent, as a problem was added.
    mutating func requiredTimestamp(_ option: Option) -> Timestamp {
        _ = required(option)
        return timestamp(option) ?? Timestamp.now
    }

    /// The request's body, read from where `--body` says. Nil where there is none or none can be read; with problems,
    /// what could be read of it.
    mutating func body<Body: Codable>(_ type: Body.Type = Body.self) -> Body? {
        guard let source = text ?? arguments[.body].map(BodySource.init(option:)) else {
            problems.append(FieldProblem("--body", "is missing", allowed: BodySource.allowed + "; see --example"))
            return nil
        }
        var reader = BodyReader(source, example: example)
        let body = reader.read(type)
        problems += reader.problems
        return body
    }
}

extension CallReader {
    /// How many rows a page has at most: what is given; else with `--all` as many as there may be, so that it takes few
    /// pages; else the document's default.
    mutating func limit(default standard: Int, in limits: ClosedRange<Int>) -> Int {
        let isAll = flag(.all) ?? false
        guard let text = arguments[.limit] else { return isAll ? limits.upperBound : standard }
        let allowed = isAll ? max(1, limits.lowerBound)...limits.upperBound : limits
        guard let limit = Int(text), allowed.contains(limit) else {
            problems.append(
                FieldProblem(
                    "--limit", Int(text) == nil ? "is not a whole number" : "is out of its range",
                    allowed: "\(allowed.lowerBound) to \(allowed.upperBound)"))
            return standard
        }
        return limit
    }

    /// The cursors that are given, of which there may be one.
    mutating func cursors() -> (after: String?, before: String?) {
        let after = arguments[.startingAfter]
        let before = arguments[.endingBefore]
        if after != nil, before != nil {
            problems.append(
                FieldProblem(
                    "--starting-after", "is given together with --ending-before", allowed: "one of the two, or neither")
            )
        }
        if before != nil, flag(.all) == true {
            problems.append(
                FieldProblem("--ending-before", "is given together with --all", allowed: "--starting-after"))
        }
        return (after, before)
    }
}
