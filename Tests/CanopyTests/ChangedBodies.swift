import ExactJSON

extension JSONValue {
    /// The value with another one at a place such as `a.b[0].c`, or with nothing there where that is nil.
    func setting(_ place: String, to value: JSONValue?) -> JSONValue {
        let steps = place.split { $0 == "." || $0 == "[" || $0 == "]" }
        return setting(steps[...], to: value) ?? .null
    }

    private func setting(_ steps: ArraySlice<Substring>, to value: JSONValue?) -> JSONValue? {
        guard let step = steps.first else { return value }
        switch self {
        case .array(var items):
            guard let index = Int(step), items.indices.contains(index) else { return self }
            if let changed = items[index].setting(steps.dropFirst(), to: value) {
                items[index] = changed
            } else {
                items.remove(at: index)
            }
            return .array(items)
        case .object(var object):
            object[String(step)] = (object[String(step)] ?? [:]).setting(steps.dropFirst(), to: value)
            return .object(object)
        default: return self
        }
    }

    /// The value at a place such as `a.b[0].c`.
    func at(_ place: String) -> JSONValue? {
        place.split { $0 == "." || $0 == "[" || $0 == "]" }.reduce(self) { value, step in
            if let index = Int(step) {
                value?.array.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            } else {
                value?[String(step)]
            }
        }
    }

    /// The paths of all leaves, as texts.
    var leafPaths: Set<String> { Set(leaves().map { $0.path.steps.joined(separator: ".") }) }
}
