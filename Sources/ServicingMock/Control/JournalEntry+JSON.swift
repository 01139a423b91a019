import ExactJSON
import ServicingHTTP

extension JournalEntry {
    /// The entry as the control API shows it: credentials masked, and in bodies members that hold personal data too.
    var json: JSONValue {
        var json: JSONObject = [
            "number": .number(JSONNumber(number)), "time": .string(time.description),
            "connection": .number(JSONNumber(connection)), "ordinal": .number(JSONNumber(ordinal)),
            "sameBytesAs": sameBytesAs.map { .number(JSONNumber($0)) } ?? .null,
            "provider": provider.map { .string($0) } ?? .null, "operation": operation.map { .string($0) } ?? .null,
            "rule": .string(rule.id), "committed": .bool(committed), "changedState": .bool(changedState),
            "faults": .array(faults.map { .object($0.json) }), "delivery": delivery.json,
            "delivered": delivered.map {
                ["bytes": .number(JSONNumber($0.bytes)), "of": .number(JSONNumber($0.total))]
            } ?? .null,
            "ignoredFields": .array(ignoredFields.map { .string($0) }),
        ]
        json["request"] = [
            "method": .string(method.rawValue), "target": .string(target), "headers": Self.shown(requestHeaders),
            "body": Self.shown(requestBody),
        ]
        json["response"] = [
            "status": .number(JSONNumber(status)), "headers": Self.shown(response.headers),
            "body": Self.shown(response.body),
        ]
        return .object(json)
    }

    private static func shown(_ headers: HTTPHeaders) -> JSONValue {
        .array(headers.fields.map { ["name": .string($0.name), "value": .string($0.value)] })
    }

    /// A JSON body as what it is, with personal data masked; of any other, in which nobody can tell what is private,
    /// how long it is.
    private static func shown(_ body: [UInt8]) -> JSONValue {
        guard !body.isEmpty else { return .null }
        guard let value = try? JSONValue(parsing: body) else { return ["bytes": .number(JSONNumber(body.count))] }
        return ["json": value.masked]
    }
}

extension Journal.Count {
    func json(_ number: Int) -> JSONValue {
        [
            "provider": provider.map { .string($0) } ?? .null, "operation": operation.map { .string($0) } ?? .null,
            "status": .number(JSONNumber(status)), "committed": .bool(committed),
            "requests": .number(JSONNumber(number)),
        ]
    }
}

extension Verification {
    var json: JSONValue {
        [
            "outcome": .string(outcome.rawValue), "found": .number(JSONNumber(found)),
            "evicted": .number(JSONNumber(evicted)), "message": .string(description),
            "nearest": .array(
                nearest.map { miss in
                    [
                        "number": .number(JSONNumber(miss.number)),
                        "differences": .array(
                            miss.differences.map { difference in
                                [
                                    "field": .string(difference.field), "expected": .string(difference.expected),
                                    "found": difference.found.map { .string($0) } ?? .null,
                                ]
                            }),
                    ]
                }),
        ]
    }
}

extension Reply.Delivery {
    fileprivate var json: JSONValue {
        switch self {
        case .whole: ["whole": true]
        case .cut(let bytes, let ending):
            [
                "whole": false, "afterBytes": .number(JSONNumber(bytes)),
                "ending": .string(Fault.Effect.name(of: ending)),
            ]
        }
    }
}
