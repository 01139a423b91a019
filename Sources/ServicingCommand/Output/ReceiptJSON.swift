import ExactJSON
import Servicing
import ServicingHTTP

/// Receipts, errors and plans as the one JSON object that `--json` prints: camelCase names, numbers with all their
/// digits, personal data masked.
extension Receipt {
    /// - Parameter revealing: whether the answer, in `native`, is left as it came.
    func json(revealing: Bool = false) -> JSONValue {
        var object = JSONObject()
        object["outcome"] = .string(outcome.rawValue)
        object["provider"] = .string(provider.rawValue)
        object["operation"] = .string(operation.rawValue)
        object["instruction"] = instruction.maskedFields
        object["attempts"] = .number(JSONNumber(attempts))
        object["history"] = .array(history.map(\.json))
        object["effectiveAt"] = effectiveAt.map { .string($0.text) }
        object["references"] = .object(
            JSONObject(members: references.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
        object["evidence"] = .array(
            evidence.map { .object(["fact": .string($0.fact), "reasoning": .string($0.reasoning)]) })
        object["warnings"] = .array(
            warnings.map {
                .object([
                    "kind": .string($0.kind.rawValue), "field": .string($0.field), "message": .string($0.message),
                ])
            })
        object["durationMilliseconds"] = duration.json
        object["status"] = exchange?.statusCode.map { .number(JSONNumber($0)) }
        object["native"] = (revealing ? exchange?.answer : exchange?.maskedAnswer) ?? .null
        object["exchange"] = httpExchange.map { .string($0.description) }
        return .object(object)
    }
}

extension AttemptRecord {
    fileprivate var json: JSONValue {
        .object([
            "status": statusCode.map { .number(JSONNumber($0)) } ?? .null,
            "failure": failure.map { .string($0) } ?? .null, "mayHaveArrived": .bool(mayHaveArrived),
            "elapsedMilliseconds": elapsed.json ?? .null,
        ])
    }
}

extension RawExchange {
    /// The answer's body as it came; nil where it is not JSON.
    var answer: JSONValue? { try? JSONValue(parsing: answerBytes) }
}

extension NativeOperation {
    /// The operation's own fields as it encodes them, masked by its dialect's rules.
    fileprivate var maskedFields: JSONValue? {
        guard let fields = try? ExactJSONEncoder().value(of: self) else { return nil }
        return ((self as? any ProviderOperation)?.redaction ?? .standard).masked(fields)
    }
}

extension ProviderOperation {
    fileprivate var redaction: RedactionRules { Dialect.redaction }
}

extension ServicingError {
    var json: JSONValue {
        var error = JSONObject()
        error["kind"] = .string(kind.rawValue)
        error["effect"] = .string(effect.rawValue)
        error["message"] = .string(message)
        error["hint"] = hint.map { .string($0) }
        error["provider"] = provider.map { .string($0.rawValue) }
        error["operation"] = operation.map { .string($0.rawValue) }
        error["attempts"] = .number(JSONNumber(attempts))
        error["history"] = .array(history.map(\.json))
        error["retryable"] = .bool(isRetryable)
        error["outcome"] = receipt.map { .string($0.outcome.rawValue) }
        error["retryAfterSeconds"] = retryAfter.map { .number(JSONNumber(Int($0.components.seconds))) }
        if !problems.isEmpty {
            error["problems"] = .array(
                problems.map {
                    .object([
                        "field": .string($0.field), "problem": .string($0.problem), "allowed": .string($0.allowed),
                    ])
                })
        }
        error["providerCode"] = complaint?.code.map { .string(Shown.identifier($0)) }
        error["providerStatus"] = complaint?.status.map { .string(Shown.identifier($0)) }
        error["requestID"] = complaint?.requestID.map { .string(Shown.identifier($0)) }
        error["status"] = exchange?.statusCode.map { .number(JSONNumber($0)) }
        error["native"] = exchange?.maskedAnswer
        error["exchange"] = httpExchange.map { .string($0.description) }
        return .object(["error": .object(error)])
    }
}

extension Plan {
    var json: JSONValue {
        var object = JSONObject()
        object["id"] = .string(id)
        object["provider"] = .string(provider.rawValue)
        object["operation"] = .string(operation.rawValue)
        object["request"] = .object([
            "method": .string(request.verb),
            "url": .string(request.maskedAddress),
            "masked": .string(request.masked),
        ])
        object["scope"] = .string(scope)
        object["sideEffects"] = .array(sideEffects.map { .string($0) })
        object["fields"] = .array(
            fields.map {
                .object([
                    "field": .string($0.field), "grade": .string($0.grade.rawValue), "note": .string($0.note),
                ])
            })
        object["repeatability"] = .string(repeatability.description)
        object["createdAt"] = .string(createdAt.text)
        object["expiresAt"] = .string(expiresAt.text)
        object["digest"] = .string(digest)
        return .object(["plan": .object(object)])
    }
}

extension NativeRequest {
    /// Where it goes, personal data in it masked: what the first line of the masked request has behind the method.
    fileprivate var maskedAddress: String {
        String(masked.prefix { $0 != "\n" }.drop { $0 != " " }.dropFirst())
    }
}

extension Duration {
    /// Milliseconds with three digits after the point.
    var milliseconds: String {
        let microseconds = components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
        let fraction = String(microseconds % 1000)
        return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }

    fileprivate var json: JSONValue? {
        JSONNumber(milliseconds).map { .number($0) }
    }
}
