public import ExactJSON
import Servicing

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
    /// JSON members that are masked at one place alone: keys from the body's root, joined by dots, with `*` for any key.
    /// Lists are passed through, so that `customers.memo` is the memo of every customer in the list.
    public var paths: Set<String>
    /// Places that ``paths`` would mask and that are shown all the same, written without `*`.
    public var shownPaths: Set<String> = []
    /// Query parameters whose values are masked, in lower case.
    public var queryItems: Set<String>
    /// Path segments after which the next one is masked, in lower case: with `customers`, the id in `/customers/17/x`.
    public var pathSegments: Set<String>
    /// Words that make a header, member or query parameter sensitive whatever else its name holds, in lower case: with
    /// `token`, both `X-Session-Token` and `cardToken`. Two neighbouring words count as one as well, so that `apikey`
    /// finds `X-Api-Key`.
    public var words: Set<String>
    /// Texts that a document itself states, which are never masked in a provider's message.
    public var documentedPhrases: Set<String>

    /// Rules.
    public init(
        version: String, headers: Set<String>, members: Set<String>, paths: Set<String> = [],
        queryItems: Set<String> = [], pathSegments: Set<String> = [], words: Set<String> = [],
        documentedPhrases: Set<String> = []
    ) {
        self.version = version
        self.headers = headers
        self.members = members
        self.paths = paths
        self.queryItems = queryItems
        self.pathSegments = pathSegments
        self.words = words
        self.documentedPhrases = documentedPhrases
    }

    /// Credentials and personal data as they are commonly named. Ids of customers, loans and accounts are not among them.
    public static let standard = RedactionRules(
        version: "4",
        headers: [
            "authorization", "proxy-authorization", "x-api-key", "api-key", "cookie", "set-cookie", "x-auth-token",
            "www-authenticate", "set-cookie2", "authentication", "auth", "x-auth", "session", "x-session",
        ],
        members: [
            "password", "secret", "client_secret", "clientsecret", "token", "access_token", "accesstoken",
            "refresh_token", "refreshtoken", "id_token", "api_key", "apikey", "authorization",
            "ssn", "ssnlastfour", "irs_tin", "tin", "tax_id", "ein", "business_ein", "passport", "date_of_birth",
            "dateofbirth", "dob", "birthday", "drivers_license", "international_customer_id",
            "company_identification",
            "email", "phone", "phone_number", "phonenumber", "mobile", "name", "first_name", "middle_name",
            "last_name", "firstname", "middlename", "lastname", "full_name", "name_first", "name_last", "name_middle",
            "name_prefix", "name_suffix", "business_legal_name", "doing_business_as", "address", "street_address",
            "address_line_one", "address_line_two", "address_city", "address_state", "address_zip", "streetaddress1",
            "streetaddress2", "zip", "zipcode", "zip_code", "postal_code", "bank_account_number",
            "bank_routing_number", "account_number", "routing_number", "iban", "card_number", "last_four", "lastfour",
            "cvv", "pan", "customer_account_external_id", "notes", "pass", "pin", "aba", "auth", "session",
        ],
        queryItems: [
            "token", "access_token", "api_key", "key", "password", "secret", "search_parameters", "code", "sig", "auth",
        ],
        words: [
            "token", "secret", "password", "passwd", "passcode", "ssn", "cvv", "authorization", "credential",
            "credentials", "cookie", "apikey", "accesskey", "privatekey", "accountnumber", "routingnumber",
            "cardnumber", "pwd", "passphrase", "pincode", "otp", "jwt", "bearer", "assertion", "signature", "csrf",
            "xsrf",
            "subscriptionkey", "sessionid", "jsessionid", "phpsessid", "sessionkey", "cvc", "securitycode", "passport",
            "maiden", "birthdate", "socialsecurity", "taxid", "taxidentification", "nationalid", "driverlicense",
            "driverslicense", "licensenumber", "emailaddress", "streetaddress", "fullname", "sortcode", "achaccount",
        ])

    /// These rules with more of each kind.
    public func adding(
        headers: Set<String> = [], members: Set<String> = [], paths: Set<String> = [],
        shownPaths: Set<String> = [], queryItems: Set<String> = [], pathSegments: Set<String> = [],
        words: Set<String> = [], documentedPhrases: Set<String> = []
    ) -> RedactionRules {
        var rules = self
        rules.headers.formUnion(headers.map { $0.lowercased() })
        rules.members.formUnion(members.map { $0.lowercased() })
        rules.paths.formUnion(paths)
        rules.shownPaths.formUnion(shownPaths)
        rules.queryItems.formUnion(queryItems.map { $0.lowercased() })
        rules.pathSegments.formUnion(pathSegments.map { $0.lowercased() })
        rules.words.formUnion(words.map { $0.lowercased() })
        rules.documentedPhrases.formUnion(documentedPhrases)
        return rules
    }

    /// Members that hold sentences, in lower case. Of a sentence only words that errors are made of are shown.
    static let freeTextMembers: Set<String> = [
        "message", "error", "errors", "error_message", "error_description", "error_detail", "detail", "details",
        "description", "reason_text", "title",
    ]

    /// A provider's sentence with every word masked that errors are not made of; a documented one whole.
    public func masked(freeText text: String) -> String {
        ProviderText.masked(text, knowing: documentedPhrases)
    }

    /// A header's value, masked where its name asks for it.
    public func masked(header field: HTTPField) -> String {
        masksHeader(field.name) ? Self.mask : field.value
    }

    /// A value with every sensitive member masked.
    public func masked(_ value: JSONValue) -> JSONValue {
        var pass = MaskingPass(self)
        return pass.masked(value)
    }

    /// A body for a person's eyes: JSON with its sensitive members masked; any other text by its size alone, since
    /// nothing is known of what it holds.
    public func masked(body: [UInt8]) -> String {
        if body.isEmpty { return "" }
        guard let value = try? JSONValue(parsing: body) else { return "(\(body.count) bytes that are not JSON)" }
        return masked(value).text()
    }

    /// A JSON body to be kept instead of the one that was sent, where that holds a credential.
    func maskedBody(_ body: [UInt8]) -> [UInt8] { Array(masked(body: body).utf8) }

    /// A target with sensitive path segments and query values masked.
    public func masked(target: String) -> String {
        let path = target.prefix { $0 != "?" }
        var previous = ""
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map { segment -> String in
            defer { previous = String(segment) }
            return masksSegment(after: previous) && !segment.isEmpty ? Self.mask : String(segment)
        }
        let shown = pathSegments.isEmpty ? String(path) : segments.joined(separator: "/")
        guard path.endIndex < target.endIndex else { return shown }
        let query = target[target.index(after: path.endIndex)...]
        let items = query.split(separator: "&", omittingEmptySubsequences: false).map { item -> String in
            let name = item.prefix { $0 != "=" }
            return masksQueryItem(String(name)) ? name + "=" + Self.mask : String(item)
        }
        return shown + "?" + items.joined(separator: "&")
    }
}
