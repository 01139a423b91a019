public import ExactJSON
public import Servicing

/// Kordev's `loan_cancellation`: an object whose attributes the document does not print, and to which further ones may
/// be added.
///
/// `id` and `reason` are found on the vendor's page of the batch call and *inferred* for the single one.
public struct LoanCancellation: Hashable, Sendable, Codable {
    /// The cancellation's own id, which the answer's `id` repeats (inferred).
    public var id: String?
    /// Why, in free text. Masked wherever a request is printed.
    public var reason: Sensitive<String>?
    /// Any other attributes. Not printed, as nothing is known of what they hold.
    public var others: Sensitive<JSONObject>

    /// A cancellation; `{}` where nothing is given.
    public init(id: String? = nil, reason: Sensitive<String>? = nil, others: JSONObject = [:]) {
        self.id = id
        self.reason = reason
        self.others = Sensitive(others)
    }

    /// Reads an object; what is neither `id` nor `reason` goes to ``others``.
    public init(from decoder: any Decoder) throws {
        guard case .object(var object) = try JSONValue(from: decoder) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "loan_cancellation is not an object"))
        }
        if let id = object["id"]?.string {
            self.id = id
            object["id"] = nil
        }
        if let reason = object["reason"]?.string {
            self.reason = Sensitive(reason)
            object["reason"] = nil
        }
        others = Sensitive(object)
    }

    /// Writes one object.
    public func encode(to encoder: any Encoder) throws {
        var object = JSONObject()
        if let id { object["id"] = .string(id) }
        if let reason { object["reason"] = .string(reason.revealed) }
        for (key, value) in others.revealed { object[key] = value }
        try JSONValue.object(object).encode(to: encoder)
    }
}
