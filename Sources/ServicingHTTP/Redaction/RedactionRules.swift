public import ExactJSON

/// What is masked wherever an exchange is printed, logged or recorded.
public struct RedactionRules: Hashable, Sendable {
    /// What stands in the place of a masked value.
    public static let mask = "***"

    /// The rule set's name and version, for recordings.
    public var version: String
    /// Header fields whose values are masked, in lower case.
    public var headers: Set<String>
    /// JSON members whose values are masked wherever they stand, in lower case; a member that is an object or a list is
    /// masked in all its leaves.
    public var members: Set<String>
    /// Query parameters whose values are masked, in lower case.
    public var queryItems: Set<String>
    /// Texts that a document itself states, which are never masked in a provider's message.
    public var documentedPhrases: Set<String>

    /// Rules.
    public init(
        version: String, headers: Set<String>, members: Set<String>, queryItems: Set<String> = [],
        documentedPhrases: Set<String> = []
    ) {
        self.version = version
        self.headers = headers
        self.members = members
        self.queryItems = queryItems
        self.documentedPhrases = documentedPhrases
    }

    /// Credentials and personal data as they are commonly named.
    public static let standard = RedactionRules(
        version: "1",
        headers: [
            "authorization", "proxy-authorization", "x-api-key", "api-key", "cookie", "set-cookie", "x-auth-token",
            "www-authenticate",
        ],
        members: [
            "password", "secret", "client_secret", "clientsecret", "token", "access_token", "accesstoken",
            "refresh_token", "refreshtoken", "id_token", "api_key", "apikey", "authorization",
            "ssn", "ssnlastfour", "irs_tin", "tax_id", "passport", "date_of_birth", "dateofbirth", "dob", "birthday",
            "email", "phone", "phone_number", "phonenumber", "name", "first_name", "last_name", "firstname",
            "lastname", "full_name", "name_first", "name_last", "name_middle", "name_prefix", "name_suffix", "address",
            "address_line_one", "address_line_two", "address_city", "address_state", "address_zip", "streetaddress1",
            "streetaddress2", "bank_account_number", "bank_routing_number", "account_number", "routing_number",
            "card_number", "cvv", "pan", "notes",
        ],
        queryItems: ["token", "access_token", "api_key", "key", "password", "secret", "search_parameters"])

    /// These rules with more of each kind.
    public func adding(
        headers: Set<String> = [], members: Set<String> = [], queryItems: Set<String> = [],
        documentedPhrases: Set<String> = []
    ) -> RedactionRules {
        var rules = self
        rules.headers.formUnion(headers.map { $0.lowercased() })
        rules.members.formUnion(members.map { $0.lowercased() })
        rules.queryItems.formUnion(queryItems.map { $0.lowercased() })
        rules.documentedPhrases.formUnion(documentedPhrases)
        return rules
    }

    /// A header's value, masked where its name asks for it.
    public func masked(header field: HTTPField) -> String {
        headers.contains(field.name.lowercased()) ? Self.mask : field.value
    }

    /// A value with every sensitive member masked.
    public func masked(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            var result = JSONObject()
            for (key, value) in object {
                result[key] = members.contains(key.lowercased()) ? Self.blackout(value) : masked(value)
            }
            return .object(result)
        case .array(let items):
            return .array(items.map(masked))
        default:
            return value
        }
    }

    /// A body for a person's eyes: JSON with its sensitive members masked; any other text by its size alone, since
    /// nothing is known of what it holds.
    public func masked(body: [UInt8]) -> String {
        if body.isEmpty { return "" }
        guard let value = try? JSONValue(parsing: body) else { return "(\(body.count) bytes that are not JSON)" }
        return masked(value).text()
    }

    /// A target with sensitive query values masked.
    public func masked(target: String) -> String {
        guard let mark = target.firstIndex(of: "?") else { return target }
        let items = target[target.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
        let masked = items.map { item -> String in
            let name = item.prefix { $0 != "=" }
            return queryItems.contains(name.lowercased()) ? name + "=" + Self.mask : String(item)
        }
        return target[...mark] + masked.joined(separator: "&")
    }

    /// A scalar becomes the mask; an object keeps its keys and a list its length, so that the shape stays readable.
    private static func blackout(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null: return .null
        case .object(let object):
            var result = JSONObject()
            for (key, value) in object { result[key] = blackout(value) }
            return .object(result)
        case .array(let items): return .array(items.map(blackout))
        default: return .string(mask)
        }
    }
}
