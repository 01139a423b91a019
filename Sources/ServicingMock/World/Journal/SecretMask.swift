import ServicingHTTP

/// Takes secrets out of a request before it is written down.
struct SecretMask: Sendable {
    /// What stands in a secret's place.
    static let mask = "***"

    /// Values that are secret wherever they stand.
    let secrets: Set<String>

    /// The fields, with the values of those that carry credentials masked; a scheme before a credential stays.
    func headers(_ headers: HTTPHeaders) -> HTTPHeaders {
        HTTPHeaders(
            unchecked: headers.fields.map { field in
                if Self.isSecretName(field.name) {
                    return HTTPField(unchecked: field.name, Self.maskCredential(field.value))
                }
                return HTTPField(unchecked: field.name, text(field.value))
            })
    }

    /// The target, with the values of query items that are named like credentials masked.
    func target(_ target: String) -> String {
        let path = target.prefix { $0 != "?" }
        let query = target[path.endIndex...].dropFirst()
        guard !query.isEmpty else { return text(target) }
        let items = query.split(separator: "&", omittingEmptySubsequences: false).map { item in
            let name = item.prefix { $0 != "=" }
            return Self.isSecretName(String(name)) ? name + "=" + Self.mask : item
        }
        return text(path + "?" + items.joined(separator: "&"))
    }

    private func text(_ text: String) -> String {
        secrets.reduce(text) { $1.isEmpty ? $0 : $0.replacing($1, with: Self.mask) }
    }

    private static func isSecretName(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["auth", "key", "token", "secret", "password", "cookie", "credential"].contains { name.contains($0) }
    }

    private static func maskCredential(_ value: String) -> String {
        let parts = value.split(separator: " ", maxSplits: 1)
        let isScheme = parts.count == 2 && parts[0].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }
        return isScheme ? parts[0] + " " + mask : mask
    }
}
