import ExactJSON
import Servicing

/// Credentials that are known, masked wherever they stand. A provider may repeat one in an error's text.
extension [Secret] {
    /// The text without them. One of fewer than four characters is no secret and is left.
    func masked(in text: String) -> String {
        reduce(text) { text, secret in
            let value = secret.reveal()
            return value.utf8.count >= 4 && text.contains(value)
                ? text.replacing(value, with: RedactionRules.mask) : text
        }
    }

    /// The value without them, in every text and member name.
    func masked(in value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(masked(in: text))
        case .array(let items): .array(items.map { masked(in: $0) })
        case .object(let object):
            .object(JSONObject(members: object.members.map { (masked(in: $0.key), masked(in: $0.value)) }))
        default: value
        }
    }
}
