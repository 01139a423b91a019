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

    func text(_ text: String) -> String {
        // Nearly no text holds a secret: looked for byte by byte, and replaced only where there is one.
        secrets.reduce(text) { text, secret in
            !secret.isEmpty && Self.contains(text, secret) ? text.replacing(secret, with: Self.mask) : text
        }
    }

    private static let secretWords = ["auth", "key", "token", "secret", "password", "cookie", "credential"]

    private static func isSecretName(_ name: String) -> Bool {
        let name = name.lowercased()
        return secretWords.contains { contains(name, $0) }
    }

    static func contains(_ text: String, _ part: String) -> Bool {
        let text = text.utf8
        let part = part.utf8
        guard let first = part.first, text.count >= part.count else { return false }
        var rest = text[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: part) { return true }
            rest.removeFirst()
        }
        return false
    }

    private static func maskCredential(_ value: String) -> String {
        let parts = value.split(separator: " ", maxSplits: 1)
        let isScheme = parts.count == 2 && parts[0].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }
        return isScheme ? parts[0] + " " + mask : mask
    }
}
