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

    /// What a provider said without them.
    func masked(in complaint: ProviderComplaint) -> ProviderComplaint {
        var masked = complaint
        masked.code = complaint.code.map { self.masked(in: $0) }
        masked.message = complaint.message.map { self.masked(in: $0) }
        masked.status = complaint.status.map { self.masked(in: $0) }
        masked.requestID = complaint.requestID.map { self.masked(in: $0) }
        masked.context = complaint.context.map { self.masked(in: $0) }
        masked.details = complaint.details.map { detail in
            ProviderComplaint.Detail(
                field: detail.field.map { self.masked(in: $0) }, message: self.masked(in: detail.message))
        }
        return masked
    }
}
