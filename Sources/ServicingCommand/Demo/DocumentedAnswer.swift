import ExactJSON

/// An answer as a document prints it: a value, or the name of a type in its place.
///
/// `<string>`, `<datetime>`, `<decimal>`, `<integer>`, `<object>` and `<null|string>` stand for any value of that type,
/// as the documents themselves print type names; everything else must be equal, member for member. A list of one type
/// stands for one or more of them.
struct DocumentedAnswer: Sendable {
    private let template: JSONValue
    /// Members that depend on the server's state or the present time, by path; their types are compared.
    private let varying: Set<String>
    /// Members that are not compared at all, by path, as the document contradicts itself about them.
    private let open: Set<String>

    init(_ text: String, varying: Set<String> = [], open: Set<String> = []) {
        guard let template = try? JSONValue(parsing: text) else {
            preconditionFailure("a documented answer is not JSON")
        }
        self.template = template
        self.varying = varying
        self.open = open
    }

    /// Where an answer differs from the document; empty where it does not. Says no values.
    func differences(from answer: [UInt8]) -> [String] {
        guard let value = try? JSONValue(parsing: answer) else { return ["the answer is not JSON"] }
        return compare(template, value, at: "")
    }

    private func compare(_ template: JSONValue, _ value: JSONValue, at path: String) -> [String] {
        if open.contains(path) { return [] }
        let place = path.isEmpty ? "the answer" : path
        if varying.contains(path) {
            return template.kind == value.kind ? [] : ["\(place) should be \(template.kind), is \(value.kind)"]
        }
        switch (template, value) {
        case (.object(let documented), .object(let given)):
            let missing = documented.keys.filter { given[$0] == nil && !open.contains(join(path, $0)) }.map {
                "\(join(path, $0)) is missing"
            }
            let added = given.keys.filter { documented[$0] == nil && !open.contains(join(path, $0)) }.map {
                "\(join(path, $0)) is not documented"
            }
            let within = documented.flatMap { key, template in
                given[key].map { compare(template, $0, at: join(path, key)) } ?? []
            }
            return missing + added + within
        case (.array(let documented), .array(let given)):
            if documented.count == 1, let only = documented.first {
                guard !given.isEmpty else { return ["\(place) is empty"] }
                return given.enumerated().flatMap { compare(only, $1, at: "\(path)[\($0)]") }
            }
            guard documented.count == given.count else {
                return ["\(place) should have \(documented.count) items, has \(given.count)"]
            }
            return zip(documented, given).enumerated().flatMap { compare($1.0, $1.1, at: "\(path)[\($0)]") }
        case (.string(let name), _) where name.hasPrefix("<") && name.hasSuffix(">"):
            return Self.fits(value, name) ? [] : ["\(place) should be \(name), is \(value.kind)"]
        default:
            return template == value ? [] : ["\(place) differs"]
        }
    }

    private func join(_ path: String, _ key: String) -> String {
        path.isEmpty ? key : path + "." + key
    }

    private static func fits(_ value: JSONValue, _ type: String) -> Bool {
        switch type {
        case "<string>": value.string != nil
        case "<null|string>": value.isNull || value.string != nil
        case "<datetime>": value.string?.contains("T") == true
        case "<decimal>": value.number != nil
        case "<integer>": value.number.map { !$0.text.contains { ".eE".contains($0) } } ?? false
        case "<object>": value.object != nil
        default: false
        }
    }
}

extension JSONValue {
    fileprivate var kind: JSONKind {
        switch self {
        case .null: .null
        case .bool: .boolean
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }
}
