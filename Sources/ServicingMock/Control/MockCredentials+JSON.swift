import ExactJSON

extension MockCredentials {
    /// Reads `{"apiKeys":[…],"tokens":[{"value":…}],"tenants":[…],"clients":[{"id":…,"secret":…}]}`; what is left out is
    /// empty.
    init?(_ reader: FieldReader) {
        reader.checkKeys(["apiKeys", "tokens", "tenants", "clients"])
        guard reader.object() != nil else { return nil }
        self.init(
            apiKeys: Set(reader["apiKeys"].texts),
            tokens: reader["tokens"].optionalElements.compactMap(AccessToken.init),
            tenants: Set(reader["tenants"].texts),
            clients: reader["clients"].optionalElements.compactMap(ClientCredentials.init))
    }

    /// The credentials as they are read: the secrets themselves, as another world could not accept them otherwise.
    var json: JSONValue {
        [
            "apiKeys": .array(apiKeys.sorted().map { .string($0) }), "tokens": .array(tokens.map(\.json)),
            "tenants": .array(tenants.sorted().map { .string($0) }), "clients": .array(clients.map(\.json)),
        ]
    }
}

extension AccessToken {
    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys(["value", "expiresAt", "mayWrite", "holder", "issued"])
        guard let value = reader["value"].credential() else { return nil }
        self.init(
            value, expiresAt: reader["expiresAt"].optional?.instant(),
            mayWrite: reader["mayWrite"].optional?.bool() ?? true, holder: reader["holder"].optional?.string())
        isIssued = reader["issued"].optional?.bool() ?? false
    }

    fileprivate var json: JSONValue {
        var json: JSONObject = ["value": .string(value), "mayWrite": .bool(mayWrite)]
        json["expiresAt"] = expiresAt.map { .string($0.text(fractionDigits: 9)) }
        json["holder"] = holder.map { .string($0) }
        if isIssued { json["issued"] = true }
        return .object(json)
    }
}

extension ClientCredentials {
    fileprivate init?(_ reader: FieldReader) {
        reader.checkKeys(["id", "secret", "mayWrite", "holder"])
        let id = reader["id"].credential()
        guard let secret = reader["secret"].credential(), let id else { return nil }
        self.init(
            id: id, secret: secret, mayWrite: reader["mayWrite"].optional?.bool() ?? true,
            holder: reader["holder"].optional?.string())
    }

    fileprivate var json: JSONValue {
        var json: JSONObject = ["id": .string(id), "secret": .string(secret), "mayWrite": .bool(mayWrite)]
        json["holder"] = holder.map { .string($0) }
        return .object(json)
    }
}

extension FieldReader {
    fileprivate var optionalElements: [FieldReader] { optional?.elements ?? [] }

    fileprivate var texts: [String] { optionalElements.compactMap { $0.credential() } }

    /// A credential, which a header can carry: printable ASCII, not empty, without spaces at its ends.
    fileprivate func credential() -> String? {
        checked("printable ASCII, not empty, and without spaces at its ends") { value in
            guard let text = value.string, let first = text.utf8.first, let last = text.utf8.last, first != 0x20,
                last != 0x20, text.utf8.allSatisfy({ (0x20...0x7e).contains($0) })
            else { return nil }
            return text
        }
    }
}
