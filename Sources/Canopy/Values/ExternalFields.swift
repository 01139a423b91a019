public import ExactJSON
public import Servicing

/// Links from a Canopy object to other systems: at most 1,000 of them.
///
/// A list of keys and values almost everywhere. In `stripe_config` the document's example shows an object instead,
/// so either form is read where the other is declared, and each is written as it was read.
public enum ExternalFields: Hashable, Sendable, Codable {
    /// Keys and values, as the documents declare them.
    case list(CanopyList<ExternalField>)
    /// Members of any type, as the example of `stripe_config` shows them (empty there).
    case object(Sensitive<JSONObject>)

    /// Reads a list or an object.
    public init(from decoder: any Decoder) throws {
        if case .object(let object) = try JSONValue(from: decoder) {
            self = .object(Sensitive(object))
        } else {
            self = .list(try CanopyList(from: decoder))
        }
    }

    /// Writes what was read.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .list(let fields): try fields.encode(to: encoder)
        case .object(let object): try JSONValue.object(object.revealed).encode(to: encoder)
        }
    }

    /// The value of the first field with this key, where it is a text or a number.
    public subscript(key: String) -> Sensitive<String>? {
        switch self {
        case .list(let fields): fields.first { $0.key == key }?.value
        case .object(let object):
            (object.revealed[key]?.string ?? object.revealed[key]?.number?.text).map { Sensitive($0) }
        }
    }
}

/// One link to another system.
public struct ExternalField: Hashable, Sendable, Codable {
    /// The name of the other party.
    public let key: String?
    /// The id there. Not printed, since the caller may have put anything here.
    public let value: Sensitive<String>?

    /// A link.
    public init(key: String, value: Sensitive<String>) {
        self.key = key
        self.value = value
    }
}
