import ExactJSON

extension CanopyMock.BodySchema {
    /// The schema as JSON Schema writes it.
    var json: JSONValue {
        var schema: JSONObject = [:]
        func type(_ names: [JSONValue]) -> JSONValue {
            let names = isNullable ? names + ["null"] : names
            return names.count == 1 ? names[0] : .array(names)
        }
        switch form {
        case .text(let form, let longest):
            schema["type"] = type(["string"])
            if let longest { schema["maxLength"] = .number(JSONNumber(longest)) }
            if let form { schema[form.keyword] = .string(form.name) }
        case .choice(let allowed):
            schema["enum"] = .array(allowed.map { .string($0) } + (isNullable ? [.null] : []))
        case .identifier(let form):
            schema["type"] = type(["string", "integer"])
            if let form { schema[form.keyword] = .string(form.name) }
        case .integer(let range):
            schema["type"] = type(["integer"])
            schema.add(range)
        case .number(let range):
            schema["type"] = type(["number"])
            schema.add(range)
        case .bool:
            schema["type"] = type(["boolean"])
        case .list(let element, let most):
            schema["type"] = type(["array"])
            schema["items"] = element.json
            if let most { schema["maxItems"] = .number(JSONNumber(most)) }
        case .object(let members):
            schema["type"] = type(["object"])
            schema["properties"] = .object(JSONObject(uniqueKeysWithValues: members.map { ($0.name, $0.json) }))
            let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
            if !required.isEmpty { schema["required"] = .array(required) }
        }
        return .object(schema)
    }
}

extension CanopyMock.BodySchema.Member {
    /// The member's schema, with what stands in its place where it is left out.
    fileprivate var json: JSONValue {
        guard case .value(let fallback) = fallback, var json = schema.json.object else { return schema.json }
        json["default"] = fallback
        return .object(json)
    }
}

extension JSONObject {
    /// The bounds of a number; one that is no bound is left out.
    fileprivate mutating func add(_ range: ClosedRange<Int>?) {
        guard let range else { return }
        self["minimum"] = .number(JSONNumber(range.lowerBound))
        if range.upperBound < .max { self["maximum"] = .number(JSONNumber(range.upperBound)) }
    }
}
