import ExactJSON

/// A way from a JSON text's root to one of its values.
struct JSONPath: Hashable, CustomStringConvertible {
    var steps: [String] = []

    /// Members by name, a list's elements as `[]`.
    var description: String {
        steps.map { Int($0) == nil ? "." + $0 : "[]" }.joined().drop { $0 == "." }.description
    }

    /// The last member's name.
    var name: String { steps.last { Int($0) == nil } ?? "" }

    func appending(_ step: String) -> JSONPath { JSONPath(steps: steps + [step]) }
}

extension JSONValue {
    /// Every value that is neither object nor list, with its path. An empty object or list counts as one.
    func leaves(at path: JSONPath = JSONPath()) -> [(path: JSONPath, value: JSONValue)] {
        switch self {
        case .object(let object) where !object.isEmpty:
            object.flatMap { $0.value.leaves(at: path.appending($0.key)) }
        case .array(let items) where !items.isEmpty:
            items.enumerated().flatMap { $0.element.leaves(at: path.appending(String($0.offset))) }
        default: [(path, self)]
        }
    }

    /// The value with every leaf changed.
    func mappingLeaves(
        at path: JSONPath = JSONPath(), _ change: (JSONPath, JSONValue) -> JSONValue
    ) -> JSONValue {
        switch self {
        case .object(let object) where !object.isEmpty:
            .object(
                JSONObject(
                    uniqueKeysWithValues: object.map {
                        ($0.key, $0.value.mappingLeaves(at: path.appending($0.key), change))
                    }))
        case .array(let items) where !items.isEmpty:
            .array(items.enumerated().map { $0.element.mappingLeaves(at: path.appending(String($0.offset)), change) })
        default: change(path, self)
        }
    }
}
