import ExactJSON

extension CanopyMock {
    /// One thing that is wrong with a request's input, in the form of the Ajv validator's errors.
    struct Violation {
        let instancePath: String
        let keyword: String
        let parameters: JSONObject
        let message: String

        /// A violation at a place written as a JSON Pointer that begins with `/body`.
        init(_ instancePath: String, _ keyword: String, _ parameters: JSONObject, _ message: String) {
            self.instancePath = instancePath
            self.keyword = keyword
            self.parameters = parameters
            self.message = message
        }

        static func missing(_ property: String, in instancePath: String = "/body") -> Violation {
            Violation(
                instancePath, "required", ["missingProperty": .string(property)],
                "must have required property \(property)")
        }

        static func notString(_ instancePath: String) -> Violation {
            Violation(instancePath, "type", ["type": "string"], "must be string")
        }

        static func notOne(of allowed: [String], _ instancePath: String) -> Violation {
            Violation(
                instancePath, "enum", ["allowedValues": .array(allowed.map { .string($0) })],
                "must be equal to one of the allowed values")
        }

        var json: JSONValue {
            let steps = instancePath.split(separator: "/").map { step in
                // What is all digits is an element's place: no member's name in any schema is.
                step.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "items" : "properties/" + step
            }
            let schemaPath = steps.joined(separator: "/")
            return [
                "instancePath": .string(instancePath),
                "schemaPath": .string("#/" + schemaPath + "/" + keyword),
                "keyword": .string(keyword),
                "params": .object(parameters),
                "message": .string(message),
            ]
        }
    }

    static func error(
        _ status: Int, _ code: String, _ message: String, details: [Violation] = [], by rule: Rule
    ) -> MockAnswer {
        var error: JSONObject = ["code": .string(code), "message": .string(message)]
        if !details.isEmpty { error["details"] = .array(details.map(\.json)) }
        return MockAnswer(status, ["error": .object(error)], by: rule)
    }

    static func invalid(_ violations: [Violation], by rule: Rule) -> MockAnswer {
        error(422, "invalid_input", "Invalid input", details: violations, by: rule)
    }
}

extension MockCall {
    /// Throws Canopy's 403 where the caller's role does not allow writing.
    func requireCanopyWriter() throws(MockAnswer) {
        guard caller?.mayWrite ?? true else {
            throw CanopyMock.answer(to: Refusal(.forbidden, "the token's role does not allow writing"))
        }
    }
}
