import ExactJSON

/// Schemas of JSON values, written as in Swift.
enum JSONSchema {
    static let string: JSONValue = ["type": "string"]
    static let integer: JSONValue = ["type": "integer"]
    static let number: JSONValue = ["type": "number"]
    static let boolean: JSONValue = ["type": "boolean"]
    static let anyObject: JSONValue = ["type": "object"]
    static let dateTime: JSONValue = ["type": "string", "format": "date-time"]

    /// One of these texts.
    static func choice(_ allowed: [String]) -> JSONValue {
        ["type": "string", "enum": .array(allowed.map { .string($0) })]
    }

    /// This one value.
    static func constant(_ value: JSONValue) -> JSONValue {
        ["const": value]
    }

    /// An array whose elements are all alike.
    static func list(_ element: JSONValue) -> JSONValue {
        ["type": "array", "items": element]
    }

    /// An object with these members, of which those named must be there. It may have others.
    static func object(_ members: JSONObject, required: [String] = []) -> JSONValue {
        var schema: JSONObject = ["type": "object", "properties": .object(members)]
        if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
        return .object(schema)
    }

    /// An object in which all of these members must be there.
    static func answer(_ members: JSONObject) -> JSONValue {
        object(members, required: members.keys)
    }

    /// The same, or null.
    static func orNull(_ schema: JSONValue) -> JSONValue {
        ["anyOf": [schema, ["type": "null"]]]
    }
}
