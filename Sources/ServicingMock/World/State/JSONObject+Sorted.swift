import ExactJSON

extension JSONObject {
    /// A dictionary as an object, in the order of its keys: the same state is the same text.
    init<Value>(sorted values: [String: Value], _ json: (Value) -> JSONValue) {
        self.init(members: values.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) })
    }
}
